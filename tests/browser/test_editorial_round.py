"""One round of editing, from the first word to the patient and back, against the real server.

Editor, clinical reviewer and publisher each have the role that the site gives them, a browser
and an account of their own. The server runs two workers and serves collected static files.
"""

import base64
import http.client
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from playwright.sync_api import expect

from mesosite.environment import BASE_DIR
from mesosite.kept_pages.era_reader import BETWEEN_READS
from tests.browser.conftest import browsers
from tests.picture_bytes import picture_bytes

WORKERS = 2
READERS, ANSWERS_EACH = 8, 10
SECONDS_TO_SHOW = 15
PASSWORD = "a long password"
MAKE_STAFF = f"""
import django
django.setup()
from django.contrib.auth.models import Group, User
for username, first_name, last_name, role in (
    ("nina", "Nina", "Shah", "Editor"),
    ("asha", "Asha", "Rao", "Clinical reviewer"),
    ("paul", "Paul", "Mehta", "Publisher"),
):
    person = User.objects.create_user(
        username, password="{PASSWORD}", is_staff=True, first_name=first_name, last_name=last_name
    )
    person.groups.add(Group.objects.get(name=role))
"""
OLD = "The visits cost you at home too, such as travel, time off work and child care."
PROMISE = "Count travel too. It is painless. [@nobody2030]"
NEW = "Count travel, parking and lost pay too."
ALTERNATIVE = "A receipt with three extra costs"
UNCHECKED = "Not yet checked by a clinician."
WHY_BACK = "The new words were wrong."
DROP = """(text, bytes) => {
  const file = new File([Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0))], "receipt.png", {type: "image/png"});
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(file);
  text.dispatchEvent(new DragEvent("drop", {dataTransfer, bubbles: true, cancelable: true}));
}"""
IS_LOADED = "async (image) => { await image.decode(); return image.naturalWidth > 0; }"


@pytest.fixture
def address(served_static, port, server_environment):
    """The address of the real server, with one member of staff in each role."""
    subprocess.run(  # noqa: S603 (our own command)
        [sys.executable, "-c", MAKE_STAFF],
        cwd=BASE_DIR,
        env=server_environment,
        check=True,
        capture_output=True,
    )
    return f"http://127.0.0.1:{port}"


@pytest.fixture
def open_browser(chromium, address):
    """Open an address of the real server in a browser of its own."""
    with browsers(chromium, address, width=1280, height=900) as open_:
        yield open_


def test_round_from_an_editor_to_the_patient_and_back(open_browser, port, server_environment):
    log = Path(server_environment["DATA_DIR"]) / "requests.log"
    patient = open_browser("/costs/")
    assert_patient_reads(patient, OLD, UNCHECKED, version=1)

    editor = sign_in(open_browser, "nina")
    open_pages(editor)
    write_new_version(editor, "Write a new version of Costs")
    line = replace_words(editor, OLD, PROMISE)
    drop_picture(editor)
    save_draft(editor, "Newer extra costs.", version=2)
    assert_told(editor, f"To mend, line {line}: ")
    publisher = sign_in(open_browser, "paul")
    open_version(publisher, 2)
    assert_nothing_can_go_live(publisher)
    assert_told(publisher, f"Line {line}: ")
    patient.reload()
    assert_patient_reads(patient, OLD, UNCHECKED, version=1)

    write_new_version(editor, "Go on with this draft")
    replace_words(editor, PROMISE, NEW)
    save_draft(editor, "Newer extra costs, mended.", version=3)
    expect(editor.get_by_text("Nothing to mend.")).to_be_visible()
    expect(editor.get_by_role("link", name="Sign off")).to_have_count(0)
    reviewer = sign_in(open_browser, "asha")
    open_version(reviewer, 3)
    sign_off(reviewer, version=3)
    open_version(publisher, 3)
    publish(publisher, "Publish")
    assert_every_worker_shows(NEW, OLD, port, log)

    patient = open_browser("/costs/")
    day = time.strftime("%-d %B %Y", time.gmtime())
    assert_patient_reads(patient, NEW, f"Checked by Asha Rao, Dermatologist, on {day}.", version=3)
    picture = patient.get_by_role("img", name=ALTERNATIVE)
    picture.scroll_into_view_if_needed()
    assert picture.evaluate(IS_LOADED)
    expect(patient.get_by_text(UNCHECKED)).to_have_count(0)

    open_version(publisher, 1)
    publish(publisher, "Go back to this version", is_unchecked=True, why_back=WHY_BACK)
    assert_every_worker_shows(OLD, NEW, port, log)
    patient.reload()
    assert_patient_reads(patient, OLD, UNCHECKED, version=1)
    expect(patient.get_by_text(WHY_BACK)).to_be_visible()
    expect(patient.get_by_role("img", name=ALTERNATIVE)).to_have_count(0)


# The steps of the round


def sign_in(open_browser, username):
    page = open_browser("/admin/")
    page.get_by_label("Username").fill(username)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()
    return page


def open_pages(page):
    # In the menu, in the way back, or in both: each leads there.
    page.get_by_role("link", name="Pages", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Pages")


def open_version(page, number):
    open_pages(page)
    page.get_by_role("link", name="Costs", exact=True).click()
    page.get_by_role("link", name=f"Version {number}: Costs").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Costs (version {number})")


def write_new_version(page, link):
    page.get_by_role("link", name=link).click()
    expect(preview(page).get_by_role("heading", level=1)).to_have_text("Costs")


def replace_words(page, old, new):
    """Change these words of the text, and return their line. The preview follows."""
    before = page.get_by_label("Text:").input_value()
    assert before.count(old) == 1
    page.get_by_label("Text:").fill(before.replace(old, new))
    expect(preview(page).get_by_text(new.partition(" [")[0])).to_be_visible()
    return before.partition(old)[0].count("\n") + 1


def drop_picture(page):
    """Drop a picture on the text, at its end, and say what it shows."""
    text = page.get_by_label("Text:")
    text.evaluate("text => text.setSelectionRange(text.value.length, text.value.length)")
    text.evaluate(DROP, base64.b64encode(picture_bytes(size=(400, 300))).decode())
    dialog = page.get_by_role("dialog", name="Add a picture")
    expect(dialog).to_contain_text("receipt.png")
    dialog.get_by_label("What does the picture show?").fill(ALTERNATIVE)
    dialog.get_by_role("button", name="Add the picture").click()
    expect(dialog).to_be_hidden()
    expect(preview(page).get_by_role("img", name=ALTERNATIVE)).to_be_visible()


def preview(page):
    return page.get_by_title("Preview as patients see it on a phone").content_frame


def save_draft(page, note, *, version):
    page.get_by_label("What changed").fill(note)
    page.get_by_role("button", name="Save and check").click()
    told = f"Costs (version {version}) is saved as a draft. Readers do not see it yet."
    expect(page.get_by_text(told)).to_be_visible()


def assert_told(page, line):
    """Both problems of the words are told, with the line that they stand in."""
    problems = page.get_by_role("listitem").filter(has_text=line)
    expect(problems.filter(has_text="“painless” promises too much")).to_be_visible()
    expect(problems.filter(has_text="nobody2030")).to_be_visible()


def assert_nothing_can_go_live(page):
    page.get_by_role("link", name="Publish", exact=True).click()
    expect(page.get_by_role("heading", name="This keeps it from going live")).to_be_visible()
    expect(page.get_by_text("Nothing can go live until this is mended.")).to_be_visible()
    expect(page.get_by_role("button", name="Publish")).to_have_count(0)


def sign_off(page, *, version):
    page.get_by_role("link", name="Sign off").click()
    page.get_by_label("Your role, as readers see it").select_option("Dermatologist")
    page.get_by_label("I have read this version from start to end").check()
    page.get_by_role("button", name=f"Sign off version {version}").click()
    expect(page.get_by_text(f"Costs (version {version}) is signed off.")).to_be_visible()


def publish(page, link, *, is_unchecked=False, why_back=""):
    """Make a version live, and be back here as soon as the server has said that it is."""
    page.get_by_role("link", name=link, exact=True).click()
    if why_back:
        page.get_by_label("Why readers get an earlier version again").fill(why_back)
    if is_unchecked:
        page.get_by_label("Publish it all the same").check()
    with page.expect_response(lambda response: response.request.method == "POST") as answer:
        page.get_by_role(
            "button", name="Go back now" if why_back else "Publish 1 version now"
        ).click()
    assert answer.value.status == 302


def assert_patient_reads(page, words, checked, *, version):
    expect(page.get_by_text(words)).to_be_visible()
    facts = page.get_by_role("region", name="About this page")
    expect(facts).to_contain_text(checked)
    expect(facts).to_contain_text(f"Version {version}, published")


def assert_every_worker_shows(new, old, port, log):
    """Answer after answer readers get the new words, whichever worker answers.

    From the moment on at which each worker has asked what is new: on a busy machine that may come
    later than it should, and then the answers are counted anew.
    """
    for _ in range(SECONDS_TO_SHOW):
        time.sleep(2 * BETWEEN_READS)
        if set(read_by_many(new, old, port)) == {(True, False)}:
            break
    earlier = len(log.read_text().splitlines())
    answers = read_by_many(new, old, port)
    lines = log.read_text().splitlines()[earlier:]
    assert set(answers) == {(True, False)}
    assert len({line for line in lines if line.endswith(" /costs/")}) == WORKERS


def read_by_many(new, old, port):
    """Whether each answer has the new words, and whether it has the old ones, of many readers."""

    def read(_):
        answers = []
        for _ in range(ANSWERS_EACH):
            # A new connection each time: any worker may take it.
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
            connection.request("GET", "/costs/")
            html = connection.getresponse().read().decode()
            connection.close()
            answers.append((new in html, old in html))
            time.sleep(BETWEEN_READS / 2)
        return answers

    with ThreadPoolExecutor(READERS) as readers:
        return [answer for of_one in readers.map(read, range(READERS)) for answer in of_one]
