"""A reader says what is not clear, on a phone and without script."""

from playwright.sync_api import expect

from feedback.models import Answer
from tests.browser.accessibility import WIDTH_OVERFLOW

WORDS = "I could not follow the second table."


def test_reader_says_that_a_page_was_not_clear_and_why(open_page):
    page = open_page("/costs/", java_script_enabled=False)

    page.get_by_role("button", name="No", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Your answer is kept")
    assert page.evaluate(WIDTH_OVERFLOW) == 0
    page.get_by_label("What is wrong, or not clear?").fill(WORDS)
    page.get_by_role("button", name="Send these words").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Thank you")
    page.get_by_role("link", name="Back to “Costs”").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Costs")
    assert page.context.cookies() == []
    answer = Answer.objects.get()
    assert (answer.page_title, answer.verdict, answer.words) == ("Costs", "unclear", WORDS)
