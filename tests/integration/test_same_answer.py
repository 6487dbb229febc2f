"""Form, publishing, files and command: each rule is told at all four doors, in the same words."""

import io
import re

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from content.guardrails import rules
from content.guide_files import (
    GuideError,
    find_faults,
    guide_from_database,
    read_guide,
    write_guide,
)
from content.markdown import render
from content.models import Revision
from tests.factories import BODY, make_live, make_page, make_revision, make_staff

DRAWN = """::: figure waits-after-a-visit
**How long to wait.**\\
Wait while its bar lasts.

Columns stand for days.
:::
"""
WAITS = """::: table How long to wait {#waiting-table}
| What | Wait |
|---|---|
| Alcohol | 5 days (our own caution) |
:::
"""
BY_WEEKDAY = """::: table From which day {#by-day}
| Visit | Alcohol |
|---|---:|
| Mon | Thu |
:::
"""

# A text in which this rule for words finds something.
WORDS = {
    "long_sentences": "The doctor looks at your scalp and asks what you take" + " and" * 22 + ".",
    "reading_grade": "Practitioners administer medication. Investigations demonstrate variability.",
    "long_paragraphs": "You can ask for time. " * 8,
    "lists_of_another_length": "- One thing",
    "long_items": "- Ask how. Ask why.\n- Ask when.",
    "promise_words": "It is painless.",
    "safe_without_source": "It is safe.",
    "figures_without_source": "You wait for 3 weeks.",
    "effects_without_source": "It can cause pain.",
    "labels_in_their_place": "It {sure weak: 9 men.} is so.",
    "one_label_each": "It is so. {sure weak: 9 men.} {sure good: 9 trials.}",
    "words_of_their_kind": "It is so. {harm weak: 9 men.}",
    "cards_without_sources": "::: warning The price\nAsk. {advice ours: So.}\n:::",
    "harms_called_weak": "Some people had bald patches. {sure weak: 9 men.}",
    "chances_in_tables": "::: table A {#a}\n| a | b |\n|---|---|\n| c | 1 in 10 |\n:::",
    "denominators": "::: table A {#a}\n| a | b |\n|---|---|\n| c | 1 in 100 |\n| d | 30 in 1,000 |\n:::",
    "dashes_in_ranges": "You wait 3-5 days.",
    "long_numbers": "There are 100000 hairs.",
    "dates_in_digits": "It began on 12/11/2026.",
    "currencies": "It costs Rs 500.",
    "contractions": "You don’t pay.",
    "jargon": "These are adverse events.",
    "unknown_abbreviations": "Ask about ABCD now.",
    "capitals": "This is VERY IMPORTANT to you.",
    "italic_passages": "*You wait for the answer and then you go home.*",
    "bold_headings": "**The price**\n\nYou pay.",
    "red_skin": "Your skin may turn red.",
    "waits_as_drawn": f"{DRAWN}\n{WAITS}",
    "waits_by_weekday": f"{WAITS}\n{BY_WEEKDAY}",
    "link_words": "See [here](#why).",
    "names_in_addresses": "See [the trial](https://example.org@example.com/a).",
    "failed_marks": "Ask **why this is so.",
    "marks_in_reasons": "It may help. {sure weak: A [trial](#why).}",
    "html_in_text": "Ask why.<br>Ask how.",
    "blanks_to_fill": "Ask [whom] first.",
    "byte_order_marks": "Ask \ufeffwhy.",
    "direction_marks": "Ask \u202ewhy.",
    "mixed_scripts": "Ask for the \u0441ost.",
}
# What is wrong with a version of the page “costs”, the words that tell so, and the page's kind.
BESIDE_THE_RULES_FOR_WORDS = {
    "structure": ({"body": f"{BODY}\nIt is so. [@nobody]\n"}, "no reference “nobody”", "article"),
    "opening": ({"body": BODY.partition(":::\n\n")[2]}, "opens with its key points", "article"),
    "chapter": ({"body": BODY.partition("::: unknown")[0]}, "what we do not know", "article"),
    "kind": ({}, "A questions page needs its questions", "questions"),
    "picture": ({"body": f"{BODY}\n![A](/media/pictures/a.jpg)\n"}, "There is no picture", "article"),
    "page": ({"body": f"{BODY}\n[Prices](/prices/)\n"}, "there is no page /prices/", "article"),
    "place": ({"body": f"{BODY}\n[About](/about/#no)\n"}, "/about/ has no id “no”", "article"),
    "title": ({"title": "A sure cure"}, "The title says “cure”", "article"),
    "summary": ({"summary": "It cures."}, "The summary says “cures”", "article"),
    "note": ({"note": "The best."}, "The note says “best”", "article"),
    "reserved": ({"slug": "handouts"}, "“handouts” is an address of another part", "article"),
    "home": ({"slug": ""}, "Only the home page has an empty address.", "article"),
    "steps": ({"slug": "procedure"}, "is the address of the page with the steps", "article"),
    "deciding": ({"slug": "decide"}, "is the address of the page for deciding", "article"),
    "held": ({"slug": "about"}, "The page “about” has or had this address", "article"),
}  # fmt: skip
EXAMPLES = {
    **{name: ({"body": BODY.replace("Words about hair.", text)}, "", "article") for name, text in WORDS.items()},
    **BESIDE_THE_RULES_FOR_WORDS,
}  # fmt: skip


def test_every_rule_for_words_has_its_example():
    assert set(WORDS) == {rule.__name__ for rule in rules.RULES}


@pytest.mark.django_db
@pytest.mark.parametrize("name", EXAMPLES)
def test_four_doors_give_the_same_answer(client, tmp_path, name):
    fields, words, kind = EXAMPLES[name]
    make_live(make_page("about"))
    page = make_page("costs", kind=kind)
    revision = make_revision(page, **fields)
    client.force_login(make_staff("editor", is_superuser=True))

    form = told_by_the_form(client, revision)
    publishing = told_by_publishing(client, revision)
    publish_in_spite_of_the_rules(revision)
    write_guide(guide_from_database(), tmp_path)

    assert told_by_the_files(tmp_path) == form
    assert told_by_the_command(tmp_path) == form
    assert told_by_the_command(database=True) == form
    assert publishing == form
    if name in WORDS:
        (rule,) = (rule for rule in rules.RULES if rule.__name__ == name)
        found = {(problem.level, problem.message) for problem in rule(render(revision.body))}
        assert set() < found <= form
    else:
        assert any(words in message for level, message in form)
        assert len(form) == 1


@pytest.mark.django_db
def test_text_without_faults_is_told_nothing_at_any_door(client, tmp_path):
    revision = make_revision(make_page("costs"))
    client.force_login(make_staff("editor", is_superuser=True))

    assert told_by_the_form(client, revision) == told_by_publishing(client, revision) == set()
    publish_in_spite_of_the_rules(revision)
    write_guide(guide_from_database(), tmp_path)
    assert told_by_the_files(tmp_path) == told_by_the_command(tmp_path) == set()
    assert told_by_the_command(database=True) == set()


def told_by_the_form(client, revision):
    """What is written beside a field, or found in the draft that was saved."""
    words = {name: getattr(revision, name) for name in (*Revision.WORDS, "note")}
    response = client.post(
        reverse("admin:content_revision_add"),
        {"page": revision.page_id, **words, "based_on": 0, "seen": revision.number},
    )
    if response.status_code == 200:
        errors = response.context["adminform"].form.errors
        return {("error", message) for messages in errors.values() for message in messages}
    found = client.get(response["Location"]).context["problems"]
    return {(problem.level, problem.message) for problem in found}


def told_by_publishing(client, revision):
    address = f"{reverse('admin:content_revision_publish')}?revision={revision.pk}"
    (entry,) = client.get(address).context["entries"]
    refusals = {("error", re.sub(r"^Line \d+: ", "", refusal)) for refusal in entry["refusals"]}
    return refusals | {("warning", problem.message) for problem in entry["warnings"]}


def publish_in_spite_of_the_rules(revision):
    """As a version that went live before there was such a rule."""
    Revision.objects.filter(pk=revision.pk).update(published_at=timezone.now())


def told_by_the_files(folder):
    """What stops the reading, and what does not."""
    try:
        faults = find_faults(read_guide(folder))
    except GuideError as error:
        faults = error.faults
    else:
        assert not any(fault.level == "error" for fault in faults)
    return {(fault.level, fault.message) for fault in faults if fault.where == "costs.md"}


def told_by_the_command(*arguments, **options):
    output, summary = io.StringIO(), ""
    try:
        call_command("check_guide", *arguments, stdout=output, **options)
    except CommandError as error:
        summary = str(error)
    lines = re.findall(r"^(\w+): costs\.md:\d+: (.*)$", output.getvalue(), flags=re.MULTILINE)
    assert any(level == "error" for level, message in lines) == (
        " 1 error" in summary or " errors," in summary
    )
    return set(lines)
