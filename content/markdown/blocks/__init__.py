"""The blocks that an editor can write. Each is a file here, with its syntax at the top."""

from content.markdown.blocks.block import BlockType
from content.markdown.blocks.care_card import CARE_CARD
from content.markdown.blocks.claim import CLAIM
from content.markdown.blocks.do_lists import DO, DO_NOT
from content.markdown.blocks.figure import FIGURE
from content.markdown.blocks.key_points import KEY_POINTS
from content.markdown.blocks.people import PEOPLE
from content.markdown.blocks.questions import QUESTIONS
from content.markdown.blocks.steps import STEPS
from content.markdown.blocks.table import TABLE
from content.markdown.blocks.unknowns import UNKNOWNS
from content.markdown.blocks.warning import WARNING
from content.markdown.blocks.whole_course import WHOLE_COURSE
from content.markdown.blocks.words_explained import WORDS

BLOCKS: dict[str, BlockType] = {
    block.name: block
    for block in (
        KEY_POINTS,
        CARE_CARD,
        DO,
        DO_NOT,
        WARNING,
        CLAIM,
        STEPS,
        QUESTIONS,
        WORDS,
        TABLE,
        FIGURE,
        PEOPLE,
        WHOLE_COURSE,
        UNKNOWNS,
    )
}
