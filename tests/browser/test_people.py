"""The pictures of 100 people, to compare and in one colour."""

from itertools import product

import pytest
from playwright.sync_api import expect


def test_two_pictures_of_people_stand_side_by_side_at_one_size(open_page):
    page = open_page("/benefits/")

    for width, media in product((320, 1280), ("screen", "print")):
        page.set_viewport_size({"width": width, "height": 844})
        page.emulate_media(media=media)
        pictures = [picture.bounding_box() for picture in page.locator(".people > svg").all()]

        where = f"{media} at {width}"
        for first, second in zip(pictures[::2], pictures[1::2], strict=True):
            assert second["y"] == pytest.approx(first["y"], abs=1), where
            assert second["x"] >= first["x"] + first["width"], where
            assert second["width"] == pytest.approx(first["width"], abs=1), where
            assert second["x"] + second["width"] <= width, where
        for caption in ("63 in 100", "18 in 100"):
            expect(page.locator(".people", has_text=caption).first, where).to_be_visible()


def test_filled_and_outlined_people_differ_by_more_than_colour(open_page):
    page = open_page("/benefits/", reduced_motion="reduce")

    for options in (
        {"color_scheme": "light"},
        {"color_scheme": "dark"},
        {"forced_colors": "active"},
    ):
        page.emulate_media(**options)
        people = page.locator(".people").first
        fills = people.locator("path").evaluate_all(
            "paths => paths.map((path) => getComputedStyle(path).fill)"
        )
        colour = people.locator("> svg").evaluate("svg => getComputedStyle(svg).color")
        assert fills == [colour, "none"], options
