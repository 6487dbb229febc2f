"""Staff write a page: what they see while they do, and what happens when something goes wrong."""

import re
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import expect

from content.handbook_examples import block_chapters
from content.models import Page, Picture
from content.picture_files import store
from tests.browser.accessibility import (
    WIDTH_OVERFLOW,
    WIDTHS_AND_SCHEMES,
    assert_axe_finds_nothing,
)
from tests.browser.conftest import browsers
from tests.factories import make_picture, make_revision, make_staff

PICTURE = Path(__file__).parent.parent.parent / "static/icons/share.png"
ADD = "/admin/content/revision/add/"
HANDBOOK = "/admin/content/revision/handbook/"
FRAME = "/admin/content/revision/preview-frame/"
# What Chromium writes when a request is refused or lost, as some tests want it to be; and when the
# frame, where no script may run, refuses the listeners that Playwright puts there once it was asked.
EXPECTED = re.compile(
    "^Failed to load resource: .*(status of 400|status of 403|DISCONNECTED)"
    f"|^Blocked script execution in '[^']*{FRAME}'"
)
# The keys of the copies of words that are not saved, in the database that a browser writes at once.
COPIES = """() => new Promise((resolve) => {
  const opened = indexedDB.open("scratch", 1);
  opened.onsuccess = () => {
    const asked = opened.result.transaction("copies").objectStore("copies").getAllKeys();
    asked.onsuccess = () => resolve(asked.result);
  };
})"""
REST = "e => e.value.slice(e.selectionStart)"
# Where in an element the first of these words begins, two pixels on.
PLACE_OF = """(block, words) => {
  const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  while (texts.nextNode() && !texts.currentNode.data.includes(words));
  const range = document.createRange();
  range.setStart(texts.currentNode, texts.currentNode.data.indexOf(words));
  range.setEnd(texts.currentNode, range.startOffset + 1);
  const [letter, around] = [range.getBoundingClientRect(), block.getBoundingClientRect()];
  return [letter.left - around.left + 1, letter.top - around.top + letter.height / 2];
}"""
SELECTED = "e => e.value.slice(e.selectionStart, e.selectionEnd)"


@pytest.fixture
def open_desk(chromium, site):
    """Open an address of the staff's as a signed-in editor. Nothing may break a policy."""
    editor = make_staff(
        "editor", ("add_revision", "view_revision", "view_page", "view_picture", "add_picture")
    )
    with browsers(chromium, site, user=editor, width=1280, height=900, expected=EXPECTED) as open_:
        yield open_


@pytest.fixture
def write(open_desk):
    """Open the form for a new version of the page on costs, with the preview in sight."""

    def open_(**options):
        page = open_desk(f"{ADD}?page={Page.objects.get(key='costs').pk}", **options)
        expect(preview(page).get_by_role("heading", level=1)).to_have_text("Costs")
        unfold(page, "Insert a block")
        return page

    return open_


def unfold(page, words):
    page.locator("summary").filter(has_text=words).press("Enter")


def preview(page):
    return page.frame_locator("iframe[title='Preview as patients see it on a phone']")


def body(page):
    return page.locator("textarea[name=body]")


def offer(page):
    return page.get_by_text("Words that you did not save are still in this browser.")


def wait_for_copy(page):
    """Wait until the words are on the disk, as they are every few seconds."""
    # What a page waits for itself takes a promise for true.
    while not page.evaluate(COPIES):
        page.wait_for_timeout(100)


def status(page):
    return page.locator("[data-status]")


def put_caret(page, place):
    body(page).focus()
    body(page).evaluate("(e, place) => e.setSelectionRange(place, place)", place)


def choose_picture(page, file=PICTURE):
    page.locator("[data-file]").set_input_files(file)
    return page.get_by_role("dialog", name="Add a picture")


@pytest.mark.parametrize("width", [390, 1280])
def test_text_is_first_in_sight_with_the_caret_and_the_title_is_folded(open_desk, width):
    page = open_desk(f"{ADD}?page={Page.objects.get(key='costs').pk}", width=width, height=844)

    expect(body(page)).to_be_focused()
    assert page.evaluate("scrollY") == 0
    assert body(page).bounding_box()["y"] < 500
    expect(page.get_by_label("Title")).to_be_hidden()


# The preview


def test_typing_shows_the_page_of_patients_on_a_phone(write, open_desk):
    page = write()

    body(page).fill(
        "## New words {#new-words}\n\n::: warning Women and dutasteride\nAsk before each visit.\n:::\n"
    )

    card = preview(page).locator(".warning")
    expect(card).to_contain_text("Ask before each visit.")
    expect(preview(page).get_by_role("heading", name="New words")).to_be_visible()
    assert 360 <= page.locator("iframe").bounding_box()["width"] <= 392
    style = "e => [getComputedStyle(e).fontFamily, getComputedStyle(e).backgroundColor]"
    reader = open_desk("/who-it-suits/", width=390)
    reader_style = reader.locator(".warning").first.evaluate(style)
    assert card.evaluate(style) == reader_style
    expect(page.locator("[data-measures]")).to_contain_text("Reading grade")
    page.get_by_role("button", name="Paper").click()
    on_paper = page.frame_locator("iframe[title='Preview as patients see it on paper']")
    assert on_paper.locator("html").evaluate(
        "e => [e.clientWidth, matchMedia('print').matches]"
    ) == [792, False]
    assert on_paper.locator(".warning").evaluate(style)[1] != reader_style[1]
    page.get_by_role("button", name="Phone").click()
    assert card.evaluate(style) == reader_style


def test_preview_follows_the_title_and_stays_where_it_was_scrolled_to(write):
    page = write()
    scrolled = preview(page).locator("html")
    scrolled.evaluate("e => e.scrollTo(0, 700)")

    unfold(page, "Title")
    page.get_by_label("Title").fill("What it costs")

    expect(preview(page).get_by_role("heading", level=1)).to_have_text("What it costs")
    assert scrolled.evaluate("e => e.scrollTop") == 700


def test_link_in_the_preview_opens_beside_the_text(write):
    page = write()
    body(page).fill("Read [the words](/words/).\n")

    with page.context.expect_page() as opened:
        preview(page).get_by_role("link", name="the words").click()

    expect(opened.value.get_by_role("heading", level=1)).to_contain_text("Words")
    expect(preview(page).get_by_role("link", name="the words")).to_be_visible()


def test_problem_leads_to_its_line(write):
    page = write()
    lines = [*["Words."] * 120, "It is painless.", *["Words."] * 5]
    body(page).fill("\n\n".join(lines))

    problem = page.get_by_role("listitem").filter(has_text="“painless” promises too much")
    problem.get_by_role("button", name="Line 241").click()

    expect(body(page)).to_be_focused()
    assert body(page).evaluate(SELECTED) == "It is painless."
    assert body(page).evaluate("e => e.scrollTop") > 500


@pytest.mark.parametrize("width", [390, 1280])
def test_link_to_a_line_opens_the_text_there_and_the_page_beside_it(open_desk, site, width):
    lines = ["Words."] * 301
    lines[200] = "It costs INR 500."
    draft = make_revision(Page.objects.get(key="costs"), body="\n\n".join(lines))
    page = open_desk("/admin/", width=width)
    held = []
    page.route("**/markdownx/markdownify/", lambda route: held.append(route))

    page.goto(f"{site}{ADD}?source={draft.pk}#line-401-INR%20500")

    expect(body(page)).to_be_focused()
    assert body(page).evaluate(SELECTED) == "INR 500"
    assert body(page).evaluate("e => e.scrollTop") > 2000
    expect(body(page)).to_be_in_viewport(ratio=0.5)
    # The preview comes when it comes. On a phone it stands below the text.
    page.wait_for_timeout(500)
    held[0].continue_()
    page.locator("iframe").scroll_into_view_if_needed()
    expect(preview(page).get_by_text("It costs INR 500.")).to_be_in_viewport()


def test_link_to_words_that_a_line_has_no_more_selects_nothing_to_type_over(open_desk, site):
    draft = make_revision(Page.objects.get(key="costs"), body="Words.\n\nIt costs INR 600.")
    page = open_desk("/admin/")

    page.goto(f"{site}{ADD}?source={draft.pk}#line-3-INR%20500")

    expect(body(page)).to_be_focused()
    assert body(page).evaluate(SELECTED) == ""
    assert body(page).evaluate(REST).strip() == "It costs INR 600."


def test_click_in_the_preview_puts_the_caret_to_that_word_of_the_text(write):
    page = write()
    lines = ["Ask twice, not once."] * 60
    lines[40] = (
        "It costs **INR 500** [@nhs_choose] a visit, as [a clinic](/words/) says.\nAsk *twice*."
    )
    body(page).fill("\n\n".join(lines))
    shown = preview(page).locator("p").nth(40)
    expect(shown).to_contain_text("a clinic")

    for words in ("500", "a visit", "says"):
        click_before(shown, words)
        expect(body(page)).to_be_focused()
        assert body(page).evaluate(REST).startswith(words)
    # Words that stand in many places: the one that was clicked.
    click_before(preview(page).locator("p").nth(50), "twice")
    assert body(page).evaluate("e => e.selectionStart") == "\n\n".join(lines[:51]).rindex("twice")


def click_before(block, words):
    """Click on the left half of the first letter of these words."""
    x, y = block.evaluate(PLACE_OF, words)
    around = None
    # The preview may still be following the caret of a moment ago: it begins to after 200 ms.
    while around != (around := block.bounding_box()):
        block.evaluate("e => e.scrollIntoView({block: 'center'})")
        block.page.wait_for_timeout(500)
    block.page.mouse.click(around["x"] + x, around["y"] + y)


def test_slow_answer_never_comes_after_a_newer_one(write):
    page = write()
    held = []

    def hold_first(route):
        held.append(route) if not held else route.continue_()

    page.route("**/markdownx/markdownify/", hold_first)
    with page.expect_request("**/markdownx/markdownify/"):
        body(page).fill("Old words.")
    body(page).fill("New words.")
    expect(preview(page).get_by_text("New words.")).to_be_visible()
    held[0].fulfill(body='<p data-part="document">Old words.</p>')
    page.wait_for_timeout(300)

    expect(preview(page).get_by_text("New words.")).to_be_visible()


def test_editor_whose_text_is_too_long_is_told_what_to_do(write):
    page = write()
    page.route("**/markdownx/markdownify/", lambda route: route.fulfill(status=400, body="Large."))

    body(page).fill("Many words.")

    expect(status(page)).to_have_text("The text is too long for a preview: split the page in two.")


def test_editor_who_is_signed_out_is_told_and_keeps_text_and_preview(write):
    page = write()
    page.context.clear_cookies()

    body(page).fill("My new words.")

    expect(status(page)).to_have_text(
        "The preview needs you to sign in again: your text is still here. Saving keeps it."
    )
    expect(body(page)).to_have_value("My new words.")
    expect(preview(page).get_by_role("heading", name="The prices we found")).to_be_visible()


def test_preview_comes_back_with_the_network(write):
    page = write()
    page.context.set_offline(True)
    body(page).fill("My new words.")
    expect(status(page)).to_contain_text("you seem to be offline. Your text is still here.")

    page.context.set_offline(False)

    expect(preview(page).get_by_text("My new words.")).to_be_visible()
    expect(status(page)).to_be_empty()


# The keyboard


def test_tab_leaves_the_text_in_both_directions(write):
    page = write()
    before = body(page).input_value()
    body(page).focus()

    page.keyboard.press("Tab")
    expect(page.get_by_label("What changed")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(body(page)).to_be_focused()
    page.keyboard.press("Shift+Tab")

    expect(page.get_by_text("What you can write")).to_be_focused()
    assert body(page).input_value() == before


def test_block_is_inserted_below_the_line_and_taken_back_by_ctrl_z(write):
    page = write()
    body(page).fill("First.\nSecond line.\nThird.")
    put_caret(page, len("First.\nSec"))

    page.get_by_role("button", name="Claim", exact=True).press("Enter")

    lines = body(page).input_value().split("\n")
    assert lines[:5] == ["First.", "Second line.", "", "::: claim", "> [What clinics say]"]
    assert lines[-3:] == [":::", "", "Third."]
    assert body(page).evaluate(SELECTED) == "[What clinics say]"
    page.keyboard.press("Control+z")
    expect(body(page)).to_have_value("First.\nSecond line.\nThird.")


def test_every_button_inserts_a_block_and_selects_its_first_blank(write):
    page = write()
    names = page.locator("[data-insert]").all_inner_texts()

    for name in names:
        body(page).fill("")
        page.get_by_role("button", name=name, exact=True).click()
        assert re.fullmatch(r"\[[^]]+\]", body(page).evaluate(SELECTED)), name

    assert "Care card" in names
    assert names == [chapter.name for chapter in block_chapters()]


def test_label_lands_at_the_end_of_the_paragraph_and_its_level_is_chosen(write):
    page = write()
    for name, level in [("A benefit", "weak"), ("A harm", "studies"), ("Advice", "ours")]:
        body(page).fill("Before it ends.\n\nNext.")
        put_caret(page, len("Before"))

        page.get_by_role("button", name=name, exact=True).click()
        alternatives = body(page).evaluate(SELECTED)
        page.keyboard.type(level)

        kind = body(page).input_value().split("{")[1].split()[0]
        assert level in alternatives.split("|")
        assert body(page).input_value() == f"Before it ends. {{{kind} {level}: why.}}\n\nNext."


# Pictures


def test_picture_is_asked_for_its_words_and_lands_below_the_line_with_the_caret(write):
    page = write()
    body(page).fill("Before.\nAfter.")
    put_caret(page, len("Bef"))
    dialog = choose_picture(page)
    words = dialog.get_by_label("What does the picture show?")
    expect(words).to_be_focused()
    expect(dialog).to_contain_text("share.png")

    page.keyboard.press("Enter")
    expect(dialog.get_by_role("alert")).to_have_text(
        "Say what the picture shows: some people do not see it."
    )
    assert body(page).input_value() == "Before.\nAfter."
    words.fill("The cover")
    page.keyboard.press("Enter")

    expect(dialog).to_be_hidden()
    kept = Picture.objects.get()
    expect(body(page)).to_have_value(f"Before.\n\n{kept.markdown}\n\nAfter.")
    expect(body(page)).to_be_focused()
    expect(preview(page).get_by_role("img", name="The cover")).to_be_visible()
    page.keyboard.press("Control+z")
    expect(body(page)).to_have_value("Before.\nAfter.")


def test_picture_without_a_caret_says_where_it_goes_and_comes_into_sight(write):
    page = write()
    body(page).fill("\n\n".join([*["Words."] * 120, "- The **last** line. [@nhs_choose]", ":::"]))
    put_caret(page, 0)
    body(page).evaluate("e => { e.scrollTop = 0; e.blur(); }")

    dialog = choose_picture(page)
    expect(dialog).to_contain_text("It goes at the end of the text, after “The last line”.")
    dialog.get_by_label("What does the picture show?").fill("The cover")
    page.keyboard.press("Enter")

    said = page.get_by_text("Added after “The last line”: the picture “The cover”.")
    expect(said).to_be_in_viewport()
    assert_axe_finds_nothing(page)
    assert body(page).evaluate("e => e.scrollTop + e.clientHeight > e.scrollHeight - 50")
    expect(preview(page).get_by_role("img", name="The cover")).to_be_in_viewport()
    page.keyboard.press("Control+z")
    expect(said).to_be_hidden()


def test_preview_follows_to_a_picture_that_was_added_below_its_end(write):
    page = write()
    body(page).fill("\n\n".join([*["Words."] * 80, "The end of it."]))
    put_caret(page, len(body(page).input_value()))
    expect(preview(page).get_by_text("The end of it.")).to_be_in_viewport()

    choose_picture(page).get_by_label("What does the picture show?").fill("The cover")
    page.keyboard.press("Enter")

    expect(preview(page).get_by_role("img", name="The cover")).to_be_in_viewport(ratio=0.9)


def test_picture_that_is_not_wanted_leaves_the_caret_where_it_was(write):
    page = write()
    body(page).fill("Before.\nAfter.")
    put_caret(page, 3)

    expect(choose_picture(page)).to_contain_text("It goes after “Before”.")
    page.keyboard.press("Escape")

    expect(body(page)).to_be_focused()
    assert body(page).evaluate("e => e.selectionStart") == 3


def test_picture_of_the_library_says_where_it_goes_too(write):
    kept = make_picture("The cover", name=store(Image.open(PICTURE)))
    page = write()
    body(page).fill("Before.\nAfter.")
    put_caret(page, 3)

    page.get_by_role("button", name="Picture that is here already").click()
    chooser = page.get_by_role("dialog", name="Picture that is here already")
    expect(chooser).to_contain_text("It goes after “Before”.")
    chooser.get_by_role("button", name="The cover").click()

    expect(body(page)).to_have_value(f"Before.\n\n{kept.markdown}\n\nAfter.")
    expect(page.get_by_text("Added after “Before”: the picture “The cover”.")).to_be_visible()


def test_block_without_a_caret_is_told_and_comes_into_sight(write):
    page = write()
    body(page).fill("\n\n".join(["Words."] * 120))
    put_caret(page, 0)
    body(page).evaluate("e => { e.scrollTop = 0; e.blur(); }")

    page.get_by_role("button", name="Drawing of the site").click()

    expect(
        page.get_by_text("Added after “Words”: the block “Drawing of the site”.")
    ).to_be_visible()
    assert body(page).evaluate("e => e.scrollTop") > 1000


def test_refused_picture_says_why_and_leaves_the_text_alone(write, tmp_path):
    page = write()
    body(page).fill("Before. After.")
    file = tmp_path / "drawing.png"
    file.write_text("<svg onload='alert(1)'></svg>")

    dialog = choose_picture(page, file)
    dialog.get_by_label("What does the picture show?").fill("A drawing")
    dialog.get_by_role("button", name="Add the picture").click()

    expect(dialog.get_by_role("alert")).to_contain_text("JPEG, PNG")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    assert body(page).input_value() == "Before. After."
    assert Picture.objects.count() == 0


@pytest.mark.parametrize(
    "bring",
    [
        "(e, transfer) => e.dispatchEvent(new DragEvent('drop', {dataTransfer: transfer, bubbles: true, cancelable: true}))",
        "(e, transfer) => e.dispatchEvent(new ClipboardEvent('paste', {clipboardData: transfer, bubbles: true, cancelable: true}))",
    ],
    ids=["dropped", "pasted"],
)
def test_pictures_that_are_dropped_or_pasted_arrive_one_after_the_other_at_the_end(write, bring):
    page = write()
    before = body(page).input_value().rstrip()
    transfer = page.evaluate_handle(
        """bytes => {
          const t = new DataTransfer();
          for (const name of ["first.png", "second.png"])
            t.items.add(new File([new Uint8Array(bytes)], name, {type: "image/png"}));
          return t;
        }""",
        list(PICTURE.read_bytes()),
    )

    page.evaluate(
        f"([e, transfer]) => ({bring})(e, transfer)", [body(page).element_handle(), transfer]
    )

    dialog = page.get_by_role("dialog", name="Add a picture")
    for name in ("first.png (1 more to come)", "second.png"):
        expect(dialog).to_contain_text(name)
        dialog.get_by_label("What does the picture show?").fill(f"The picture {name[0]}")
        page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()
    shown = [picture.markdown for picture in Picture.objects.order_by("pk")]
    assert body(page).input_value() == "\n\n".join([before, *shown])


def test_words_pasted_with_a_picture_of_themselves_are_left_to_the_browser(write):
    page = write()

    is_taken = body(page).evaluate(
        """e => {
          const t = new DataTransfer();
          t.setData("text/plain", "Words");
          t.items.add(new File(["x"], "words.png", {type: "image/png"}));
          return !e.dispatchEvent(new ClipboardEvent("paste", {clipboardData: t, bubbles: true, cancelable: true}));
        }"""
    )

    assert not is_taken
    expect(page.get_by_role("dialog")).to_have_count(0)


# Leaving and saving


def test_leaving_with_text_that_is_not_saved_warns(write, site):
    page = write()
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))

    page.goto(f"{site}/admin/")
    assert asked == []
    page.go_back()
    body(page).press_sequentially("Mine. ")
    page.goto(f"{site}/admin/")

    assert asked == ["beforeunload"]


def test_saving_does_not_warn_and_tells_the_problems(write):
    page = write()
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    body(page).fill("It is painless.")
    page.get_by_label("What changed").fill("Shorter.")

    page.get_by_role("button", name="Save and check").click()

    expect(page.get_by_text("is saved as a draft")).to_be_visible()
    expect(page.get_by_text("“painless” promises too much").first).to_be_visible()
    assert asked == []


@pytest.mark.parametrize("button", ["Save and check", "Save and go on writing"])
def test_save_that_says_no_change_is_refused_where_the_words_are(write, button):
    page = write()
    page.evaluate("window.isSamePage = true")
    body(page).press_sequentially("Mine. ")
    mine = body(page).input_value()
    note = page.get_by_label("What changed (needed; readers see this)")
    note.fill("  ")

    page.get_by_role("button", name=button).press("Enter")

    expect(note).to_be_focused()
    expect(note).to_have_attribute("aria-invalid", "true")
    told = page.locator("[data-save-status]")
    expect(told).to_have_text(
        "Not saved yet. Say in a few words what you changed, and why. Your text is kept."
    )
    assert page.evaluate("window.isSamePage")
    assert body(page).input_value() == mine
    expect(page.get_by_label("Title")).to_be_hidden()
    assert_axe_finds_nothing(page)

    page.keyboard.type("Mine.")
    expect(told).to_be_empty()
    page.get_by_role("button", name=button).press("Enter")
    expect(page.get_by_text("is saved as a draft")).to_be_visible()


def test_words_outlive_a_lost_network_and_a_crash_and_go_when_they_are_saved(write):
    page = write()
    address = page.url
    body(page).press_sequentially("Mine. ")
    page.get_by_label("What changed").fill("Shorter.")
    page.context.set_offline(True)
    page.get_by_role("button", name="Save and go on writing").click()
    expect(page.locator("[data-save-status]")).to_contain_text("Not saved: the site cannot be")
    mine = body(page).input_value()
    # On the disk, so that a browser that is killed has them: what else it stores may come later.
    wait_for_copy(page)

    page.context.set_offline(False)
    crashed, page = page, page.context.new_page()
    crashed.close()
    page.goto(address)
    page.get_by_role("button", name="Put them into the form").click()

    expect(body(page)).to_have_value(mine)
    put_caret(page, 7)
    page.get_by_role("button", name="Save and go on writing").click()
    expect(page.get_by_text("is saved as a draft")).to_be_visible()
    page.wait_for_load_state()
    expect(body(page)).to_be_focused()
    assert body(page).evaluate("e => e.selectionStart") == 7
    assert page.evaluate(COPIES) == []


def save_without_a_title(page):
    page.get_by_label("What changed").fill("Lower price.")
    page.locator("#id_title").evaluate("title => { title.value = ' '; }")
    page.get_by_role("button", name="Save and check").click()


def test_refused_form_holds_the_newest_words_so_that_none_are_offered(write):
    page = write()
    address = page.url
    body(page).press_sequentially("Mine. ")
    wait_for_copy(page)
    # What is written to the disk when a page is left may come too late, or never.
    page.evaluate("() => { IDBObjectStore.prototype.put = () => { throw Error('Late'); }; }")
    body(page).press_sequentially("Newer. ")

    save_without_a_title(page)

    expect(page.get_by_role("heading", name="Not done yet: this is to mend")).to_be_visible()
    expect(body(page)).to_have_value(re.compile("^Mine. Newer. "))
    mine = body(page).input_value()
    page.wait_for_timeout(500)
    expect(offer(page)).to_be_hidden()
    # A crash from here on loses nothing either, and nothing older comes back.
    crashed, page = page, page.context.new_page()
    crashed.close()
    page.goto(address)
    page.get_by_role("button", name="Put them into the form").click()
    expect(body(page)).to_have_value(mine)
    expect(offer(page)).to_be_hidden()


def test_words_on_offer_stay_on_offer_when_a_save_is_refused(write):
    page = write()
    address = page.url
    shipped = body(page).input_value()
    body(page).press_sequentially("Lost. ")
    wait_for_copy(page)
    crashed, page = page, page.context.new_page()
    crashed.close()
    page.goto(address)
    expect(offer(page)).to_be_visible()
    body(page).press_sequentially("Mine. ")

    save_without_a_title(page)

    expect(page.get_by_role("heading", name="Not done yet: this is to mend")).to_be_visible()
    expect(body(page)).to_have_value(f"Mine. {shipped}")
    page.get_by_role("button", name="Put them into the form").click()
    expect(body(page)).to_have_value(f"Lost. {shipped}")
    expect(offer(page)).to_be_hidden()


def test_form_works_without_script(open_desk):
    costs = Page.objects.get(key="costs")
    page = open_desk(f"{ADD}?page={costs.pk}", java_script_enabled=False)
    expect(page.get_by_role("button", name="New picture (a file)")).to_have_count(0)
    expect(page.locator("iframe")).to_be_hidden()

    body(page).fill("It is painless.")
    page.get_by_label("What changed").fill("Shorter.")
    page.get_by_role("button", name="Save and check").click()

    expect(page.get_by_text("“painless” promises too much").first).to_be_visible()
    assert costs.revisions.count() == 2


def test_changes_of_two_people_are_put_together_and_taken_back_by_ctrl_z(write):
    page = write()
    costs = Page.objects.get(key="costs")
    shipped = costs.revisions.get()
    words = {"title": shipped.title, "summary": shipped.summary}
    make_revision(costs, body=shipped.body.replace("Costs", "Prices") + "\nTheirs.\n", **words)
    mine = f"Mine.\n\n{shipped.body}"
    body(page).fill(mine)
    page.get_by_label("What changed").fill("One line.")
    page.get_by_role("button", name="Save and check").click()
    expect(page.get_by_role("heading", name="Saved while you were writing")).to_be_in_viewport()

    page.get_by_role("button", name="Put both together").click()

    text = body(page).input_value()
    assert text.startswith("Mine.")
    assert text.endswith("Theirs.\n")
    page.keyboard.press("Control+z")
    assert "Theirs." not in body(page).input_value()


def test_what_is_left_out_of_a_colleagues_text_is_told_before_it_is_saved(write):
    page = write(width=390)
    costs = Page.objects.get(key="costs")
    shipped = costs.revisions.get()
    words = {"title": shipped.title, "summary": shipped.summary, "slug": shipped.slug}
    make_revision(costs, body=shipped.body + "\nTake 5 mg.\n", **words)
    body(page).fill(shipped.body + "\nMine.\n")
    page.get_by_label("What changed").fill("One line.")
    page.get_by_role("button", name="Save and check").click()
    expect(page.get_by_role("heading", name="What your text leaves out")).to_be_visible()
    expect(page.get_by_text("“Take 5 mg.”")).to_be_visible()
    assert page.evaluate(WIDTH_OVERFLOW) == 0
    assert_axe_finds_nothing(page)

    page.get_by_role("button", name="Save and check").click()
    told = page.get_by_text("Not saved yet: your text leaves out words of a colleague.")
    expect(told).to_be_visible()
    page.get_by_label("Save mine all the same").check()
    page.get_by_role("button", name="Save and check").click()

    expect(page.get_by_text("is saved as a draft")).to_be_visible()
    assert costs.revisions.first().body.endswith("Mine.\n")


# For everybody


@pytest.mark.parametrize(("width", "scheme"), WIDTHS_AND_SCHEMES)
def test_editor_fits_and_axe_finds_nothing(write, width, scheme):
    page = write(width=width, color_scheme=scheme)
    body(page).fill("It is painless.")
    expect(page.get_by_text("“painless” promises too much")).to_be_visible()
    page.get_by_text("What you can write").click()
    assert page.evaluate(WIDTH_OVERFLOW) == 0
    assert_axe_finds_nothing(page)

    choose_picture(page)

    assert page.evaluate(WIDTH_OVERFLOW) == 0
    assert_axe_finds_nothing(page)


@pytest.mark.parametrize(("width", "scheme"), WIDTHS_AND_SCHEMES)
def test_handbook_shows_each_example_whole_and_axe_finds_nothing(open_desk, width, scheme):
    page = open_desk(HANDBOOK, width=width, color_scheme=scheme)
    page.get_by_role("link", name="Care card").click()

    frame = page.frame_locator("iframe[title^='Patients see: See a doctor soon']")
    expect(frame.get_by_role("heading", name="Talk to a doctor soon if:")).to_be_in_viewport()
    expect(frame.get_by_text("a lump stays")).to_be_in_viewport()
    assert frame.locator("html").evaluate("e => e.scrollHeight - e.clientHeight") == 0
    assert page.evaluate(WIDTH_OVERFLOW) == 0
    assert_axe_finds_nothing(page)


def test_axe_finds_nothing_in_what_the_frames_show(open_desk, site):
    page = open_desk("/admin/", width=390)

    for example in ("care_card-3", "table-1", "figure-1"):
        page.goto(f"{site}{FRAME}?example={example}")
        assert_axe_finds_nothing(page, example)


# Choosers, and the preview beside the caret


def test_source_and_page_are_chosen_from_lists_and_the_preview_follows(write):
    page = write()
    body(page).fill(
        "## First {#first}\n\n" + "Words.\n\n" * 80 + "## Last {#last}\n\nThe end of it."
    )
    expect(preview(page).get_by_text("The end of it.")).not_to_be_in_viewport()

    put_caret(page, len(body(page).input_value()))
    expect(preview(page).get_by_text("The end of it.")).to_be_in_viewport()
    page.keyboard.type(" [@")
    chooser = page.get_by_role("dialog", name="Cite a source")
    chooser.get_by_label("Search").fill("moftah 2012")
    expect(chooser.get_by_text("1 found.")).to_be_visible()
    assert_axe_finds_nothing(page)
    page.keyboard.press("Enter")
    assert body(page).input_value().endswith("The end of it. [@moftah2012]")

    page.get_by_role("button", name="Link to a page").click()
    links = page.get_by_role("dialog", name="Link to a page")
    links.get_by_label("Search").fill("/aftercare/")
    links.get_by_role("listitem").first.get_by_role("button").click()
    assert body(page).input_value().endswith("[@moftah2012][Aftercare](/aftercare/)")


# Words from word processors

FROM_WORD = """<html><head><style>p {color: red}</style></head><body><h1>What it “costs”</h1>
<p class=MsoNormal>Ask <b>first</b>\u00a0and read <a href="https://example.org/a">this</a>.
<a href="javascript:alert(1)">Not this</a></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·
</span>One</p><p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span
style='mso-list:Ignore'>· </span>Two</p><p style='mso-list:l1 level1 lfo2'><span
style='mso-list:Ignore'>1. </span>Three</p><img src="file:///c.png">
<table><tr><td><p><b>What</b></p></td><td><p>Price</p></td></tr>
<tr><td><p>Visit</p></td><td><p>5</p></td></tr></table></body></html>"""
FROM_DOCS = """<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><h2
dir="ltr"><span style="font-weight:400">Costs</span></h2><p><span style="font-weight:700">Bold</span><span
style="font-weight:400"> words\u200b</span></p><ol><li><p>First</p></li><li><p>Second</p></li></ol></b>"""
PASTE = """(e, html) => { const data = new DataTransfer(); data.setData("text/html", html);
data.setData("text/plain", "x"); e.dispatchEvent(new ClipboardEvent("paste",
{clipboardData: data, bubbles: true, cancelable: true})); }"""


def test_words_from_word_processors_become_markdown_and_what_is_lost_is_said(write):
    page = write()

    body(page).fill("")
    body(page).evaluate(PASTE, FROM_WORD)

    assert body(page).input_value() == (
        '## What it "costs" {#what-it-costs}\n\n'
        "Ask **first** and read [this](https://example.org/a). Not this\n\n"
        "- One\n- Two\n\n1. Three\n\n"
        "| What | Price |\n| --- | --- |\n| Visit | 5 |"
    )
    expect(page.get_by_text("Not kept: pictures")).to_be_visible()

    body(page).fill("")
    body(page).evaluate(PASTE, FROM_DOCS)

    assert body(page).input_value() == (
        "## Costs {#costs}\n\n**Bold** words\n\n1. First\n2. Second"
    )
    expect(page.get_by_text("Not kept")).to_be_hidden()


# Forms that add one item, and a source that is made in place


def test_one_word_row_and_question_are_added_where_they_belong(write):
    page = write()
    words = "::: words\nAbscess {#abscess}\n: A sore lump.\n\nScar {#scar}\n: A mark.\n:::"
    table = "::: table What it costs {#what}\n| What | Price |\n|---|--:|\n| Visit | 5 |\n:::"
    body(page).fill(f"{words}\n\n{table}\n")
    put_caret(page, 3)

    add(page, "One word", **{"The word": "Dermis", "How to say it": "DUR-miss"}, **MEANS)
    add(page, "One row", What="One | all", Price="7")
    add(page, "One question", **{"The question": "Does it hurt", "The answer": "Yes."})

    dermis = "Dermis {#dermis}\n: Say: DUR-miss. A layer.\n\nScar"
    assert body(page).input_value().rstrip() == (
        f"{words.replace('Scar', dermis)}\n\n{table.replace('5 |', '5 |' + ROW)}\n\n{QUESTION}"
    )
    page.keyboard.press("Control+z")
    assert "Does it hurt" not in body(page).input_value()


MEANS = {"What it means": "A\nlayer."}
ROW = "\n| One \\| all | 7 |"
QUESTION = "::: questions\n## Does it hurt? {#does-it-hurt}\nYes.\n:::"


def add(page, name, **fields):
    page.get_by_role("button", name=name, exact=True).click()
    dialog = page.get_by_role("dialog", name=f"Add {name.lower()}")
    for label, words in fields.items():
        dialog.get_by_label(f"{label}:", exact=True).fill(words)
    dialog.get_by_role("button", name="Add it to the text").click()
    expect(dialog).to_be_hidden()


def test_source_is_made_in_place_and_cited(chromium, site):
    editor = make_staff("editor", ("add_revision", "view_revision", "add_reference"))
    with browsers(chromium, site, user=editor, width=1280, height=900) as open_:
        page = open_(f"{ADD}?page={Page.objects.get(key='costs').pk}")
        body(page).fill("It is so.")
        put_caret(page, 9)
        page.keyboard.type(" [@")
        with page.expect_popup() as opened:
            page.get_by_role("link", name="Add a new source").click()
        form = opened.value
        source = {"key": "new2026", "short_name": "New 2026", "citation": "New. 2026."}
        for name, words in {**source, "kind": "Trial", "found": "Hair stayed."}.items():
            form.locator(f"[name={name}]").fill(words)
        form.get_by_role("button", name="Save", exact=True).click()

        expect(body(page)).to_have_value("It is so. [@new2026]")
        expect(body(page)).to_be_focused()
