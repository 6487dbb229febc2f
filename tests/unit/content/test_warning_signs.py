"""Warning signs say the same wherever they stand: page, summary, drawing, printed sheet."""

import re
from html import unescape

import pytest

from content.guide_files import SHIPPED, read_guide
from content.models import Clinic
from handouts.choices import Choices, revisions_for_paper
from handouts.presets import PRESETS, SIGNS_IN_SHORT, WHOLE_GUIDE
from handouts.sheet import compose_sheet
from tests.unit.content.all_signs import EMERGENCY_SIGNS, RULES_ABOVE
from tests.unit.content.figures.drawing import Drawing

# The red card, the same on each, and below it a line on each urgency that leads to all signs.
PAGES = ("side-effects", "aftercare")
HELP = "get-help"
CARD = re.compile(
    r'<section class="care care--(?P<level>[a-z]+)".*?</h\d><div class="care__body">'
    r"(?P<body>.*?)</div></section>",
    flags=re.DOTALL,
)
ITEM = re.compile(r"<li>(.*?)</li>", flags=re.DOTALL)
# What the key of a drawing tells readers to do, and the card that tells the same.
URGENCY = {
    "call an ambulance now": "emergency",
    "go to an emergency department now": "now",
    "see a doctor today": "urgent",
    "see a doctor in the next few days": "see",
}
SIGNS = re.compile(rf"(?P<signs>[^.:]+?): (?P<action>{'|'.join(URGENCY)})", re.IGNORECASE)
# Words that tell when, and words without which a sign is the same sign.
WHEN = re.compile(r"^(?:In the (?:first hours|first days|weeks after), )", re.IGNORECASE)
# What stands for all of its signs.
RED_CARD = "A sign of the red card"
SMALL = {"a", "you", "to", "does", "not", "with", "or", "than", "for", "the"}
MOST_SIGNS = 18
# Under one of its headings.
MOST_SIGNS_TOGETHER = 6
MOST_WORDS_OF_A_SIGN = 16
# Of the signs of the red card, and of all that it says but its steps for a severe allergy.
MOST_WORDS_OF_SIGNS = 210
MOST_WORDS_OF_CARD = 357
# Of a heading in “Go straight to your sign”.
MOST_WORDS_OF_HEADING = 12
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
    """The items and the text around them of each care card, by its level."""
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
def red_card(documents):
    return cards(documents[HELP].html)["emergency"]


@pytest.fixture(scope="module")
def all_signs(documents):
    """Each line of the whole list, by its urgency: that of ambulances stands under headings."""
    html = documents[HELP].html
    found = cards(html)
    section = html.split('id="sight-and-skin"')[1].split("<h2")[0].split('id="signs-pictures"')[0]
    # What a drawing says is held against this list.
    section = re.sub(r"<figure.*?</figure>", "", section, flags=re.DOTALL)
    items = [words_of(item) for item in ITEM.findall(section)]
    paragraphs = re.findall(r"<p>(.*?)</p>", section, flags=re.DOTALL)
    return found | {"emergency": [*items, *map(words_of, paragraphs)]}


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


def missing(signs, all_signs):
    """Signs whose words no single line of the list of the same urgency holds."""
    return [
        (sign, level)
        for sign, level in signs
        if not any(stems(sign) <= stems(line) for line in all_signs[level])
    ]


PEN = re.compile(r" \((?:within hours of injections, unsure: )?pen first\)")
# Bullets of the red card whose signs share words: each sign by itself.
JOINED = {
    "tight throat, hoarse voice, wheeze, hard breathing within hours of injections": (
        *("throat feels tight", "you turn hoarse", "you wheeze", "breathing is hard"),
    ),
    "swollen lips or tongue, itching all over": ("lips swell", "tongue swells", "itch all over"),
    "eyelids or face beyond the forehead swell fast or on waking": (
        *("face swells fast", "eyelids swell fast"),
        *("face swells on waking", "eyelids swell on waking"),
    ),
    "raised rash (hives) spreads, or comes beyond the needle points": (
        *("raised rash spreads", "raised rash comes beyond the needle points"),
    ),
    "fainting, feeling faint or dizzy: lie flat, stay down": (
        *("you faint", "feel faint", "feel dizzy"),
    ),
    "chest hurts (sit, rest), cold sweat, very fast breathing, hard breathing days later": (
        *("chest hurts", "cold sweat", "breathing is very fast", "breathing is hard"),
    ),
    "sight changes or goes, eye, face or head suddenly hurts badly": (
        *("sight changes", "sight goes", "eye suddenly hurts badly"),
        *("face suddenly hurts badly", "head suddenly hurts badly"),
    ),
    "headache worsens, or with stiff neck or vomiting": (
        *("headache gets worse", "headache comes with stiff neck", "headache comes with vomiting"),
    ),
    "someone has a fit, is confused, does not answer": (
        *("have a fit", "you are confused", "someone does not answer"),
    ),
    "skin, lips turn pale, white, grey, dark, blotchy, lace-like, blue, purple (beyond small bruise)": (
        *("skin, lips turn pale", "skin, lips turn white", "skin, lips turn grey"),
        *("skin, lips turn dark", "skin, lips turn blotchy", "skin, lips turn lace-like"),
        *("skin, lips turn blue (beyond a small bruise)", "lips turn purple"),
    ),
    "skin blisters, hurts far more than expected, rash stays under pressed glass": (
        *("skin blisters", "skin hurts far more than expected"),
        "rash stays under pressed glass",
    ),
    "very ill, shivers badly; fever with shivers, pus, headache, swelling or hot, painful skin": (
        *("very ill", "shiver badly", "pus comes with fever", "headache comes with fever"),
        "shiver, have a fever",
        *("swelling comes with fever", "hot, painful skin with fever"),
    ),
    "bleeding (press firmly) is heavy or lasts 10 minutes, lump grows fast": (
        *("bleeding is heavy", "bleeding lasts 10 minutes", "a lump grows fast"),
    ),
    "hands, feet, ankles swell fast": (
        *("hands swell fast", "feet swell fast", "ankles swell fast"),
    ),
    "mouth, lips or tongue tingle or go numb, metal taste, ears ring, twitching": (
        *("mouth tingles", "mouth numb", "lips tingle", "lips numb", "tongue tingles"),
        *("tongue numb", "taste metal", "ears ring", "you twitch"),
    ),
    "you might act on thoughts of ending your life, or have harmed yourself": (
        *("might act on a thought of ending your life", "you have harmed yourself"),
    ),
    "a baby is unusually sleepy, floppy, breathes fast or will not feed": (
        *("baby is unusually sleepy", "baby is floppy", "baby breathes fast", "baby will not feed"),
    ),
}


def card_of(document, level="emergency"):
    (card,) = [card for card in document.care_cards if card.level == level]
    return card


def signs_of_red_card(documents):
    return [sign.text for sign in card_of(documents[HELP]).signs][: -len(ALLERGY)]


def test_page_of_help_has_one_card_for_each_urgency(documents):
    levels = [card.level for card in documents[HELP].care_cards]

    assert levels == ["emergency", "now", "urgent", "see"]
    assert documents[HELP].html.startswith('<section class="care care--emergency"')


def test_red_card_is_short(documents, red_card):
    signs = signs_of_red_card(documents)
    steps = [sign.text for sign in card_of(documents[HELP]).signs][-len(ALLERGY) :]
    lengths = [len(sign.split()) for sign in signs]

    assert 11 <= len(signs) <= MOST_SIGNS
    assert max(lengths) <= MOST_WORDS_OF_A_SIGN
    assert sum(lengths) <= MOST_WORDS_OF_SIGNS
    told = [line for line in red_card if words_of(line) not in steps]
    assert sum(len(words_of(line).split()) for line in told) <= MOST_WORDS_OF_CARD


def test_signs_of_the_red_card_stand_in_short_lists_under_headings_of_their_own(documents):
    (card,) = [m for m in CARD.finditer(documents[HELP].html) if m["level"] == "emergency"]
    parts = re.split(r"<h[34]\b", card["body"])[1:]
    counts = [len(ITEM.findall(part)) for part in parts]

    assert len(parts) == 5
    assert words_of(f"<h3{parts[0]}").startswith("Allergy: adrenaline pen first")
    assert max(counts[:-1]) <= MOST_SIGNS_TOGETHER
    assert counts[-1] == len(ALLERGY)


def test_each_sign_of_the_red_card_is_an_emergency_in_the_whole_list(documents, all_signs):
    """A bullet names 1 to 3 signs: each has its own line below, or two lines share its words."""
    for bullet in signs_of_red_card(documents):
        bare = PEN.sub("", bullet)
        signs = JOINED.get(bare) or re.split(r", or |, | or (?=you )", bare)
        assert missing([(sign, "emergency") for sign in signs], all_signs) == [], bullet


def test_bullets_that_join_signs_are_those_of_the_card(documents):
    bullets = {PEN.sub("", bullet) for bullet in signs_of_red_card(documents)}

    assert set(JOINED) <= bullets


@pytest.mark.parametrize("sign", EMERGENCY_SIGNS)
def test_no_sign_that_ever_stood_on_the_red_card_is_lost(all_signs, sign):
    assert [line for line in all_signs["emergency"] if sign in line] != []


@pytest.mark.parametrize(("rule", "sign"), RULES_ABOVE)
def test_what_to_do_with_a_pen_stands_right_above_the_signs_it_is_for(documents, rule, sign):
    told = words_of(documents[HELP].html)

    assert rule in told
    between = told.split(rule, 1)[1].split(sign, 1)[0]
    assert len(between.split()) < 45


def test_every_page_with_the_red_card_leads_to_all_signs_and_names_the_gravest(
    documents, all_signs
):
    """Below the card and the crisis lines, word for word the same: no page is milder."""
    found = set()
    for key in PAGES:
        html = documents[key].html
        _, now, below, _ = html.split('<div class="warning">')[1].split("</ul>", 3)
        found.add(
            words_of(now).split("if you are ill, do not drive.")[1]
            + words_of(below).split("If none of these fits:")[1]
        )
        assert '<p><a href="/get-help/#signs">All signs, by part of the body</a>, and ' in html
        assert '<a href="/get-help/#severe-allergy">the allergy steps in pictures</a></p>' in html
        assert 'href="/get-help/#other-signs"' in now
        baby = "A baby is unusually sleepy or floppy, breathes fast or will not feed:"
        assert f"{baby} call an ambulance now." in words_of(now)
    (told,) = found
    assert missing(signs_in(told), all_signs) == []
    assert {level for _, level in signs_in(told)} == set(all_signs)


def test_only_the_page_of_help_has_the_milder_lists(documents):
    """Who should see a doctor before anything was injected is another matter."""
    for key, document in documents.items():
        levels = {card.level for card in document.care_cards}
        assert levels <= {"emergency"} or key in (HELP, "who-it-suits"), key


def test_names_of_the_places_of_signs_are_short(documents):
    titles = [h.text for h in documents[HELP].headings if h.level == 2]

    assert [title for title in titles if len(title.split()) > MOST_WORDS_OF_HEADING] == []


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


def test_every_emergency_card_of_the_guide_is_the_same(documents, red_card):
    found = {key: cards(document.html).get("emergency") for key, document in documents.items()}
    shown = {key: lines for key, lines in found.items() if lines}

    assert set(shown) == {*PAGES, HELP, "procedure"}
    assert [key for key, lines in shown.items() if lines != red_card] == []
    assert {card_of(documents[key]).title for key in shown} == {"Call an ambulance now if:"}


def test_whoever_finds_no_sign_on_a_card_is_led_on_and_told_of_dark_skin(documents):
    of_help = words_of(documents[HELP].html)

    assert "Sure that none of these fits? Look at the next two cards." in of_help
    assert "Redness is harder to see on brown and black skin." in of_help
    for key in PAGES:
        assert re.search(
            "brown and black skin. Feel for heat, swelling and pain|"
            "On brown and black skin, feel for heat, swelling and pain",
            words_of(documents[key].html),
        ), key


def test_no_card_holds_a_label_or_the_number_of_a_source(documents):
    for document in documents.values():
        for match in CARD.finditer(document.html):
            assert 'class="sure' not in match["body"]
            assert 'class="cite' not in match["body"]


def test_each_sign_below_the_drawing_stands_in_the_list_with_the_same_urgency(key, all_signs):
    signs = [found for found in signs_in(key) if found[0] != RED_CARD]

    assert missing(signs, all_signs) == []
    assert {level for _, level in signs} == {"now", "urgent", "see"}
    assert (RED_CARD, "emergency") in signs_in(key)
    assert len(signs) >= 10


@pytest.mark.parametrize("name", ["signs-on-the-skin", "press-a-bleed", "press-a-glass"])
def test_each_sign_of_first_aid_stands_in_the_list_of_emergencies(documents, all_signs, name):
    signs = list(signs_in(key_of(figure_of(documents["get-help"], name))))

    assert missing(signs, all_signs) == []
    assert {level for _, level in signs} == {"emergency"}
    assert len(signs) >= (1 if name == "press-a-glass" else 3)


@pytest.mark.parametrize(
    ("page", "name", "levels"),
    [
        ("get-help", "bruise-or-ambulance", {"emergency", "urgent"}),
    ],
)
def test_each_sign_below_a_drawing_stands_in_the_list_of_its_urgency(
    documents, all_signs, page, name, levels
):
    signs = list(signs_in(key_of(figure_of(documents[page], name))))

    assert missing(signs, all_signs) == []
    assert {level for _, level in signs} == levels


def test_each_sign_below_the_rashes_and_swellings_stands_on_the_card_of_its_urgency(
    documents, all_signs
):
    signs = list(signs_in(key_of(figure_of(documents["get-help"], "which-rash-which-forehead"))))

    assert missing(signs, all_signs) == []
    assert {level for _, level in signs} == {"emergency", "now", "urgent", "see"}
    assert len(signs) >= 12


def test_each_label_of_a_danger_sign_stands_in_the_list_of_emergencies(all_signs):
    labels = [text.words for text in Drawing("signs-on-the-skin").texts()]
    signs = [(sign, "emergency") for label in labels for sign in label.split(" or ")]

    assert missing(signs, all_signs) == []


def test_emergencies_hold_at_any_time(documents, key):
    """The drawing's key sends to the red card first, which stands above it."""
    at_any_time, later = key.split("First hours")
    html = documents["procedure"].html

    assert f"At any time:\n\n{RED_CARD}: call an ambulance now" in at_any_time
    assert html.index("care--emergency") < html.index('id="figure-after-the-day"')
    for sign in ("white", "purple", "black", "sight", "droop", "throat", "bleeding", "faint"):
        assert sign not in later.lower()


def test_what_to_do_is_said_in_bold_wherever_a_sign_stands(figure, key):
    bold = re.findall(r"<strong>(.*?)</strong>", figure)

    assert [action for action in bold if action in URGENCY] == [
        match["action"] for match in SIGNS.finditer(key)
    ]


def test_swelling_comes_to_some_people_and_nothing_is_said_to_pass(key):
    assert (
        "Some people have small bruises, or a forehead swollen on both sides for 1 to 4 days" in key
    )
    assert "Nothing new should appear (our own caution)" in key
    assert "usual" not in key.lower()


def test_no_sign_stands_in_the_picture_alone():
    """Words in a picture neither grow with the text nor are there without the picture."""
    in_the_picture = [text.words for text in Drawing("after-the-day").texts()]

    assert in_the_picture == ["At any time", "Hours", "Days", "Weeks"]


IN_SHORT = {preset.key for preset in PRESETS if set(SIGNS_IN_SHORT) <= set(preset.parts)}


@pytest.mark.parametrize("preset", sorted(preset.key for preset in PRESETS))
def test_every_printed_sheet_holds_the_red_card_and_the_lists_that_it_leaves_out(
    shipped_guide, documents, all_signs, preset
):
    """Paper has no way to another page: what is a line there is a list on paper, but for the card,
    which is for the pocket: it has the lines, by what to do."""
    made = compose_sheet(Choices(preset=preset), revisions_for_paper(), Clinic())
    html = "".join(leaf.html for leaf in made.leaves)
    printed = words_of(html)

    red = [words_of(line) for line in cards(documents[HELP].html)["emergency"]]
    if made.is_card:
        lines = documents["aftercare"].html.split("Other signs, and what to do")[1]
        told = [words_of(line).rsplit(": ", 1) for line in ITEM.findall(lines.split("<h2")[0])]
        assert len(told) > 8
        needed = red + [sign for sign, _ in told]
        needed += [f"{act.removesuffix('.').capitalize()}:" for _, act in told]
    else:
        needed = red + [words_of(line) for level in ("now", "urgent") for line in all_signs[level]]
    if preset not in IN_SHORT and not made.is_card:
        needed += [words_of(line) for line in all_signs["see"]]
    if preset == WHOLE_GUIDE.key:
        needed += all_signs["emergency"]
    bare = [re.sub(r" ?\d+(, \d+)*$", "", line) for line in needed]
    assert [line for line in bare if line not in printed] == []
    assert printed.index("112") < printed.index(red[0])
    for number in ("14416", "116 123", "988"):
        assert number in printed


def test_a_sign_that_drifts_away_from_the_list_is_found(all_signs):
    told_later = list(signs_in("Sight changes, face droops: see a doctor today"))

    assert missing(told_later, all_signs) == [
        ("Sight changes", "urgent"),
        ("face droops", "urgent"),
    ]
    assert missing(signs_in("Purple ears: see a doctor in the next few days"), all_signs) != []


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


def test_red_card_says_what_holds_for_every_sign(red_card):
    told = " ".join(map(words_of, red_card))

    for words in (
        "One sign is enough at any hour, even if it passed, the scalp looks normal",
        "or milder advice fits too. Not sure? Still call.",
        "Do as the call taker says, and do not drive.",
        "Pen: at any allergy sign (the list “Allergy”).",
        "Pen too: within hours of injections (that day and night), if it may be an allergy (“unsure”).",
        "No pen without an allergy sign: chest pain, a racing heart alone, numb mouth, metal taste,",
        "No pen either, days later or on tablets or lotion alone: faintness, dizziness, hard breathing",
        "At the clinic, say “stop” and shout for staff.",
        "Say what was injected or taken.",
        "(a pen is fine)",
    ):
        assert words in told


def test_any_new_sign_in_the_first_hours_is_told_to_the_staff(documents):
    html = documents[HELP].html.split('id="signs-clinic"')[1].split("<h3")[0]
    still_there, left = html.split("if you have left")

    assert "Tell staff at once of any new sign not listed" in words_of(still_there)
    assert "If they do nothing, call" in words_of(still_there)
    assert "If you vomit or have bad belly pain, call (pen first, if perhaps" in words_of(left)
    for key in PAGES:
        told = words_of(documents[key].html).split("In the first 2 hours, tell staff of any new")[1]
        assert "vomiting or a racing heart, and stay" in told
        assert "If you have left, call an ambulance for vomiting or bad belly pain" in told
    assert "tell staff at once of any new sign" in words_of(documents["procedure"].html)


@pytest.mark.parametrize("level", ["emergency", "now", "urgent", "see"])
def test_no_more_injections_before_a_doctor_agrees(documents, level):
    told = " ".join(cards(documents[HELP].html)[level])

    assert "Have no more scalp injections until a doctor agrees" in told


def test_crisis_card_is_the_same_wherever_it_stands_and_follows_the_emergency_card(documents):
    found = {}
    for key in (HELP, *PAGES):
        html = documents[key].html
        (card,) = CRISIS.finditer(html)
        found[key] = words_of(card["body"].split("</h", 1)[1])
        between = html[html.index("care--emergency") : card.start()]
        assert between.count("</section>") == 1
        line = re.sub("<.*?>", "", between.split("</section>")[1].split("<h2")[0])
        assert line.strip().startswith("All signs, by part of the body")
        assert len(line.split()) <= 13
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
    for key in PAGES:
        for number in ("14416", "116 123", "988", "112", "999", "911"):
            assert number in documents[key].html
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
            ("you faint or feel faint, even if it passed", "emergency"),
            ("any swelling comes with fever", "emergency"),
        ),
        *(
            ("a raised rash spreads", "emergency"),
            ("hands, feet or ankles swell fast", "emergency"),
        ),
        *(("a needle may have been used before", "now"), ("a rash with a fever", "now")),
        *(("eyelids or face swell with pain or heat", "now"), ("near your eyes", "now")),
        *(("pain or burning does not ease", "urgent"), ("a flat rash spreads", "urgent")),
        *(("a raised rash comes and does not spread", "urgent"), ("hoarse", "emergency")),
        *(("tongue tingle or go numb", "emergency"), ("eyelid goes numb", "emergency")),
        *(("swells slowly, without pain or heat", "urgent"), ("your mood drops", "urgent")),
        *(("a flat rash stays at the needle points", "see"), ("you feel low", "see")),
        *(("you vomit or have bad belly pain", "emergency"), ("pus comes with fever", "emergency")),
        *(("a lump or sore is hot or painful", "urgent"), ("hair falls suddenly", "see")),
        *(("without pain, heat, pus or fever", "see"), ("know all that was injected", "see")),
        *(
            ("your lips swell, fast or slowly", "emergency"),
            ("a headache is very bad", "emergency"),
        ),
        *(("forehead stays swollen for more than 4 days", "urgent"), ("dizzy", "emergency")),
        *(("a baby is unusually sleepy or floppy", "emergency"), ("a new bald patch", "see")),
        *(("a headache lasts to the next day", "urgent"), ("you breastfeed after", "urgent")),
        *(("a small bruise grows slowly, or reaches your eyelids", "urgent"), ("tender", "urgent")),
    ],
)
def test_each_sign_stands_in_the_list_of_one_urgency(all_signs, sign, level):
    found = [name for name, lines in all_signs.items() if any(sign in line for line in lines)]

    assert found == [level]


# A part of a page under a heading, in HTML: what stands together.
PARTS = re.compile(r"<h[23]")
BLOCK = re.compile(r"<(p|li|td)\b[^>]*>(.*?)</\1>", flags=re.DOTALL)
# Who is told to see a doctor today for a low mood, in a sentence or in a cell.
LOW_MOOD_TODAY = re.compile(
    r"(?:mood (?:drops|with|too)|low mood|feel low|if it drops)[^:;]*?\b(?:doctor|one) today",
    re.IGNORECASE,
)
# A forehead that is called usual, and what makes it so.
USUAL_FOREHEAD = re.compile(
    r"forehead[^.]*? both sides[^.]*? 1 to 4 days[^.]*|"
    r"forehead[^.]*? 1 to 4 days(?:\. We call it|, which we call) usual only on both sides[^.]*",
)


def blocks_of(html):
    return [words_of(match[2]) for match in BLOCK.finditer(html)]


def test_fever_and_pus_are_never_told_as_one_set_for_a_doctor_today(documents):
    """Pus with fever needs an ambulance, so a list of commas must not name both."""
    for key, document in documents.items():
        for block in blocks_of(document.html):
            for match in SIGNS.finditer(block):
                told = match["signs"].lower()
                if URGENCY[match["action"].lower()] == "urgent":
                    assert not ("fever" in told and "pus" in told), (key, block)


def test_a_low_mood_for_a_doctor_today_is_for_the_night_too(documents):
    """The page of help says it above all of its signs for today."""
    found = [
        (key, block[match.start() : match.end() + len(", also at night")])
        for key, document in documents.items()
        for block in blocks_of(document.html)
        for match in LOW_MOOD_TODAY.finditer(block)
    ]

    assert {key for key, _ in found} >= {
        *("about", "benefits", "comparing", "decide", "ingredients", "questions"),
        *("side-effects", "summary", "what-it-is", "who-it-suits"),
    }
    assert [told for told in found if not told[1].endswith(", also at night")] == []
    assert "At night, do not wait" in words_of(documents[HELP].html)


def test_who_stops_finasteride_for_hair_is_told_of_the_prostate(documents):
    for key, document in documents.items():
        for part in PARTS.split(document.html):
            told = words_of(part).lower()
            if re.search(r"stop finasteride (?:for|that you take for) hair|for hair, stop", told):
                assert "for the prostate" in told, key


def test_minoxidil_while_breastfeeding_leads_to_what_an_ill_baby_needs(documents):
    """One act everywhere: the place of help whose first words send an ill baby to an ambulance."""
    named = re.compile("minoxidil|lotion|heart is ill", re.IGNORECASE)
    for key, document in documents.items():
        for part in PARTS.split(document.html) if key != HELP else ():
            if any("breastfe" in told and named.search(told) for told in blocks_of(part)):
                leads_there = 'href="/get-help/#pregnancy"' in part
                assert leads_there or "unusually sleepy or floppy" in words_of(part), (
                    key,
                    part[:80],
                )

    place = documents[HELP].html.split('id="pregnancy"')[1]
    assert words_of(place.split("<p>")[1].split("</p>")[0]) == (
        "A baby is unusually sleepy or floppy, breathes fast or will not feed: call an ambulance now."
    )


def test_a_look_at_palms_clears_no_scalp(documents):
    found = {
        key: re.findall(r"tongue, palms and soles.{31}", words_of(document.html))
        for key, document in documents.items()
    }
    hints = {key: told for key, told in found.items() if told}

    assert set(hints) == {HELP, "procedure", "aftercare", "side-effects"}
    for told in hints.values():
        assert {hint.split("soles", 1)[1] for hint in told} == {", but normal ones prove nothing"}


def test_a_puffy_forehead_is_usual_only_without_any_other_sign(documents):
    found = {
        key: USUAL_FOREHEAD.findall(words_of(document.html)) for key, document in documents.items()
    }
    for key in ("side-effects", "benefits", "procedure"):
        assert found[key], key
        assert [
            told for told in found[key] if "without pain, heat, fever or rash" not in told
        ] == []


@pytest.mark.parametrize(
    "word", ["tongue", "mouth", "ears", "shivers", "confusion", "breath", "baby", "low mood"]
)
def test_a_sign_can_be_found_from_the_names_of_the_places(documents, word):
    titles = [h.text.lower() for h in documents[HELP].headings if h.level == 2]

    assert [title for title in titles if word in title] != []
