from django.urls import path

from content import change_views, views, whole_list_view

app_name = "content"

urlpatterns = [
    path("", views.home, name="home"),
    path("changes/", change_views.list_changes, name="changes"),
    path("changes/feed/", change_views.changes_feed, name="changes-feed"),
    path("changes/<int:number>/", change_views.list_changes, name="older-changes"),
    path("contents/", whole_list_view.whole_list, name="whole-list"),
    path("contents/<int:number>/", whole_list_view.whole_list, name="part-of-list"),
    path("<slug:slug>/", views.page_detail, name="page-detail"),
]
