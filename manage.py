#!/usr/bin/env python
"""Django's command line for this site."""

import os
import sys

from django.core.management import execute_from_command_line
from django.db import OperationalError

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mesosite.settings")
    try:
        execute_from_command_line(sys.argv)
    except OperationalError as error:
        # In one line, as a wrong variable is told: most often DATABASE_URL is wrong.
        reason = " ".join(str(error).split())
        sys.exit(f"The database does not answer as it should, check DATABASE_URL: {reason}")
