"""What the roles may do with pictures, references and withdrawn pages."""

from importlib import import_module

from django.db import migrations

make_permissions = import_module("content.migrations.0003_roles").make_permissions

ADDED = {
    "Editor": ["add_picture", "change_picture", "view_picture"],
    "Publisher": [
        "withdraw_page",
        "delete_reference",
        "add_picture",
        "change_picture",
        "delete_picture",
        "view_picture",
    ],
    "Clinical reviewer": ["view_picture"],
}


def extend_roles(apps, schema_editor):
    permissions = make_permissions(apps, schema_editor)
    for name, codenames in ADDED.items():
        group = apps.get_model("auth", "Group").objects.get(name=name)
        group.permissions.add(*permissions.filter(codename__in=codenames))


class Migration(migrations.Migration):
    dependencies = [("content", "0005_editing")]

    operations = [migrations.RunPython(extend_roles, migrations.RunPython.noop)]
