"""Which cover, how much, on what terms, and why: rules over facts, losses and the policies held."""
