from django.apps import AppConfig


class MesositeConfig(AppConfig):
    name = "mesosite"
    verbose_name = "The site"
