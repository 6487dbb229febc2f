"""Each table of the site is known: readers see it, or they do not."""

from django.apps import apps

from mesosite.generation.shown import NOT_SHOWN, SHOWN, watched_tables


def test_each_model_is_in_one_of_the_two_lists():
    models = {model._meta.label for model in apps.get_models(include_auto_created=True)}

    assert SHOWN.keys() | NOT_SHOWN == models
    assert SHOWN.keys() & NOT_SHOWN == set()
    assert len(watched_tables()) == len(SHOWN) > 5


def test_columns_that_are_watched_are_there():
    columns = {
        model._meta.db_table: {field.column for field in model._meta.local_fields}
        for model in apps.get_models(include_auto_created=True)
    }

    missing = {
        table: set(watch.columns) - columns[table] for table, watch in watched_tables().items()
    }

    assert set().union(*missing.values()) == set()
    assert watched_tables()["auth_user"].columns
