"""What is kept: pages, their revisions, the sources they cite, the clinic's details."""

from content.models.clinic import Clinic
from content.models.detail_changes import DetailChange
from content.models.generation import Generation
from content.models.hand_overs import HandOver
from content.models.pages import Page
from content.models.pictures import Picture
from content.models.references import Reference
from content.models.revisions import Revision
from content.models.version_index import VersionIndex

__all__ = [
    "Clinic",
    "DetailChange",
    "Generation",
    "HandOver",
    "Page",
    "Picture",
    "Reference",
    "Revision",
    "VersionIndex",
]
