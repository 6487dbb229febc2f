"""How days and times are written, for each language: Django finds them here."""
