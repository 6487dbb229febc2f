"""The whole round of editing with the keyboard alone: no mouse, and no field filled but by typing."""

import pytest
from django.contrib.auth.models import Group, User
from playwright.sync_api import expect

from content.models import HandOver, Page
from tests.browser.accessibility import WIDTH_OVERFLOW, assert_axe_finds_nothing_in_either_scheme
from tests.factories import (
    BODY,
    code_of,
    make_app,
    make_doctor,
    make_live,
    make_page,
    make_reference,
    make_revision,
    make_staff,
)

MOST_STOPS = 250
WORDS = "\n## Parking {#parking}\n\nAsk what parking costs.\n"
NOTE = "Please check the line on parking."
# Whether the focus is on something that shows it and is in sight. A frame shows it inside itself.
IS_SEEN = """() => {
  const stop = document.activeElement;
  if (stop === document.body || stop.tagName === "IFRAME") return true;
  const { top, bottom } = stop.getBoundingClientRect();
  const { outlineStyle, boxShadow } = getComputedStyle(stop);
  const marked = stop.matches(":focus-visible") && (outlineStyle !== "none" || boxShadow !== "none");
  return marked && bottom > 0 && top < innerHeight;
}"""


class Hands:
    """Somebody at a page with a keyboard; `pressed` counts the keys, typed words apart."""

    def __init__(self, page):
        self.page = page
        self.pressed = 0

    def press(self, key):
        self.page.keyboard.press(key)
        self.pressed += 1

    def go_to(self, control):
        """Press Tab until the focus is there, and see it at each stop."""
        expect(control).to_be_visible()
        for _ in range(MOST_STOPS):
            if control.evaluate("e => e === document.activeElement"):
                return
            self.press("Tab")
            stop = "document.activeElement.outerHTML.slice(0, 150)"
            assert self.page.evaluate(IS_SEEN), self.page.evaluate(stop)
        raise AssertionError(f"{MOST_STOPS} stops, and never at {control}")

    def use(self, role, name, key="Enter", *, exact=True):
        self.go_to(self.page.get_by_role(role, name=name, exact=exact).first)
        self.press(key)

    def write(self, label, words):
        self.go_to(self.page.get_by_label(label))
        self.page.keyboard.type(words)

    def choose(self, label, choice):
        field = self.page.get_by_label(label)
        self.go_to(field)
        for _ in range(field.locator("option").count()):
            if field.locator("option:checked").inner_text() == choice:
                return
            self.press("ArrowDown")
        raise AssertionError(f"No {choice} in {label}")


@pytest.fixture
def sign_in(open_page):
    def sign_in(username, role, *, has_app=False):
        person = make_staff(username, first_name=username.title(), last_name="Shah")
        person.groups.add(Group.objects.get(name=role))
        app = make_app(person) if has_app else None
        hands = Hands(open_page("/admin/", width=1280, height=900))
        hands.write("Username", username)
        hands.write("Password", "a long password")
        if app:
            hands.write("Code from your app", code_of(app))
        hands.press("Enter")
        expect(hands.page.get_by_role("button", name="Sign out")).to_be_visible()
        return hands

    return sign_in


def test_round_from_an_editor_to_the_patient_and_back_by_keys(sign_in, site):
    editor = sign_in("nina", "Editor", has_app=True)
    write_and_hand_over(editor)
    reviewer = sign_in("asha", "Clinical reviewer")
    compare_and_sign_off(reviewer)
    publisher = sign_in("paul", "Publisher")
    publish_and_go_back(publisher)

    pressed = [hands.pressed for hands in (editor, reviewer, publisher)]
    assert sum(pressed) < 450, pressed


def write_and_hand_over(hands):
    hands.use("link", "Pages")
    hands.go_to(hands.page.locator("#searchbar"))
    hands.page.keyboard.type("costs")
    hands.press("Enter")
    # The list of all pages has the link as well.
    expect(hands.page.get_by_role("link", name="Show all")).to_be_visible()
    hands.use("link", "Write a new version of Costs")
    expect(hands.page.get_by_label("Text:")).to_be_focused()
    hands.press("Control+End")
    hands.page.keyboard.type(WORDS)
    hands.write("What changed", "Parking.")
    hands.use("button", "Save and check")
    hands.use("link", "Ready for review")
    hands.choose("Who looks at it next", "Role: Clinical reviewer")
    hands.write("What to look at", NOTE)
    hands.use("button", "Hand it over")
    expect(hands.page.get_by_text("Ready for review, for everybody")).to_be_visible()


def compare_and_sign_off(hands):
    hands.use("link", "1 text waits for you")
    hands.use("link", "Ready for review: Costs (version 2)")
    hands.use("link", "Compare with the live version")
    hands.use("button", "Next change")
    expect(hands.page.get_by_role("status")).to_contain_text("Change 1 of 1")
    hands.use("link", "Sign off")
    hands.choose("Your role, as readers see it", "Dermatologist")
    hands.use("checkbox", "I have read this version", "Space", exact=False)
    hands.use("button", "Sign off version 2")
    expect(hands.page.get_by_text("Costs (version 2) is signed off.")).to_be_visible()


def publish_and_go_back(hands):
    hands.use("link", "1 signed-off draft to publish")
    hands.use("link", "Publish")
    expect(hands.page.get_by_text(NOTE)).to_be_visible()
    hands.use("button", "Publish 1 version now")
    expect(hands.page.get_by_text("Costs (version 2) is live.")).to_be_visible()
    assert Page.objects.get(key="costs").revisions.live().get().number == 2

    hands.use("link", "Version 1: Costs")
    hands.use("link", "Go back to this version")
    hands.write("Why readers get an earlier version again", "Parking is as it was.")
    hands.use("checkbox", "Publish it all the same", "Space", exact=False)
    hands.use("button", "Go back now")
    expect(hands.page.get_by_text("Costs (version 1) is live.")).to_be_visible()
    assert Page.objects.get(key="costs").revisions.live().get().number == 1


OLD_PRICE, NEW_PRICE = "GBP 7,531", "GBP 8,642"


def test_number_on_two_pages_and_in_a_source_is_corrected_by_keys(sign_in, site):
    """From the drafts on: a publisher is asked, both are handed over at once, and what changed is
    read where the rest was signed off."""
    source = make_reference("clinic_prices", found=f"It begins at {OLD_PRICE}.")
    editor = sign_in("nina", "Editor")
    first, _ = correct_price("prices", "sums", author=User.objects.get(username="nina"))

    editor.page.goto(f"{site}/admin/content/revision/{first.pk}/change/")
    ask_and_hand_over(editor)
    publisher = sign_in("paul", "Publisher")
    change_source(publisher)
    reviewer = sign_in("asha", "Clinical reviewer")
    sign_off_what_changed(reviewer)

    pressed = [hands.pressed for hands in (editor, publisher, reviewer)]
    assert sum(pressed) < 200, pressed
    source.refresh_from_db()
    assert source.found == f"It begins at {NEW_PRICE}."
    assert not HandOver.objects.open().of_sources().exists()


def correct_price(*keys, author):
    """Live pages that were signed off, each with a draft of another price."""
    doctor = make_doctor()
    live = [
        make_live(
            make_page(key, group=Page.Group.BESIDE),
            body=f"{BODY}\nIt is {OLD_PRICE}. [@clinic_prices]\n",
        )
        for key in keys
    ]
    for each in live:
        each.sign_off(by=doctor, role="Dermatologist")
    return [
        make_revision(each.page, body=each.body.replace(OLD_PRICE, NEW_PRICE), author=author)
        for each in live
    ]


def assert_fit(hands):
    hands.page.set_viewport_size({"width": 390, "height": 844})
    assert hands.page.evaluate(WIDTH_OVERFLOW) <= 0
    hands.page.set_viewport_size({"width": 1280, "height": 900})
    assert_axe_finds_nothing_in_either_scheme(hands.page, hands.page.url)


def ask_and_hand_over(hands):
    assert_fit(hands)
    hands.use("button", "Ask a publisher to change it", exact=False)
    expect(hands.page.get_by_text("Publishers are asked to change it.")).to_be_visible()
    hands.use("link", "Ready for review")
    expect(hands.page.get_by_role("checkbox", name="Sums (version 2)")).to_be_checked()
    assert_fit(hands)
    hands.use("button", "Hand it over")
    expect(hands.page.get_by_role("link", name="Ask somebody else")).to_be_visible()


def change_source(hands):
    hands.use("link", "1 source to change", exact=False)
    hands.go_to(hands.page.get_by_label("What it found"))
    hands.press("Control+a")
    hands.page.keyboard.type(f"It begins at {NEW_PRICE}.")
    hands.use("button", "Save")
    behind = hands.page.get_by_role("heading", name="Pages that still say the old number")
    expect(behind).to_be_visible()
    assert_fit(hands)
    hands.use("button", "Save it: readers see it now")
    expect(hands.page.get_by_text("was changed successfully")).to_be_visible()


def sign_off_what_changed(hands):
    hands.use("link", "2 texts wait for you")
    hands.use("link", "Open it: Ready for review: Sums (version 2)")
    hands.use("link", "Sign off")
    expect(hands.page.get_by_text("To read: what changed,")).to_be_visible()
    assert_fit(hands)
    hands.choose("Your role, as readers see it", "Dermatologist")
    hands.use("checkbox", "I have read what changed and what it touches", "Space", exact=False)
    hands.use("button", "Sign off version 2")
    expect(hands.page.get_by_text("Sums (version 2) is signed off.")).to_be_visible()
