"""A member of staff changes a page in the admin, and a reader sees it."""

from playwright.sync_api import expect

from content.models import Page
from tests.factories import make_staff


def test_nurse_writes_a_version_sees_it_as_readers_will_and_publishes_it(open_page, site):
    make_staff("nurse", ("add_revision", "view_revision", "view_page", "publish_revision"))
    page = open_page("/admin/", width=1280)
    page.get_by_label("Username").fill("nurse")
    page.get_by_label("Password").fill("a long password")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()

    page.goto(f"{site}/admin/content/page/")
    page.get_by_role("link", name="Write a new version of Costs", exact=True).click()
    page.get_by_text("Title, address and summary").click()
    expect(page.get_by_label("Title")).to_have_value("Costs")
    page.get_by_label("Title").fill("What it costs")
    body = page.get_by_label("Text:")
    body.fill(
        body.input_value() + "\n## Added {#added}\n\nAsk for the price of the whole course.\n"
    )
    preview = page.frame_locator("iframe[title='Preview as patients see it on a phone']")
    expect(preview.get_by_role("heading", name="Added")).to_be_visible()
    expect(page.get_by_text("Nothing to mend.")).to_be_visible()
    page.get_by_label("What changed").fill("Added a line.")
    page.get_by_role("button", name="Save and check").click()
    expect(page.get_by_text("What it costs (version 2) is saved as a draft.")).to_be_visible()

    reader = open_page("/costs/")
    expect(reader.get_by_role("heading", level=1)).to_contain_text("Costs")
    expect(reader.get_by_role("heading", name="Added")).to_have_count(0)

    page.get_by_role("link", name="Publish", exact=True).click()
    page.get_by_label("Publish it all the same.").check()
    page.get_by_role("button", name="Publish 1 version now").click()
    expect(page.get_by_text("What it costs (version 2) is live.")).to_be_visible()

    reader.reload()
    expect(reader.get_by_role("heading", level=1)).to_contain_text("What it costs")
    expect(reader.get_by_role("heading", name="Added")).to_be_visible()
    assert Page.objects.get(key="costs").revisions.count() == 2
