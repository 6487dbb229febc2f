from django.urls import path

from checklist import views

app_name = "checklist"

urlpatterns = [
    path("", views.procedure, name="procedure"),
    path("progress/", views.progress, name="progress"),
    path("steps/<slug:step_id>/", views.mark, name="mark"),
    path("clear/", views.clear, name="clear"),
    path("plan/", views.plan, name="plan"),
    path("plan.ics", views.plan_file, name="plan-file"),
]
