"""What staff call a revision, also in the names of permissions that a site has already."""

from django.db import migrations


def rename_permissions(apps, schema_editor, old="revision", new="version"):
    # Django names a permission when it makes it, and never again.
    permissions = apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label="content", content_type__model="revision"
    )
    for permission in permissions:
        permission.name = permission.name.replace(old, new)
        permission.save(update_fields=["name"])


def name_them_as_before(apps, schema_editor):
    rename_permissions(apps, schema_editor, old="version", new="revision")


class Migration(migrations.Migration):
    dependencies = [("content", "0007_constraints_say_what_to_do")]

    operations = [
        migrations.AlterModelOptions(
            name="revision",
            options={
                "ordering": ("page", "-number"),
                "permissions": [
                    ("publish_revision", "Can publish a version"),
                    ("sign_off_revision", "Can sign off a version as a clinician"),
                ],
                "verbose_name": "version",
            },
        ),
        migrations.RunPython(rename_permissions, name_them_as_before),
    ]
