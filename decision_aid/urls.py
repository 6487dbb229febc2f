from django.urls import path

from decision_aid import views

app_name = "decision_aid"

urlpatterns = [
    path("", views.decide, name="page"),
]
