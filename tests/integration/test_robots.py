"""`/robots.txt`."""


def test_robots_may_find_everything_but_the_staffs_part_and_sheets(client):
    response = client.get("/robots.txt")

    assert (response.status_code, response["Content-Type"]) == (200, "text/plain")
    assert response.content.decode().splitlines() == [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /handouts/sheet",
        "Disallow: /procedure/sheet",
        "Sitemap: http://testserver/sitemap.xml",
    ]
