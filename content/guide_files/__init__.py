"""The guide as files: one Markdown file a page, and one file with the references.

    read_guide(folder)       files -> Guide, or GuideError with every mistake, by file and line
    find_faults(guide)       what every rule finds in it
    guide_from_database()    the live text -> Guide
    is_loaded(guide)         whether the database has all of it already
    load_guide(guide)        Guide -> database, all of it or nothing
    write_guide(guide, folder)

A page's file is named for its key. It starts with front matter in YAML between two lines of
`---`; the text follows. Written files have one form, so that an export is the same bytes
each time, and the shipped files are the export of the shipped guide.
"""

from content.guide_files.checking import find_faults
from content.guide_files.guide import (
    REFERENCES_FILE,
    SHIPPED,
    Fault,
    FrontMatter,
    Guide,
    GuideError,
    GuidePage,
    GuideReference,
)
from content.guide_files.loading import Outcome, is_loaded, load_guide
from content.guide_files.reading import (
    parse_guide,
    read_guide,
    refuse_faults,
    shipped_reference_keys,
)
from content.guide_files.writing import guide_from_database, write_guide

__all__ = [
    "REFERENCES_FILE",
    "SHIPPED",
    "Fault",
    "FrontMatter",
    "Guide",
    "GuideError",
    "GuidePage",
    "GuideReference",
    "Outcome",
    "find_faults",
    "guide_from_database",
    "is_loaded",
    "load_guide",
    "parse_guide",
    "read_guide",
    "refuse_faults",
    "shipped_reference_keys",
    "write_guide",
]
