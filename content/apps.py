from django.apps import AppConfig


class ContentConfig(AppConfig):
    name = "content"
    verbose_name = "The guide"

    def ready(self) -> None:
        from accounts import to_do
        from content.admin.to_do import find_tasks

        to_do.register(find_tasks)
