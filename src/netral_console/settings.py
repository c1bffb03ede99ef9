"""Django's settings; each that guards something says why."""

import os
import secrets

from netral_console.database import (
    APPLICATION_VARIABLE,
    OWNER_VARIABLE,
    parse_database_url,
)
from netral_console.errors import DatabaseNotGivenError

if not os.environ.get(APPLICATION_VARIABLE):
    raise DatabaseNotGivenError(APPLICATION_VARIABLE)

# Pages and the store connect as a role that owns nothing: not even a hole in our own
# code can switch off a trigger or lift row-level security.
DATABASES = {"default": parse_database_url(os.environ[APPLICATION_VARIABLE])}
if os.environ.get(OWNER_VARIABLE):
    # Only processes that migrate or import the register are given the owner's address.
    DATABASES["owner"] = parse_database_url(os.environ[OWNER_VARIABLE])
DATABASE_ROUTERS = ["netral_console.routing.OwnerMigrates"]

# Without a key of its own each start makes one: sessions end with the process, which is
# better than a key that stands in the repository.
SECRET_KEY = os.environ.get("NETRAL_SECRET_KEY") or secrets.token_urlsafe(48)

# A traceback page shows the content of a case.
DEBUG = False
# No host is served before somebody names it.
ALLOWED_HOSTS = [each for each in os.environ.get("NETRAL_HOSTS", "").split(",") if each]

INSTALLED_APPS = ["netral_console.cases"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Moments are stored with their zone; people read them in WIB.
USE_TZ = True
TIME_ZONE = "Asia/Jakarta"
LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]
