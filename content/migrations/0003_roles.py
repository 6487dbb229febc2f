"""The roles of staff, as groups. A person may have several."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

READ = ["view_page", "view_revision", "view_reference", "view_clinic"]
ROLES = {
    "Editor": [*READ, "add_revision"],
    "Publisher": [
        *READ,
        "add_page",
        "change_page",
        "publish_revision",
        "add_reference",
        "change_reference",
        "add_clinic",
        "change_clinic",
    ],
    "Clinical reviewer": [*READ, "sign_off_revision"],
}


def make_permissions(apps, schema_editor):
    """The content app's permissions as they are at this migration."""
    # Django makes permissions only after all migrations: here they are needed sooner.
    content = apps.get_app_config("content")
    content.models_module = True
    create_permissions(content, verbosity=0, apps=apps, using=schema_editor.connection.alias)
    content.models_module = None
    return apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label="content"
    )


def make_roles(apps, schema_editor):
    permissions = make_permissions(apps, schema_editor)
    for name, codenames in ROLES.items():
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        group.permissions.set(permissions.filter(codename__in=codenames))


class Migration(migrations.Migration):
    dependencies = [
        ("content", "0002_sign_off_permission"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make_roles, migrations.RunPython.noop)]
