"""Parts of the readers' templates, drawn by themselves."""

from __future__ import annotations

from typing import Any

from django.template import Context, Template
from django.template.loader import get_template
from django.template.loader_tags import BlockNode
from django.utils.safestring import SafeString


def render_block(name: str, block: str, context: dict[str, Any]) -> SafeString:
    """One block of a template that extends another, without what stands around it.

    Raises LookupError where the template has no such block.
    """
    template: Template = get_template(name).template  # type: ignore[attr-defined]
    for node in template.nodelist.get_nodes_by_type(BlockNode):
        if isinstance(node, BlockNode) and node.name == block:
            values = Context(context)
            with values.render_context.push_state(template), values.bind_template(template):
                return node.render(values)
    raise LookupError(f"{name} has no block “{block}”.")
