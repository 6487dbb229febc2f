"""Warning signs say the same wherever they stand: page, summary, drawing, printed sheet."""

import re
from html import unescape

import pytest

from content.guide_files import SHIPPED, read_guide
from content.models import Clinic
from handouts.choices import Choices, revisions_for_paper
from handouts.presets import PRESETS, SIGNS_IN_SHORT
from handouts.sheet import compose_sheet
from tests.unit.content.figures.drawing import Drawing

CARD = re.compile(
    r'<section class="care care--(?P<level>[a-z]+)".*?</h\d><div class="care__body">'
    r"(?P<body>.*?)</div></section>",
    flags=re.DOTALL,
)
ITEM = re.compile(r"<li>(.*?)</li>", flags=re.DOTALL)
# What the key of a drawing tells readers to do, and the card that tells the same.
URGENCY = {
    "tell staff; if you left, call an ambulance": "emergency",
    "call an ambulance now": "emergency",
    "go to an emergency department now": "now",
    "see a doctor today": "urgent",
    "see a doctor in the next few days": "see",
}
SIGNS = re.compile(rf"(?P<signs>[^.:]+?): (?P<action>{'|'.join(URGENCY)})", re.IGNORECASE)
# Words that tell when, and words without which a sign is the same sign.
WHEN = re.compile(r"^(?:In the (?:first hours|first days|weeks after), )", re.IGNORECASE)
SMALL = {"a", "you", "to", "does", "not", "with", "or", "than", "for", "the"}
MOST_SIGNS = 13
# What to do for a severe allergy, in the order in which it is done.
ALLERGY = (
    "adrenaline pen",
    "anaphylaxis",
    "left side",
    "sit up gently",
    "not stand or walk",
    "second pen",
    "Go to hospital",
)
CRISIS = re.compile(
    r'<div class="warning">(?P<body>(?:(?!</div>).)*ending your life.*?)</div>', flags=re.DOTALL
)


def cards(html):
    """The items and the text below them of each care card, by its level."""
    return {
        match["level"]: [
            *(re.sub("<.*?>", "", item) for item in ITEM.findall(match["body"])),
            *re.findall(r"<p>(.*?)</p>", match["body"], flags=re.DOTALL),
        ]
        for match in CARD.finditer(html)
    }


def words_of(html):
    return " ".join(unescape(re.sub("<.*?>", "", html)).split())


def stem(word):
    """
    >>> [stem(word) for word in ("swells", "swollen", "slurred", "slur", "expected", "confused")]
    ['swel', 'swol', 'slur', 'slur', 'expe', 'conf']
    """
    return word.lower()[:4]


def stems(text):
    return {stem(word) for word in re.findall(r"[a-z]+", text.lower()) if word not in SMALL}


def signs_in(text):
    """Each sign in “one, two or three: what to do”, with the level of what to do."""
    for match in SIGNS.finditer(text):
        signs = WHEN.sub("", match["signs"].strip())
        for sign in re.split(r", | or ", signs):
            yield sign, URGENCY[match["action"].lower()]


@pytest.fixture(scope="module")
def documents():
    return {page.key: document for page, document in read_guide(SHIPPED).documents()}


@pytest.fixture(scope="module")
def page_cards(documents):
    return cards(documents["side-effects"].html)


@pytest.fixture(scope="module")
def figure(documents):
    """The figure of the time after: its drawing, its key, its caption with the description."""
    return figure_of(documents["procedure"], "after-the-day")


@pytest.fixture(scope="module")
def key(figure):
    return key_of(figure)


def figure_of(document, name):
    return document.html.split(f'id="figure-{name}"')[1].split("</figure>")[0]


def key_of(figure):
    html = figure.split('<div class="figure__key">')[1].split("</div>")[0]
    return re.sub(r"<[^>]*>", "", html)


def missing(signs, page_cards):
    """Signs whose words no single line of the card of the same urgency holds."""
    return [
        (sign, level)
        for sign, level in signs
        if not any(stems(sign) <= stems(line) for line in page_cards[level])
    ]


def test_page_of_side_effects_has_one_card_for_each_urgency(documents, page_cards):
    levels = [card.level for card in documents["side-effects"].care_cards]

    assert levels == list(page_cards) == ["emergency", "now", "urgent", "see"]


def test_emergency_card_is_short(documents):
    cards_of_page = documents["side-effects"].care_cards
    (lines,) = [card.signs for card in cards_of_page if card.level == "emergency"]

    assert 1 < len(lines) - len(ALLERGY) <= MOST_SIGNS


def test_cards_that_are_shown_hold_the_signs_that_were_written(documents):
    """What is read from the HTML here is all that there is: no card and no sign is overlooked."""
    for document in documents.values():
        shown = [
            (match["level"], [words_of(item) for item in ITEM.findall(match["body"])])
            for match in CARD.finditer(document.html)
        ]
        written = [
            (card.level, [words_of(sign.text) for sign in card.signs])
            for card in document.care_cards
        ]
        assert shown == written


def test_every_emergency_card_of_the_guide_is_the_same(documents, page_cards):
    found = {key: cards(document.html).get("emergency") for key, document in documents.items()}
    shown = {key: lines for key, lines in found.items() if lines}

    assert set(shown) == {"side-effects", "summary", "get-help"}
    assert shown["summary"] == page_cards["emergency"]


def test_page_of_help_has_the_cards_of_the_page_and_what_stands_between(documents, page_cards):
    of_help, page = documents["get-help"], documents["side-effects"]

    assert cards(of_help.html) == page_cards
    assert [card.title for card in of_help.care_cards] == [card.title for card in page.care_cards]
    assert of_help.html.startswith('<section class="care care--emergency"')
    for told in (
        "Sure that none of these fits? Look at the next two cards.",
        "Redness is harder to see on brown and black skin. Feel for heat, swelling and pain instead.",
    ):
        assert told in words_of(of_help.html)
        assert told in words_of(page.html)


def test_no_card_holds_a_label_or_the_number_of_a_source(documents):
    for document in documents.values():
        for match in CARD.finditer(document.html):
            assert 'class="sure' not in match["body"]
            assert 'class="cite' not in match["body"]


def test_each_sign_below_the_drawing_stands_on_the_page_with_the_same_urgency(key, page_cards):
    signs = list(signs_in(key))

    assert missing(signs, page_cards) == []
    assert {level for _, level in signs} == {"emergency", "now", "urgent", "see"}
    assert len(signs) >= 40


@pytest.mark.parametrize("name", ["signs-on-the-skin", "press-a-bleed"])
def test_each_sign_of_first_aid_stands_on_the_emergency_card(documents, page_cards, name):
    signs = list(signs_in(key_of(figure_of(documents["get-help"], name))))

    assert missing(signs, page_cards) == []
    assert {level for _, level in signs} == {"emergency"}
    assert len(signs) >= 3


def test_each_sign_below_the_rashes_and_swellings_stands_on_the_card_of_its_urgency(
    documents, page_cards
):
    signs = list(signs_in(key_of(figure_of(documents["get-help"], "which-rash-which-forehead"))))

    assert missing(signs, page_cards) == []
    assert {level for _, level in signs} == {"emergency", "now", "urgent", "see"}
    assert len(signs) >= 12


def test_each_label_of_a_danger_sign_stands_on_the_emergency_card(page_cards):
    labels = [text.words for text in Drawing("signs-on-the-skin").texts()]
    signs = [(sign, "emergency") for label in labels for sign in label.split(" or ")]

    assert missing(signs, page_cards) == []


@pytest.mark.parametrize(
    "sign",
    [
        "skin white, pale, blue, grey, dusky, purple (beyond a small bruise)",
        *("blotchy, lace-like or black, blisters", "sight changes", "face droops"),
        *("throat swells (pen first)", "bleeding does not stop"),
    ],
)
def test_emergencies_hold_at_any_time(key, sign):
    at_any_time, later = key.split("First hours:")

    assert at_any_time.count("At any time:") == 1
    assert sign.lower() in at_any_time.split("At any time:")[1].lower()
    assert sign.lower() not in later.lower()


def test_what_to_do_is_said_in_bold_wherever_a_sign_stands(figure, key):
    bold = re.findall(r"<strong>(.*?)</strong>", figure)

    assert [action for action in bold if action in URGENCY] == [
        match["action"] for match in SIGNS.finditer(key)
    ]


def test_swelling_comes_to_some_people_and_nothing_is_said_to_pass(key):
    assert "Some people have small bruises, or a swollen forehead" in key
    assert "Nothing new should appear, which is our own caution" in key
    assert "usual" not in key.lower()


def test_no_sign_stands_in_the_picture_alone():
    """Words in a picture neither grow with the text nor are there without the picture."""
    in_the_picture = [text.words for text in Drawing("after-the-day").texts()]

    assert in_the_picture == ["At any time", "Hours", "Days", "Weeks"]


IN_SHORT = {preset.key for preset in PRESETS if set(SIGNS_IN_SHORT) <= set(preset.parts)}


@pytest.mark.parametrize("preset", sorted({preset.key for preset in PRESETS} - IN_SHORT))
def test_every_printed_sheet_holds_the_cards_of_the_page(shipped_guide, page_cards, preset):
    made = compose_sheet(Choices(preset=preset), revisions_for_paper(), Clinic())
    printed = [cards(leaf.html) for leaf in made.leaves]

    assert [found["emergency"] for found in printed if "emergency" in found] != []
    for found in printed:
        assert found.get("emergency", page_cards["emergency"]) == page_cards["emergency"]


@pytest.mark.parametrize("preset", sorted(IN_SHORT))
def test_sheet_with_signs_in_short_has_those_of_aftercare_and_the_crisis_lines(
    shipped_guide, documents, preset
):
    made = compose_sheet(Choices(preset=preset), revisions_for_paper(), Clinic())
    printed = words_of("".join(leaf.html for leaf in made.leaves))

    signs = [words_of(sign) for sign in cards(documents["aftercare"].html)["now"]]
    assert len(signs) >= MOST_SIGNS
    # The first lines below the list name whom to call: the sheet says it above the list.
    assert [sign for sign in signs if "112" not in sign and sign not in printed] == []
    assert printed.index("112") < printed.index(signs[0])
    assert {number for number in ("14416", "116 123", "988") if number in printed} == {
        *("14416", "116 123", "988")
    }


def test_a_sign_that_drifts_away_from_the_page_is_found(page_cards):
    told_later = list(signs_in("Sight changes, face droops: see a doctor today"))

    assert missing(told_later, page_cards) == [
        ("Sight changes", "urgent"),
        ("face droops", "urgent"),
    ]
    assert missing(signs_in("Purple ears: see a doctor in the next few days"), page_cards) != []


def test_severe_allergy_is_told_in_its_order_in_every_emergency_card(documents):
    """The pen comes before the call, and a second pen before the way to hospital."""
    for document in documents.values():
        for card in document.care_cards:
            if card.level == "emergency":
                steps = [words_of(sign.text) for sign in card.signs][-len(ALLERGY) :]
                assert [words in step for words, step in zip(ALLERGY, steps, strict=True)] == [
                    True for _ in ALLERGY
                ]
                assert "Call an ambulance" in steps[1]
                assert "if pregnant" in steps[2]
                assert steps[3].startswith("If it is hard to breathe")


def test_whoever_is_not_sure_of_a_sign_is_told_to_call(page_cards):
    told = "If you are not sure that a sign fits, call all the same."

    assert told in page_cards["emergency"]


def test_any_new_sign_in_the_first_hours_is_told_to_the_staff(page_cards):
    told = next(line for line in page_cards["emergency"] if "In the first" in line)

    assert "tell staff at once of any new sign not listed" in told
    assert "call (pen first, if perhaps an allergy or unsure)" in told


@pytest.mark.parametrize("level", ["emergency", "now", "urgent", "see"])
def test_no_more_injections_before_a_doctor_agrees(page_cards, level):
    told = " ".join(page_cards[level])

    assert "Have no more scalp injections until a doctor agrees" in told


def test_crisis_card_is_the_same_wherever_it_stands_and_follows_the_emergency_card(documents):
    found = {}
    for key in ("get-help", "side-effects", "summary"):
        html = documents[key].html
        (card,) = CRISIS.finditer(html)
        found[key] = words_of(card["body"].split("</h", 1)[1])
        between = html[html.index("care--emergency") : card.start()]
        assert between.count("</section>") == 1
        assert "<p>" not in between.split("</section>")[1]
        for number in ("14416", "18008914416", "116123", "111", "988"):
            assert f'href="tel:{number}"' in card["body"]

    assert len(set(found.values())) == 1
    assert "do not stay alone" in found["get-help"].lower()


def test_crisis_lines_stand_on_every_page_that_names_the_thought(documents):
    """Each page that speaks of ending one's life gives a line to call, or the way to one."""
    named = {key for key, document in documents.items() if "ending your life" in document.html}

    assert named >= {"side-effects", "summary", "comparing", "ingredients", "about"}
    for key in named:
        html = documents[key].html
        leads_there = 'href="/side-effects/#crisis"' in html or 'href="/get-help/#crisis"' in html
        assert leads_there or ("tel:14416" in html and "tel:988" in html), key
    for number in ("14416", "116 123", "988", "112", "999", "911"):
        assert number in documents["side-effects"].html
    for number in ("14416", "1-800-891-4416", "116 123", "111", "988", "112", "999", "911"):
        assert (
            f'href="tel:{re.sub("[^0-9]", "", number)}">{number}</a>' in documents["get-help"].html
        )


def test_no_danger_colour_stands_among_common_effects(documents):
    (table,) = [t for t in documents["side-effects"].tables if t.id == "common-table"]

    for row in table.rows:
        assert not re.search(r"purple|grey|blue|dusky|blotchy|white\b", row[0], re.IGNORECASE)


@pytest.mark.parametrize(
    ("sign", "level"),
    [
        *(
            ("feel faint, dizzy or light-headed", "emergency"),
            ("any swelling comes with fever", "emergency"),
        ),
        *(("a raised rash spreads", "emergency"), ("face, hands or feet swell fast", "emergency")),
        *(("a needle may have been used before", "now"), ("a rash with a fever", "now")),
        *(("eyelids or face swell with pain or heat", "now"), ("near your eyes", "now")),
        *(("pain or burning does not ease", "urgent"), ("a flat rash spreads", "urgent")),
        *(("a raised rash comes and does not spread", "urgent"), ("hoarse", "emergency")),
        *(("tongue tingle or go numb", "emergency"), ("eyelid droops or goes numb", "emergency")),
        *(("swells slowly, without pain or heat", "urgent"), ("your mood drops", "urgent")),
        *(("a flat rash stays at the needle points", "see"), ("you feel low", "see")),
        *(("you vomit or have bad belly pain", "emergency"), ("pus or any swelling", "emergency")),
        *(("a lump or sore is hot or painful", "urgent"), ("hair falls suddenly", "see")),
        *(("without pain, heat, pus or fever", "see"), ("know all that was injected", "see")),
        *(
            ("lips swell (fast or slowly)", "emergency"),
            ("a headache is very bad", "emergency"),
        ),
        *(("a headache lasts to the next day", "urgent"), ("you breastfeed after", "urgent")),
        *(("a bruise grows, is large or reaches your eyelids", "urgent"), ("tender", "urgent")),
    ],
)
def test_each_sign_stands_on_the_card_of_one_urgency(page_cards, sign, level):
    found = [name for name, lines in page_cards.items() if any(sign in line for line in lines)]

    assert found == [level]
