"""What the program knows and where from: questions, sources, laws, words."""
