"""Clinic: the one row with the details of the clinic that runs this site."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.safestring import SafeString

from content.contact_lines import call_link, contact_lines
from content.models.sign_offs import ROLE_CHARACTERS

# Digits of any script, and what people put between them.
EMERGENCY_NUMBER = r"^\+?\d[\d ()-]*\d\Z"

# What clinicians are called where a clinic keeps no list of its own.
ROLES = "Dermatologist\nDoctor\nNurse\nPharmacist"


def valid_roles(text: str) -> None:
    """Each line fits beside a name. Raises `ValidationError` for one that does not."""
    if any(len(line.strip()) > ROLE_CHARACTERS for line in text.splitlines()):
        raise ValidationError(f"Give each role at most {ROLE_CHARACTERS} characters.")


class ClinicManager(models.Manager["Clinic"]):
    # What this process read last, for the page that is shown while the database is away.
    last_read: Clinic | None = None

    def current(self) -> Clinic:
        """The clinic's details; all empty until staff fill them in."""
        self.last_read = self.select_related("logo").first() or Clinic()
        return self.last_read


class Clinic(models.Model):
    THE_ONE = 1
    # What readers see of it.
    SHOWN = (
        *("name", "contact", "out_of_hours", "country", "emergency_number", "currency"),
        *("authors", "funding", "logo"),
    )

    id = models.PositiveSmallIntegerField(primary_key=True, default=THE_ONE, editable=False)
    name = models.CharField(max_length=100, blank=True)
    contact = models.TextField(
        "contact box", blank=True, help_text="Telephone, address and hours, as patients need them."
    )
    out_of_hours = models.CharField(
        "out-of-hours contact",
        max_length=200,
        blank=True,
        help_text="Who helps at night and at weekends.",
    )
    country = models.CharField(
        max_length=60, blank=True, help_text="The country that most readers are in."
    )
    emergency_number = models.CharField(
        max_length=20,
        blank=True,
        validators=[RegexValidator(EMERGENCY_NUMBER, "Give the number alone, for example 112.")],
        help_text="The number for an ambulance in that country.",
    )
    currency = models.CharField(
        max_length=3, blank=True, help_text="Its three-letter code, for example INR."
    )

    authors = models.TextField(
        "who answers for this guide",
        blank=True,
        help_text="Who wrote it and who keeps it right, each with what they learned and work as. Readers see it on the page for deciding.",
    )
    funding = models.TextField(
        "who pays for this guide",
        blank=True,
        help_text="Who paid for it, who pays now, and what the clinic earns from treatments against hair loss. Readers see it on the page for deciding.",
    )
    reviewer_roles = models.TextField(
        "roles of clinicians",
        blank=True,
        default=ROLES,
        validators=[valid_roles],
        help_text="One on each line. Whoever signs off a text chooses theirs: readers see it beside the name.",
    )
    logo = models.ForeignKey(
        "content.Picture",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="One of the site’s pictures: add it to the pictures first.",
    )

    objects = ClinicManager()

    class Meta:
        verbose_name_plural = "clinic"
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="there_is_one_clinic"),
            models.CheckConstraint(
                condition=models.Q(emergency_number="") | ~models.Q(country=""),
                name="emergency_number_comes_with_its_country",
                violation_error_message="Give the country too: patients must know where this number works.",
            ),
            models.CheckConstraint(
                condition=models.Q(currency="") | models.Q(currency__regex=r"^[A-Z]{3}\Z"),
                name="currency_is_a_three_letter_code",
                violation_error_message="Give the currency as three capital letters, for example INR.",
            ),
        ]

    def __str__(self) -> str:
        return self.name or "Clinic (details not filled in)"

    @property
    def roles(self) -> list[str]:
        """What a clinician can be called who signs off a text."""
        kept = self.reviewer_roles.strip() or ROLES
        return [role for line in kept.splitlines() if (role := line.strip())]

    @property
    def has_contact(self) -> bool:
        """Whether there is something to show in a contact box."""
        return bool(self.contact or self.out_of_hours or self.emergency_number)

    @property
    def contact_lines(self) -> SafeString:
        return contact_lines(self.contact)

    @property
    def out_of_hours_lines(self) -> SafeString:
        return contact_lines(self.out_of_hours)

    @property
    def emergency_link(self) -> SafeString:
        return call_link(self.emergency_number)

    @property
    def emergency_call(self) -> str:
        """What an emergency card tells readers to do; empty when no number is known."""
        if not self.emergency_number:
            return ""
        return f"Call {self.emergency_number} now (the emergency number in {self.country})."
