"""The words and arithmetic of the business: standard library and numpy only, frozen dataclasses."""
