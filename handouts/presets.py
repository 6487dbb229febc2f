"""The handouts that a clinic's desk needs most, each made of pages or of parts of them."""

from __future__ import annotations

from dataclasses import dataclass

from content.models import Page


@dataclass(frozen=True)
class Part:
    """A page by its key. `sections` are ids of headings; with none it is the whole page."""

    page: str
    sections: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        return not self.sections


@dataclass(frozen=True)
class DrawnPart(Part):
    """What a sheet draws from a page in place of its text: see `handouts.drawn`."""

    @property
    def is_whole(self) -> bool:
        return False


@dataclass(frozen=True)
class Preset:
    """`audience` says who the sheet is for, where it is offered and, but on a card, under its title.

    A card is a short sheet to keep at hand: see `handouts.card`.
    """

    key: str
    title: str
    audience: str
    parts: tuple[Part, ...] = ()
    is_card: bool = False


# Every sheet but a card has these: the red card and the milder ones. The page is always there: see
# `Page.ALWAYS_THERE`.
HELP = "get-help"
MILDER_SIGNS = Part(HELP, ("other-signs", "today", "later-signs"))
WARNING_SIGNS = Part(HELP, ("care-emergency", "crisis", *MILDER_SIGNS.sections))
# For the whole guide, which has the red card: all that it names in short, by part of the body.
OTHER_SIGNS = Part(HELP, ("sight-and-skin", *MILDER_SIGNS.sections))
# For sheets that have to be short. Whom to call with thoughts of ending one's life stands last, for
# the box beside it.
SIGNS_IN_SHORT = (
    Part(HELP, ("care-emergency",)),
    Part(HELP, ("other-signs", "today")),
    Part(HELP, ("crisis",)),
)
# For a card, which has to be short: a line for each of the gravest of the milder ones.
MILDER_LINES = Part("aftercare", ("department-now",))
SIGNS_ON_CARD = (Part(HELP, ("care-emergency",)), MILDER_LINES, Part(HELP, ("crisis",)))
SIGNS = frozenset({WARNING_SIGNS, MILDER_SIGNS, OTHER_SIGNS, *SIGNS_IN_SHORT, *SIGNS_ON_CARD})
QUESTIONS = "questions-to-ask"
# Two treatments of the page that compares, and what the page for deciding has one ask a doctor.
PAIR = DrawnPart("comparing")
FOR_A_DOCTOR = DrawnPart("decide")

# Without parts of its own, it holds every chapter of the guide.
WHOLE_GUIDE = Preset(
    "whole-guide",
    "Mesotherapy for hair loss: the whole guide",
    "For anybody who wants to read it all on paper.",
)
PRESETS = (
    Preset(
        "before-you-decide",
        "Before you decide",
        "For people who think about scalp injections for hair loss (mesotherapy).",
        (Part("summary"), Part("who-it-suits", ("who-should-not",)), PAIR, FOR_A_DOCTOR),
    ),
    Preset(
        "getting-ready",
        "Getting ready for your visit",
        "For people who have booked scalp injections for hair loss (mesotherapy).",
        (
            Part(QUESTIONS, ("bring",)),
            Part("procedure", ("before", "the-steps")),
            WARNING_SIGNS,
        ),
    ),
    Preset(
        "aftercare",
        "Aftercare and warning signs",
        "For people who have just had scalp injections.",
        (*SIGNS_ON_CARD, Part("aftercare", ("what-to-do",))),
        is_card=True,
    ),
    Preset(
        "questions",
        "Questions to ask",
        "To take to the clinic, with a pen.",
        (Part(QUESTIONS), *SIGNS_IN_SHORT),
    ),
    WHOLE_GUIDE,
)
# Pages that are about the site, or that lead to others, are of no use on paper. The page for deciding
# makes a sheet of its own, and lends its questions to others.
NOT_ON_PAPER = frozenset({"about", "accessibility", "privacy"})
KINDS_NOT_ON_PAPER = frozenset({Page.Kind.HOME, Page.Kind.SOURCES, Page.Kind.DECISION})


def is_for_paper(page: Page) -> bool:
    """Whether it may be printed as it is."""
    return page.key not in NOT_ON_PAPER and page.kind not in KINDS_NOT_ON_PAPER


def is_for_sheets(page: Page) -> bool:
    """Whether it, or what is drawn from it, may stand on a sheet."""
    return is_for_paper(page) or page.kind == Page.Kind.DECISION
