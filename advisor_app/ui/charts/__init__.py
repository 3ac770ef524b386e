"""Charts we paint ourselves, from plain data. Geometry comes from services/chart_geometry."""
