"""The one place where the version stands; pyproject.toml, the window, the reports and the installers read it here."""

__version__ = "0.1.0"
