"""The staff's site in the place of Django's own admin site."""

from django.contrib.admin.apps import AdminConfig


class StaffAdminConfig(AdminConfig):
    default_site = "mesosite.staff_site.StaffSite"
