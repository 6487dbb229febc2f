"""Every address of the site."""

from django.conf import settings
from django.contrib import admin
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path

from content.admin.live_preview import markdownify
from content.admin.picture_upload import upload
from content.picture_view import serve_picture
from content.sitemaps import ChangesSitemap, PageSitemap
from mesosite.robots import robots

urlpatterns = [
    path("admin/forgotten-password/", include("accounts.password_reset")),
    path("admin/", admin.site.urls),
    path("robots.txt", robots, name="robots"),
    path(
        "sitemap.xml",
        sitemap,
        {"sitemaps": {"pages": PageSitemap, "changes": ChangesSitemap}},
        name="sitemap",
    ),
    # markdownx asks for these two by name; its own views are open to everybody.
    path(
        settings.MARKDOWNX_URLS_PATH.strip("/") + "/",
        markdownify,
        name="markdownx_markdownify",
    ),
    path(
        settings.MARKDOWNX_UPLOAD_URLS_PATH.strip("/") + "/",
        upload,
        name="markdownx_upload",
    ),
    path("media/pictures/<str:name>", serve_picture, name="picture"),
    path("decide/", include("decision_aid.urls")),
    path("procedure/", include("checklist.urls")),
    path("search/", include("search.urls")),
    path("feedback/", include("feedback.urls")),
    path("", include("handouts.urls")),
    path("", include("offline.urls")),
    path("", include("content.urls")),
]

handler404 = "content.views.page_not_found"
handler500 = "mesosite.database_away.server_error"
