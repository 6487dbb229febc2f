from django.urls import path

from offline import views

app_name = "offline"

urlpatterns = [
    path("keep/", views.keep, name="page"),
    path("keep/pages.json", views.list_kept, name="list"),
    path("keep/not-kept/", views.not_kept, name="not-kept"),
    path("keep/not-sent/", views.not_sent, name="not-sent"),
    path("keep/guide.webmanifest", views.manifest, name="manifest"),
    # At the root, so that it may answer for every page.
    path("keep-worker.js", views.worker, name="worker"),
]
