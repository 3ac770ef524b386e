"""Fields by kind: what a fact is entered with."""
