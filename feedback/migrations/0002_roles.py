"""What the roles may do with readers' answers."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

LOOK_AFTER = ["view_answer", "change_answer"]
ROLES = {
    "Editor": LOOK_AFTER,
    # Somebody may have written about their health all the same.
    "Publisher": [*LOOK_AFTER, "delete_answer"],
    "Clinical reviewer": LOOK_AFTER,
}


def extend_roles(apps, schema_editor):
    # Django makes permissions only after all migrations: here they are needed sooner.
    feedback = apps.get_app_config("feedback")
    feedback.models_module = True
    create_permissions(feedback, verbosity=0, apps=apps, using=schema_editor.connection.alias)
    feedback.models_module = None
    permissions = apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label="feedback"
    )
    for name, codenames in ROLES.items():
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        group.permissions.add(*permissions.filter(codename__in=codenames))


class Migration(migrations.Migration):
    dependencies = [
        ("feedback", "0001_initial"),
        ("content", "0003_roles"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(extend_roles, migrations.RunPython.noop)]
