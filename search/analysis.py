"""How texts become words: as they are spelt, and as stems, in which “injections” is “injection”."""

from __future__ import annotations

from tantivy import Filter, TextAnalyzer, TextAnalyzerBuilder, Tokenizer

# Letters. What is longer is no word.
LONGEST_WORD = 40


def _builder() -> TextAnalyzerBuilder:
    plain = TextAnalyzerBuilder(Tokenizer.simple()).filter(Filter.remove_long(LONGEST_WORD))
    return plain.filter(Filter.lowercase()).filter(Filter.ascii_fold())


SPELT: TextAnalyzer = _builder().build()
STEMS: TextAnalyzer = _builder().filter(Filter.stemmer("english")).build()


def spelt(text: str) -> list[str]:
    """The words of a text in small letters, without accents and marks.

    >>> spelt("Café: PRP, or “salmon-DNA”?")
    ['cafe', 'prp', 'or', 'salmon', 'dna']
    """
    return SPELT.analyze(text.replace("’", "").replace("'", ""))


def stem(word: str) -> str:
    """What the forms of a word share.

    >>> stem("injections"), stem("injected")
    ('inject', 'inject')
    """
    return next(iter(STEMS.analyze(word)), word)
