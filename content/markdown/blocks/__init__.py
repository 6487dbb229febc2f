"""The blocks that an editor can write. Each is a file here, with its syntax at the top."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from pkgutil import iter_modules

from content.markdown.blocks.block_type import BlockType


def read_block_types(folders: Iterable[str], package: str) -> dict[str, BlockType]:
    """The kinds of block in the files of these folders of a package, by name and in their order.

    ValueError where two have the same name.
    """
    modules = [import_module(f"{package}.{file.name}") for file in iter_modules(list(folders))]
    found = [
        value
        for module in modules
        for value in vars(module).values()
        if isinstance(value, BlockType)
    ]
    blocks: dict[str, BlockType] = {}
    for block in sorted(found, key=lambda block: (block.position, block.name)):
        if block.name in blocks:
            raise ValueError(f"There are two blocks “{block.name}”: give one another name.")
        blocks[block.name] = block
    return blocks


BLOCKS = read_block_types(__path__, __name__)

# What stands in no block is said of the text itself.
NO_BLOCK = BlockType(
    name="",
    position=0,
    prepare=lambda block: None,
    skeleton="",
    opens_sections=True,
    has_parts=True,
)


def block_type(name: str) -> BlockType:
    """The kind of block of that name; for a text outside all blocks, `NO_BLOCK`."""
    return BLOCKS.get(name, NO_BLOCK)
