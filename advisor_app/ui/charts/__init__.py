"""Charts we paint ourselves, from plain data. Geometry comes from documents/chart_geometry."""
