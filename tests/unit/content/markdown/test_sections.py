"""The sections of a text: what each is called, and which words are in it."""

from content.markdown import render
from content.markdown.sections import Section, sections_of

TEXT = """::: key-points
- It often hurts. [@saceda2022]
- Nobody knows more
:::

## Prices {#prices #what-it-costs}

Ask first. {sure weak: 1 clinic.}

| Where | Price |
|---|---|
| India | INR 5,000 |

::: warning Pay later
Never pay at once.
:::

::: questions
### Does it hurt? {#pain}

Often.
:::

::: words
Abscess {#abscess}
: A sore lump.
:::
"""


def test_each_section_has_the_words_below_what_opens_it():
    start, prices, pain, abscess = sections_of(render(TEXT))

    assert start == Section("start", words="It often hurts. Nobody knows more")
    assert prices == Section(
        "section",
        "prices",
        "Prices",
        "what it costs",
        # A warning has no address: its words are those of the section that it stands in.
        "Ask first. Where; Price; India; INR 5,000; Never pay at once.",
    )
    assert pain == Section("question", "pain", "Does it hurt?", "", "Often.")
    assert abscess == Section("term", "abscess", "Abscess", "", "A sore lump.")


def test_text_without_headings_is_its_start():
    assert sections_of(render("Words.")) == (Section("start", words="Words."),)
