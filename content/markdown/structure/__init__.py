"""What a text consists of, read from its tokens, and what is wrong with it."""

from content.markdown.structure.reading import read_structure
from content.markdown.structure.structure import Structure

__all__ = ["Structure", "read_structure"]
