from django.apps import AppConfig
from django.conf import settings
from django.db.models.signals import post_migrate, pre_migrate


class MesositeConfig(AppConfig):
    name = "mesosite"
    verbose_name = "The site"

    def ready(self) -> None:
        from inline.files import allow_inline_files
        from mesosite import checks  # noqa: F401 (it registers them)
        from mesosite.generation import triggers

        settings.SECURE_CSP = allow_inline_files(settings.SECURE_CSP)
        content = self.apps.get_app_config("content") if self.apps else None
        pre_migrate.connect(triggers.remove, sender=content)
        post_migrate.connect(triggers.install, sender=content)
