"""What changed between two versions: what could hurt a patient first, then every line and word.

Functions of values: two texts give one `Comparison`.
"""

from content.comparing.comparison import Comparison, Words, compare, compare_details, number_changes

__all__ = ["Comparison", "Words", "compare", "compare_details", "number_changes"]
