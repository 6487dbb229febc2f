from django.apps import AppConfig


class ContentConfig(AppConfig):
    name = "content"
    verbose_name = "The guide"

    def ready(self) -> None:
        from accounts import news, set_up, to_do
        from content.addresses import register_addresses
        from content.admin.own_changes import find_news
        from content.admin.set_up import find_steps
        from content.admin.to_do import find_tasks
        from content.gallery import blocks, forms, parts  # noqa: F401 (they register themselves)

        register_addresses("content:changes", "content:whole-list")
        to_do.register(find_tasks)
        set_up.register(find_steps)
        news.register(find_news)
