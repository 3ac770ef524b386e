"""The results of one assessment: a header and tabs."""
