"""The components of the page for deciding, for the gallery."""
