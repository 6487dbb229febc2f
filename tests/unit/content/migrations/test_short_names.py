"""What a reference that was there before short names is called until staff say better."""

from importlib import import_module

import pytest

short_name = import_module("content.migrations.0009_short_names").short_name


@pytest.mark.parametrize(
    ("citation", "year", "name"),
    [
        ("Moftah N, Abd-Elaziz G. Mesotherapy. 2012.", 2012, "Moftah 2012"),
        ("Reguero del Cura L, De Quintana A. Two cases.", 2022, "Reguero del Cura 2022"),
        ("Farrant P. Hair shedding.", None, "Farrant"),
        ("NHS. Hair loss.", 2023, "NHS"),
        ("Hair loss at injection sites of mesotherapy.", 2017, "Hair loss at injection sites"),
        ("A" * 40, None, "A" * 30),
    ],
)
def test_short_name_is_made_of_whole_words_of_the_citation(citation, year, name):
    assert short_name(citation, year) == name
