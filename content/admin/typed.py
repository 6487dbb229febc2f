"""Django's admin classes with their model in brackets, as in `ModelAdmin[Page]`.

Django's types know these brackets, and with them what `obj` and `instance` are. Django itself takes
none yet, so at run time they change nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

# Of a list: each row of one that can be edited in place takes a millisecond or two.
ROWS_ON_A_PAGE = 50

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin as ModelAdmin
    from django.forms import ModelForm as ModelForm
else:
    from django import forms
    from django.contrib import admin

    class _Bracketed:
        def __class_getitem__(cls, model):
            return cls

    class ModelAdmin(_Bracketed, admin.ModelAdmin):
        list_per_page = ROWS_ON_A_PAGE

    class ModelForm(_Bracketed, forms.ModelForm):
        pass
