"""Codes of handouts: short, easy to say on a telephone, and wrong ones are told from right ones.

The letters and digits are those of Crockford's base 32: no I, L, O or U, so that nothing on
paper looks like something else. The last one is a check digit by the Luhn algorithm, which
notices each single wrong character and nearly all that have changed places.
"""

from __future__ import annotations

import hashlib
import re

from stdnum import luhn

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
# 25 bits: among 1,000 handouts, 1 in 67 sites would see two with the same five characters.
LENGTH = 5
LOOKS_LIKE = str.maketrans({"O": "0", "I": "1", "L": "1"})


def derive_code(identity: str, length: int = LENGTH) -> str:
    """Return the code of a handout that `identity` says everything about, check digit included.

    >>> derive_code("costs, version 3"), derive_code("costs, version 4")
    ('39A9FP', 'NMFK0G')
    """
    number = int.from_bytes(hashlib.sha256(identity.encode()).digest())
    characters = ""
    for _ in range(length):
        number, place = divmod(number, len(ALPHABET))
        characters += ALPHABET[place]
    return characters + luhn.calc_check_digit(characters, ALPHABET)


def normalize(typed: str) -> str:
    """Return a code as it is kept, whatever way it was typed, or pasted with the address before it.

    >>> normalize(" 7k3q-o1 "), normalize("https://example.org/h/7K3Q01/")
    ('7K3Q01', '7K3Q01')
    """
    last = typed.strip().rstrip("/").rpartition("/")[2]
    return re.sub(r"[\W_]+", "", last.upper()).translate(LOOKS_LIKE)


def is_possible(code: str) -> bool:
    """Whether a normal code can be a handout's: a slip of the pen makes most codes impossible."""
    return len(code) > LENGTH and luhn.is_valid(code, ALPHABET)
