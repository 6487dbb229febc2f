"""What is wrong with a text, in the shortest form."""

from content.markdown import Context, render


def problems(text: str, context: Context | None = None) -> list[tuple[int, str]]:
    """The line and the message of each problem, in the order of the text."""
    document = render(text, context or Context())
    return [(problem.line, problem.message) for problem in document.problems]
