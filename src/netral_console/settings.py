"""Django's settings; each that guards something says why."""

import os
import secrets
from datetime import timedelta
from pathlib import Path

from csp.constants import NONE, SELF

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
DATABASES["default"]["CONN_MAX_AGE"] = 60
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
# Originals and re-encoded exhibits come from a second host, to which no cookie is sent.
EXHIBIT_HOST = os.environ.get("NETRAL_EXHIBIT_HOST", "")

# How many proxies stand before the console; without one their header is not believed.
PROXIES = int(os.environ.get("NETRAL_PROXIES", "0"))

DATA_FOLDER = Path(os.environ.get("NETRAL_DATA", "out/console")).resolve()
# Keys lie apart from the database, its log and its backups.
KEY_FOLDER = Path(os.environ.get("NETRAL_KEYS", str(DATA_FOLDER / "keys")))
ELECTION = os.environ.get("NETRAL_ELECTION", "jakarta_2024")
PROCEDURE = os.environ.get("NETRAL_PROCEDURE", "")
# Where the public report of each day is written, and read from by the interface for machines.
PUBLIC_FOLDER = Path(os.environ.get("NETRAL_PUBLIC", str(DATA_FOLDER / "public")))

# A practice election is worked on in its own days.
PRACTICE_CLOCK_OFFSET = timedelta(seconds=int(os.environ.get("NETRAL_PRACTICE_OFFSET", "0")))
# Only the practice console, on loopback, lets people in without a second factor.
SECOND_FACTOR_REQUIRED = not PRACTICE_CLOCK_OFFSET

ROOT_URLCONF = "netral_console.urls"
WSGI_APPLICATION = "netral_console.wsgi.application"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "netral_console.pages",
    "netral_console.accounts",
    "netral_console.readings",
    "netral_console.cases",
    "netral_console.sealing",
    "netral_console.registry",
    "netral_console.exhibits",
    "netral_console.office",
    "netral_console.imports",
    "netral_console.reviewers",
    "netral_console.persons",
    "netral_console.public",
    "netral_console.auditors",
    "netral_console.administration",
    "netral_console.api",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "axes",
    "csp",
    "django_htmx",
]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

MIDDLEWARE = [
    "netral_console.pages.address.AddressMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "netral_console.exhibits.host.ExhibitHostMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "netral_console.pages.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "netral_console.pages.session.SessionMinuteMiddleware",
    "netral_console.pages.upload.UploadMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "netral_console.access.AccessMiddleware",
    "axes.middleware.AxesMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "netral_console.pages.context.page_context",
            ],
            "builtins": ["netral_console.pages.templatetags.words"],
        },
    }
]

STATIC_URL = "static/"
WHITENOISE_USE_FINDERS = True

# Moments are stored with their zone; people read them in WIB.
USE_TZ = True
TIME_ZONE = "Asia/Jakarta"
USE_I18N = True
LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]

# 1. Login ------------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "pages:home"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "login_name"
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_FORMS = {"reauthenticate": "netral_console.accounts.forms.OwnReauthenticateForm"}
ACCOUNT_ADAPTER = "netral_console.accounts.adapter.ClosedAdapter"
SOCIALACCOUNT_ADAPTER = "netral_console.accounts.adapter.ClosedSocialAdapter"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
# The lock below counts by user and address; a second one by user alone would let anybody
# lock a reviewer out.
ACCOUNT_RATE_LIMITS = {"login": "300/m/ip", "login_failed": "30/m/ip"}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Netral"
SOCIALACCOUNT_ONLY = False
_ISSUER = os.environ.get("NETRAL_OIDC_ISSUER", "")
SOCIALACCOUNT_PROVIDERS = (
    {
        "openid_connect": {
            "OAUTH_PKCE_ENABLED": True,
            "APPS": [
                {
                    "provider_id": "sso",
                    "name": os.environ.get("NETRAL_OIDC_NAME", "SSO"),
                    "client_id": os.environ.get("NETRAL_OIDC_CLIENT", ""),
                    "secret": os.environ.get("NETRAL_OIDC_SECRET", ""),
                    "settings": {"server_url": _ISSUER},
                }
            ],
        }
    }
    if _ISSUER
    else {}
)

AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_CALLABLE = "netral_console.accounts.lockout.find_login_name"
AXES_LOCKOUT_TEMPLATE = "pages/locked_out.html"
AXES_RESET_ON_SUCCESS = True
AXES_ENABLE_ADMIN = False
AXES_SENSITIVE_PARAMETERS: list[str] = ["username", "ip_address"]
AXES_VERBOSE = False

# 2. Sessions and headers ---------------------------------------------------------------------

IS_HTTPS = os.environ.get("NETRAL_HTTPS", "1") == "1"
# From the last page on, to the minute: `SessionMinuteMiddleware`.
SESSION_COOKIE_AGE = 30 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SECURE = IS_HTTPS
CSRF_COOKIE_SECURE = IS_HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
SECURE_SSL_REDIRECT = False
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if IS_HTTPS else None
SECURE_HSTS_SECONDS = 31_536_000 if IS_HTTPS else 0
SECURE_CONTENT_TYPE_NOSNIFF = True
# An address holds the id of a case: it goes to nobody else.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not IS_HTTPS
_SCHEME = "https" if IS_HTTPS else "http"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", *([f"{_SCHEME}://{EXHIBIT_HOST}:*"] if EXHIBIT_HOST else [])],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024

# Each report is answered after so many seconds: less for some accounts would tell whose they are.
REPORT_SECONDS = float(os.environ.get("NETRAL_REPORT_SECONDS", "1"))

# 3. What goes out ----------------------------------------------------------------------------

EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if os.environ.get("NETRAL_SMTP_HOST")
    else "django.core.mail.backends.filebased.EmailBackend"
)
EMAIL_FILE_PATH = DATA_FOLDER / "mail"
EMAIL_HOST = os.environ.get("NETRAL_SMTP_HOST", "")
EMAIL_PORT = int(os.environ.get("NETRAL_SMTP_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("NETRAL_SMTP_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("NETRAL_SMTP_PASSWORD", "")
# One of the two, always: a mail in clear could be read and changed on its way.
EMAIL_USE_SSL = os.environ.get("NETRAL_SMTP_TLS", "starttls") == "tls"
EMAIL_USE_TLS = not EMAIL_USE_SSL
# A server that does not answer is tried again later, and holds nothing up meanwhile.
EMAIL_TIMEOUT = 20
# What mails lead to.
CONSOLE_ADDRESS = os.environ.get("NETRAL_ADDRESS", "").rstrip("/") or (
    f"{_SCHEME}://{ALLOWED_HOSTS[0] if ALLOWED_HOSTS else 'localhost'}"
)
DEFAULT_FROM_EMAIL = os.environ.get("NETRAL_MAIL_FROM", "netral@localhost")

# What is logged names a view and an error, never an address, a form or a person.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": True,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": "ERROR"},
}
