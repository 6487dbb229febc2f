"""A form in another encoding than that of the pages is refused in words, not with an error of ours."""

import pytest

FORMS = ["/procedure/steps/consultation/", "/procedure/plan/", "/handouts/", "/admin/login/"]


@pytest.mark.parametrize("address", FORMS)
@pytest.mark.parametrize("charset", ["utf-16", "utf-8-sig", "base64", "iso-8859-1"])
def test_form_in_another_encoding_is_refused(client, db, address, charset):
    response = client.generic(
        "POST", address, b"done=1", f"application/x-www-form-urlencoded; charset={charset}"
    )

    assert (response.status_code, response.content) == (415, b"Send this form in UTF-8.")


@pytest.mark.parametrize("charset", ["UTF-8", "utf8", "klingon"])
def test_form_that_names_its_utf_8_is_read(client, shipped_guide, charset):
    client.generic(
        "POST",
        "/procedure/steps/consultation/",
        b"done=1",
        f"application/x-www-form-urlencoded; charset={charset}",
        headers={"Sec-Fetch-Site": "same-origin"},
    )

    assert client.get("/procedure/progress/").json()["done"] == ["consultation"]
