"""Pages that are kept ready in a worker's memory and answered in front of Django.

Why and what follows from it: docs/decisions/0012-pages-kept-in-front-of-django.md.
"""
