"""What the editor's choosers get."""

from django.urls import reverse

from tests.factories import make_live, make_page, make_picture, make_reference

CHOICES = reverse("admin:content_revision_choices")


def test_sources_places_and_pictures_are_offered_as_they_are_written(client, sign_in):
    sign_in("add_revision")
    source, picture = make_reference("moftah2012"), make_picture("A vial")
    make_live(make_page("costs"))

    choices = client.get(CHOICES).json()

    links = [choice["write"] for choice in choices["links"]]
    assert (links[0], "/costs/#why" in links) == ("/costs/", True)
    assert choices["pictures"][0]["write"] == picture.markdown
    (offered,) = choices["sources"]
    assert offered["write"] == "moftah2012"
    assert all(words in offered["more"] for words in (source.citation, source.found))
