"""Recovery codes of before are kept as digests too. Going back, whoever wants some makes new ones."""

from django.db import migrations

from accounts.recovery_codes import DIGEST_CHARACTERS, digest


def hash_codes(apps, schema_editor):
    tokens = apps.get_model("otp_static", "StaticToken").objects.select_related("device")
    for token in tokens:
        if len(token.token) < DIGEST_CHARACTERS:
            token.token = digest(token.token, token.device.user_id)
            token.save(update_fields=["token"])


class Migration(migrations.Migration):
    dependencies = [("otp_static", "0003_add_timestamps")]

    operations = [migrations.RunPython(hash_codes, migrations.RunPython.noop)]
