"""A short name for each reference, made from its citation until staff give a better one."""

import re

from django.db import migrations, models

AT_MOST = 30
# A surname, in as many words as it has, and initials: "Saceda-Corralo D", "Reguero del Cura L".
AUTHOR = re.compile(r"([^\W\d_][\w’'-]*(?: [\w’'-]+){0,3}?) [A-Z]{1,4}(?=[,.])")


def short_name(citation: str, year: int | None) -> str:
    """Who wrote it and when, or the first words of the citation: whole ones, at most 30 characters."""
    author = AUTHOR.match(citation)
    name = author[1] if author else citation.partition(". ")[0].rstrip(".")
    if author and year:
        name = f"{name} {year}"
    if len(name) > AT_MOST:
        # Where the first word itself is too long, it is cut.
        name = name[: AT_MOST + 1].rpartition(" ")[0].rstrip(" ,:;") or name[:AT_MOST]
    return name


def fill_short_names(apps, schema_editor):
    for reference in apps.get_model("content", "Reference").objects.filter(short_name=""):
        reference.short_name = short_name(reference.citation, reference.year)
        reference.save(update_fields=["short_name"])


class Migration(migrations.Migration):
    dependencies = [("content", "0008_staff_say_version")]

    operations = [
        migrations.AddField(
            model_name="reference",
            name="short_name",
            field=models.CharField(default="", max_length=AT_MOST),
            preserve_default=False,
        ),
        migrations.RunPython(fill_short_names, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="reference",
            name="short_name",
            field=models.CharField(
                max_length=AT_MOST,
                help_text="What readers see beside a text: “Moftah 2012”. Unlike any other, at most "
                "30 characters.",
            ),
        ),
    ]
