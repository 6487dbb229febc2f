from django.urls import path

from feedback import views

app_name = "feedback"

urlpatterns = [
    path("", views.feedback, name="form"),
    path("thanks/", views.thanks, name="thanks"),
    path("words/<str:token>/", views.add_words, name="words"),
]
