"""Widgets of our own; what all screens are made of."""
