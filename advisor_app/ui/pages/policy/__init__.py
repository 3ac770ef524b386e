"""A policy in force or a quote, as its document gives it: one shape for both."""
