"""One settings file: what differs between machines is read from the environment."""

from __future__ import annotations

import sys
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from archive.digits import TEXTS
from archive.given_settings import Given
from archive.middleware import add_safety
from archive.secret_key import read_or_make_secret_key
from search.engines import ENGINES

BASE_DIR = Path(__file__).resolve().parent.parent

env = Given()

DEBUG = env.bool("DEBUG", default=False)
TESTING = "pytest" in sys.modules
DATA_DIR = Path(env.str("DATA_DIR", default=str(BASE_DIR / "var"))).expanduser().resolve()
ORIGINALS_DIR = DATA_DIR / "originals"
INDEX_DIR = DATA_DIR / "index"
# Whether a database is made anew though there are originals or an index of one that is gone.
NEW_DATABASE = env.bool("NEW_DATABASE", default=False)

SECRET_KEY_FILE = DATA_DIR / "secret_key"
SECRET_KEY = env.str("SECRET_KEY", default="") or read_or_make_secret_key(SECRET_KEY_FILE)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

SITE_NAME = env.str("SITE_NAME", default="خزانة")
SITE_NAME_EN = env.str("SITE_NAME_EN", default="Khizana" if SITE_NAME == "خزانة" else SITE_NAME)
# The digits of Arabic pages: "latn" for 0-9, "arab" for ٠-٩.
ARCHIVE_DIGITS = env.str("ARCHIVE_DIGITS", default="latn")
if ARCHIVE_DIGITS not in TEXTS:
    raise ImproperlyConfigured(
        f"ARCHIVE_DIGITS: «{ARCHIVE_DIGITS}» is not one of the sets of digits: {', '.join(TEXTS)}"
    )
CONTACT_EMAIL = env.str("CONTACT_EMAIL", default="")
# What every article says of the rights in it, and where a fault of one is told.
RIGHTS_NOTE = env.str("RIGHTS_NOTE", default="")
REPORT_TO = env.str("REPORT_TO", default="")
ADMIN_PATH = env.str("ADMIN_PATH", default="admin/").strip("/") + "/"
# Seconds that browsers and proxies may show a page before they ask whether it is current.
PAGE_MAX_AGE = env.int("PAGE_MAX_AGE", default=0)
# How much of rendered pages each worker keeps; 0 keeps none.
PAGE_CACHE_MEGABYTES = env.int("PAGE_CACHE_MEGABYTES", default=32)
# Requests a minute that one address may send to search; 0 sets no limit.
SEARCH_RATE = env.int("SEARCH_RATE", default=0)
# What one question may cost; 0 lifts a limit, for bulk use.
SEARCH_MOST_CHARACTERS = env.int("SEARCH_MOST_CHARACTERS", default=1_000)
SEARCH_MOST_TERMS = env.int("SEARCH_MOST_TERMS", default=64)
SEARCH_MOST_EXPANSIONS = env.int("SEARCH_MOST_EXPANSIONS", default=64)
SEARCH_MOST_HITS = env.int("SEARCH_MOST_HITS", default=10_000)
SEARCH_CACHE_MEGABYTES = env.int("SEARCH_CACHE_MEGABYTES", default=0)
SEARCH_SECONDS = env.float("SEARCH_SECONDS", default=0.3)
# How long it is kept what readers did not find; 0 keeps nothing.
SEARCH_LOG_DAYS = env.int("SEARCH_LOG_DAYS", default=90)
# What one upload of an editor may hold.
IMPORT_MOST_FILES = env.int("IMPORT_MOST_FILES", default=1_000)
IMPORT_MOST_MEGABYTES = env.int("IMPORT_MOST_MEGABYTES", default=1_000)
# Processes that rebuild a large index side by side; 0 for as many as there are cores.
INDEXER_PROCESSES = env.int("INDEXER_PROCESSES", default=1)
# Proxies in front of gunicorn that add to X-Forwarded-For; 0 trusts none.
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=0)

INSTALLED_APPS = [
    "archive.apps.ArchiveConfig",
    "search.apps.SearchConfig",
    "haystack",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "archive.middleware.content_security_policy",
    "archive.middleware.lengths",
    "archive.languages.language_by_address",
    "archive.content_encoding.CompressedAnswers",
    "archive.allowed_methods.allowed_methods",
    "archive.one_address.one_address",
    "archive.http_caching.cached_pages",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "archive.urls"
WSGI_APPLICATION = "archive.wsgi.application"
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"

# The public pages are Jinja2's; what it does not find, the admin's, is Django's.
TEMPLATES = [
    {
        "BACKEND": "archive.jinja2.Templates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "environment": "archive.jinja2.environments",
            "extensions": ["search.jinja2.SearchFilters"],
            "context_processors": ["archive.context_processors.site"],
        },
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "archive.context_processors.release",
            ],
        },
    },
]

DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'khizana.sqlite3'}")}
# To open a connection costs more than a kept page; `archive/open_connections.py` looks after them.
DATABASES["default"] = {"CONN_MAX_AGE": None, "CONN_HEALTH_CHECKS": True} | DATABASES["default"]
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A deferred transaction that upgrades to a write cannot wait: it fails at once.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
    }
if DATABASES["default"]["ENGINE"] == "django.db.backends.postgresql":
    # A reader is told that the database is away, and does not wait until the network gives up.
    DATABASES["default"]["OPTIONS"] = {"connect_timeout": 2} | DATABASES["default"].get(
        "OPTIONS", {}
    )
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

SEARCH_ENGINE = env.str("SEARCH_ENGINE", default="whoosh")
if SEARCH_ENGINE not in ENGINES:
    raise ImproperlyConfigured(
        f"SEARCH_ENGINE: «{SEARCH_ENGINE}» is not one of the engines: {', '.join(ENGINES)}"
    )
HAYSTACK_CONNECTIONS = {
    "default": {
        "ENGINE": ENGINES[SEARCH_ENGINE],
        "PATH": str(INDEX_DIR),
    }
}

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# Only the page of uploads takes files, and says where they go; nothing else keeps any.
FILE_UPLOAD_HANDLERS = ["archive.upload_handler.NoFiles"]
DATA_UPLOAD_MAX_NUMBER_FILES = IMPORT_MOST_FILES

LANGUAGE_CODE = "ar"
LANGUAGES = [("ar", "العربية"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = env.str("TIME_ZONE", default="UTC")
USE_TZ = True
FORMAT_MODULE_PATH = ["archive.formats"]

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG or TESTING
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

WHITENOISE_ADD_HEADERS_FUNCTION = add_safety
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# Served over plain HTTP out of the box; a site behind TLS switches these on with HTTPS=1.
HTTPS = env.bool("HTTPS", default=False)
SECURE_SSL_REDIRECT = HTTPS
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None
SESSION_COOKIE_HTTPONLY = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="WARNING")},
}

# The names of those that the environment gives: a backup holds them, for whoever restores it.
GIVEN_SETTINGS = env.names
