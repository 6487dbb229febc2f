"""The people who work on the guide: one form with their roles, and a list that says who is who."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.forms import UserChangeForm, UserCreationForm, UsernameField
from django.contrib.auth.models import Group, User
from django.db import models
from django.http import HttpRequest
from django_otp.plugins.otp_totp.models import TOTPDevice

from content.admin.typed import ModelForm
from content.days import write_moment

# The groups that come with the site, and what each is for.
ROLES = {
    "Editor": "writes drafts and adds pictures",
    "Publisher": "publishes, and keeps the sources and the clinic’s details",
    "Clinical reviewer": "signs texts off; readers see the full name",
}


class RolesField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        what = ROLES.get(obj.name)
        return f"{obj.name}: {what}" if what else obj.name


class RolesMixin(ModelForm[User]):
    """Boxes to tick for the roles, and a full name where readers will see it."""

    groups = RolesField(
        Group.objects.order_by("pk"),
        label="Roles",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Nobody signs off their own text: two people at least.",
    )

    def clean(self) -> Any:
        cleaned = super().clean() or self.cleaned_data
        named = cleaned.get("first_name") or cleaned.get("last_name")
        roles = {group.name for group in cleaned.get("groups") or ()}
        if "Clinical reviewer" in roles and not named:
            self.add_error("first_name", "Readers see the full name of who signs off: give it.")
        return cleaned


class NewPersonForm(RolesMixin, UserCreationForm):  # type: ignore[type-arg]
    def save(self, commit: bool = True) -> User:
        self.instance.is_staff = True
        person: User = super().save(commit)
        return person


class PersonForm(RolesMixin, UserChangeForm):  # type: ignore[type-arg]
    class Meta:
        model = User
        fields = "__all__"
        field_classes = {"username": UsernameField}
        labels = {
            "is_staff": "May sign in here",
            "is_superuser": "May do everything",
            "user_permissions": "Single rights",
        }
        help_texts = {
            "is_active": "Without it nobody signs in with this account. Its texts keep their author.",
            "is_staff": "",
            "is_superuser": "Also look after the accounts, and all that the roles may not.",
            "user_permissions": "Beside those of the roles.",
        }

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if password := self.fields.get("password"):
            password.help_text = "Nobody can read it. A new one can be set here."


class RoleFilter(admin.RelatedFieldListFilter):
    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.title = "role"


PERSON = ("username", ("first_name", "last_name"), "email", "groups")
# For permissions: Django's own pair of lists names parts of itself in a way that no reader hears.
BOXES: dict[type[models.Field[Any, Any]], dict[str, Any]] = {
    models.ManyToManyField: {"widget": forms.CheckboxSelectMultiple}
}

admin.site.unregister([User, Group])


@admin.register(Group)
class RoleAdmin(GroupAdmin):
    formfield_overrides = BOXES


@admin.register(User)
class PersonAdmin(UserAdmin):  # type: ignore[type-arg]
    form = PersonForm
    add_form = NewPersonForm
    # Django's own speaks of users and of options that come later: all of ours stand in the form.
    add_form_template = None
    list_display = ("username", "full_name", "roles", "second_factor", "last_visit", "is_active")
    list_filter = (("groups", RoleFilter), "is_active")
    formfield_overrides = BOXES
    add_fieldsets = ((None, {"fields": (*PERSON, "password1", "password2")}),)
    fieldsets = (
        (None, {"fields": (*PERSON, "is_active", "password")}),
        (
            "More rights",
            {
                "classes": ("collapse",),
                "fields": ("is_staff", "is_superuser", "user_permissions"),
            },
        ),
        ("Dates", {"fields": ("last_login", "date_joined")}),
    )
    readonly_fields = ("last_login", "date_joined")

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[User]:
        apps = TOTPDevice.objects.filter(user=models.OuterRef("pk"), confirmed=True)
        people: models.QuerySet[User] = super().get_queryset(request)
        return people.prefetch_related("groups").annotate(has_app=models.Exists(apps))

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        return super().changelist_view(request, {"title": "People", **(extra_context or {})})

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> Any:
        context = {"title": "Add a person", **(extra_context or {})}
        return super().add_view(request, form_url, context)

    @admin.display(description="name", ordering="last_name")
    def full_name(self, person: User) -> str:
        return person.get_full_name() or "Not given"

    @admin.display(description="roles")
    def roles(self, person: User) -> str:
        held = [group.name for group in person.groups.all()]
        if person.is_superuser:
            held.insert(0, "Superuser")
        return ", ".join(held) or "None"

    @admin.display(description="second factor", boolean=True, ordering="has_app")
    def second_factor(self, person: Any) -> bool:
        return bool(person.has_app)

    @admin.display(description="last sign-in", ordering="last_login")
    def last_visit(self, person: User) -> str:
        return write_moment(person.last_login) if person.last_login else "Never"
