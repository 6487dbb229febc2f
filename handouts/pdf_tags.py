"""What WeasyPrint leaves out of the tags of a PDF file, and PDF/UA asks for.

It says of a table's heads neither if they are of a column or of a row, and tags a picture that
says nothing as a figure without words.
"""

from __future__ import annotations

from typing import Any


def mend_tags(document: Any, pdf: Any) -> None:
    """Mend the structure of a file of WeasyPrint's before it is written: its `finisher`."""
    structure = {item.reference: item for item in pdf.objects if _kind(item)}
    for item in structure.values():
        if _kind(item) == "/TH":
            item["A"]["Scope"] = "/Column" if _is_in_head(item, structure) else "/Row"
        elif _kind(item) == "/Figure" and "Alt" not in item:
            item["S"] = "/NonStruct"


def _is_in_head(cell: Any, structure: dict[bytes, Any]) -> bool:
    parent = structure.get(cell["P"])
    while parent is not None and _kind(parent) in ("/TR", "/TH"):
        parent = structure.get(parent["P"])
    return _kind(parent) == "/THead"


def _kind(item: Any) -> str:
    """The tag of a structure element, such as /TH; empty for any other object."""
    if isinstance(item, dict) and item.get("Type") == "/StructElem":
        return str(item["S"])
    return ""
