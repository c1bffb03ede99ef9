"""The console for a WSGI server."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "netral_console.settings")
application = get_wsgi_application()

from netral_console import wiring  # noqa: E402 - needs the settings
from netral_console.reviewers.rule_words import load_rules  # noqa: E402

# Each worker reads the law and the election before its first visitor, not while one waits.
wiring.get_procedure()
load_rules()
