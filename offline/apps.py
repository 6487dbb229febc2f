from django.apps import AppConfig


class OfflineConfig(AppConfig):
    name = "offline"
    verbose_name = "The guide without a network"

    def ready(self) -> None:
        from content.addresses import register_addresses
        from offline import gallery  # noqa: F401 (it registers itself)

        register_addresses("offline:page")
