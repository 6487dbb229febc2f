"""The words of a sheet's page that have to stand on paper, squeezed as a file's are read."""

import html
import re

from tests.printed import squeezed


def printed_part(page):
    """The HTML of a sheet without what does not stand on paper."""
    main = page.partition("<main")[2]
    main = re.sub(r"<svg.*?</svg>|<details.*?</details>", "", main, flags=re.DOTALL)
    # Hidden words: of cards they are printed. Of the notes beside the text they are not, nor of
    # steps, which have their number in a ring.
    hidden = r"How sure|Where it comes from|Verdict|Sources|Step \d+"
    return re.sub(rf'<span class="visually-hidden">(?:{hidden}): </span>', "", main)


def passages_of(page):
    """The words of every item and paragraph of a sheet that stand on paper."""
    main = printed_part(page)
    found = re.findall(
        r"<(?:p|h\d|caption|td|th)\b[^>]*>(.*?)</(?:p|h\d|caption|td|th)>", main, flags=re.DOTALL
    )
    found += [
        re.split(r"<(?:ul|p|div)\b", item)[0]
        for item in re.findall(r"<li\b[^>]*>(.*?)</li>", main, flags=re.DOTALL)
    ]
    return [words for words in map(words_of, found) if words]


def words_of(passage):
    return squeezed(html.unescape(re.sub(r"<[^>]+>", "", passage)))


def compared_on(page):
    """Of each thing that a sheet compares, its name and the words of both cells."""
    pair = (
        printed_part(page).partition('<section class="side-by-side"')[2].partition("</section>")[0]
    )
    for row in re.findall(r"<tbody>.*?</tbody>", pair, flags=re.DOTALL):
        cells = re.findall(r"<t[hd]\b[^>]*>(.*?)</t[hd]>", row, flags=re.DOTALL)
        yield [words_of(cell) for cell in cells]


def headings_of(page):
    """The words of headings that have words below them: notes have lines for a pen."""
    found = re.findall(r"<h[1-6]\b[^>]*>(.*?)</h[1-6]>", page, flags=re.DOTALL)
    return {*map(words_of, found)} - {"Notes"}
