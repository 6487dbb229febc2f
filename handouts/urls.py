from django.urls import path, re_path

from handouts import preview_view, views

app_name = "handouts"

urlpatterns = [
    path("handouts/", views.builder, name="builder"),
    path(
        "handouts/preview/<slug:preset>/<slug:version>.webp", preview_view.preview, name="preview"
    ),
    path("handouts/sheet/", views.sheet_page, name="sheet"),
    path("handouts/sheet.pdf", views.sheet_pdf, name="pdf"),
    # The cookie with a browser's ticks is sent to addresses below /procedure/ alone.
    path("procedure/sheet/", views.sheet_page, name="ticked-sheet"),
    path("procedure/sheet.pdf", views.sheet_pdf, name="ticked-pdf"),
    path("h/", views.look_up, name="look-up"),
    # Without a slash at the end, as printed; people type one.
    re_path(r"^h/(?P<typed>[^/]+)/?\Z", views.freshness, name="freshness"),
]
