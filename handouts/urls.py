from django.urls import path

from handouts import views

app_name = "handouts"

urlpatterns = [
    path("handouts/", views.builder, name="builder"),
    path("handouts/sheet/", views.sheet_page, name="sheet"),
    path("handouts/sheet.pdf", views.sheet_pdf, name="pdf"),
    path("h/", views.look_up, name="look-up"),
    path("h/<str:typed>", views.currency, name="currency"),
]
