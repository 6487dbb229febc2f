"""Django settings. What differs between machines comes from `mesosite.environment`."""

from datetime import timedelta

from mesosite import environment
from mesosite.environment import BASE_DIR
from mesosite.logging_setting import LOGGING  # noqa: F401 (Django reads it)

ENVIRONMENT = environment.read_or_exit()

DEBUG = ENVIRONMENT.debug
SECRET_KEY = ENVIRONMENT.secret_key
SITE_URL = ENVIRONMENT.site_url
DATA_DIR = ENVIRONMENT.data_dir
SECOND_FACTOR_REQUIRED = ENVIRONMENT.second_factor_required
# Pages that each worker keeps ready in front of Django (`mesosite.kept_pages`). None while
# developing: templates change without the database.
KEPT_PAGES_BYTES = 0 if DEBUG else ENVIRONMENT.kept_pages_mb * 1024 * 1024

# The loopback names stay allowed for health checks on the machine itself. Nothing on a
# page is built from the Host header: canonical links come from SITE_URL.
ALLOWED_HOSTS = sorted({ENVIRONMENT.site_host, "127.0.0.1", "localhost", "[::1]"})
CSRF_TRUSTED_ORIGINS = [SITE_URL]

INSTALLED_APPS = [
    "accounts.apps.StaffAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django.forms",
    "accounts.apps.SignInsConfig",
    "django_otp",
    "accounts.apps.AppCodesConfig",
    "accounts.apps.RecoveryCodesConfig",
    "markdownx",
    "accounts.apps.AccountsConfig",
    "inline",
    "content",
    "decision_aid",
    "checklist",
    "handouts",
    "search",
    "feedback",
    "offline",
    "readings",
    "mesosite",
]

MIDDLEWARE = [
    "security.headers.SecurityHeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "mesosite.health.HealthMiddleware",
    "mesosite.metrics_page.MetricsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django_http_compression.middleware.HttpCompressionMiddleware",
    "security.request_size.RequestSizeMiddleware",
    "security.form_encoding.FormEncodingMiddleware",
    "security.cache_headers.CacheHeadersMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "accounts.second_factor.SecondFactorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "content.admin.edit_bar.EditBarMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "mesosite.urls"
WSGI_APPLICATION = "mesosite.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "content.admin.edit_bar.edit_bar",
            ],
        },
    },
]
# Templates of form widgets stand with all others.
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

DATABASES = {"default": ENVIRONMENT.database}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

LANGUAGE_CODE = "en-gb"
TIME_ZONE = ENVIRONMENT.time_zone
# One way to write a day and a time, in lists of the admin too: 26 November 2026, 18:05.
FORMAT_MODULE_PATH = "mesosite.formats"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / ".static"
# Before anything is collected it is empty, but there: WhiteNoise warns of a missing folder.
STATIC_ROOT.mkdir(exist_ok=True)
STATICFILES_DIRS = [BASE_DIR / "static"]
# Files that browsers and phones ask for at the root: favicon.ico, apple-touch-icon.png.
WHITENOISE_ROOT = BASE_DIR / "static" / "icons"
# No other site builds on our files.
WHITENOISE_ALLOW_ALL_ORIGINS = False
MEDIA_URL = "/media/"
# Empty where pictures are in a bucket.
MEDIA_ROOT = ENVIRONMENT.media_root or ""
# Nothing is written elsewhere, not even while a picture comes in.
FILE_UPLOAD_TEMP_DIR = DATA_DIR
STORAGES = {
    "default": ENVIRONMENT.media_storage,
    "staticfiles": {
        "BACKEND": (
            "django.contrib.staticfiles.storage.StaticFilesStorage"
            if DEBUG
            else "mesosite.static_files.BundledStaticFilesStorage"
        ),
    },
}

# Cookies are for staff who sign in. Readers get none.
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "accounts.csrf_failure.csrf_failure"
# A working day. A computer at a front desk has several people in front of it, so nobody
# stays signed in over night; what was being written then is kept.
SESSION_COOKIE_AGE = 12 * 60 * 60

# The apps whose forms hold what staff wrote: they stand first on the staff's start page, and
# their texts outlive the sign-in (`accounts.kept_text`).
APPS_WITH_TEXT = ["content", "checklist"]

# Mail is sent for a forgotten password, which nobody can ask for without a server, and to tell staff
# what was handed over to them.
EMAIL_HOST, EMAIL_PORT = ENVIRONMENT.mail.host, ENVIRONMENT.mail.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = ENVIRONMENT.mail.user, ENVIRONMENT.mail.password
EMAIL_USE_TLS, EMAIL_USE_SSL = ENVIRONMENT.mail.starts_tls, ENVIRONMENT.mail.is_tls
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = ENVIRONMENT.mail.sender
# A mail that somebody may have read by tomorrow opens nothing then.
PASSWORD_RESET_TIMEOUT = 60 * 60
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"

# Signing in. axes refuses before the password is looked at.
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
# What is counted, and the failures that close sign-in for fifteen minutes: 5 for an account
# from one address, 25 for an address, 50 for an account from anywhere (the shares are in
# `accounts.login_throttle`, axes itself has one limit for all). A refused try is not counted,
# so nobody can keep a colleague out by trying on, and it takes ten addresses to close an
# account for everybody.
AXES_HANDLER = "accounts.login_throttle.StaffLoginHandler"
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"], "ip_address", "username"]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "accounts.login_throttle.answer_locked_out"
AXES_CLIENT_IP_CALLABLE = "security.client_address.client_address"
# Failures alone are kept, and no longer than they count: axes deletes older ones itself.
AXES_DISABLE_ACCESS_LOG = True
# Masked in the copy of the form and in the server's log, the name too: people type their
# password into its field. The second spellings are those of the page that keeps a text.
AXES_SENSITIVE_PARAMETERS = [
    *("csrfmiddlewaretoken", "username", "otp_token"),
    *("sign_in-username", "sign_in-password", "sign_in-otp_token"),
]
# The name that an authenticator app shows.
OTP_TOTP_ISSUER = "Mesotherapy guide"

# Security headers: Django's own here, the rest in `security.headers`.
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# A clinic's other sites below its name are its own to decide about (HSTS for subdomains, preloading).
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
SECURE_CSP = {
    "default-src": ["'self'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
    "object-src": ["'none'"],
}
PERMISSIONS_POLICY = [
    *("accelerometer", "autoplay", "browsing-topics", "camera", "display-capture"),
    *("encrypted-media", "geolocation", "gyroscope", "microphone", "midi", "payment", "usb"),
]
# An https site has a proxy in front, which ends TLS and says who asks.
BEHIND_PROXY = ENVIRONMENT.is_https
if BEHIND_PROXY:
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    # A browser takes these names over https and from this host alone.
    SESSION_COOKIE_NAME = "__Host-sessionid"
    CSRF_COOKIE_NAME = "__Host-csrftoken"
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^metrics$"]
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
TRUSTED_PROXIES = ENVIRONMENT.trusted_proxies

# The editor: its preview is the function that renders the public page. markdownx reads
# these once, at import; its addresses are routed in `mesosite.urls`. What of the package is used,
# and why not its views: docs/decisions/0004-what-of-markdownx-is-used.md.
MARKDOWNX_MARKDOWNIFY_FUNCTION = "content.editor.render_preview"
MARKDOWNX_URLS_PATH = "/markdownx/markdownify/"
MARKDOWNX_UPLOAD_URLS_PATH = "/markdownx/upload/"
MARKDOWNX_MEDIA_PATH = "pictures/"
# What the file chooser offers; a file is judged by what is in it. Never SVG: it can run.
MARKDOWNX_UPLOAD_CONTENT_TYPES = [
    *("image/jpeg", "image/png", "image/webp", "image/avif", "image/gif"),
    *("image/heic", "image/heif"),
]
MARKDOWNX_UPLOAD_MAX_SIZE = 10 * 1024 * 1024

# How often each page is read is counted, and nothing of who reads.
READING_COUNTS = ENVIRONMENT.reading_counts

# What is told of each request: a line, and counts for `/metrics`.
REQUEST_LOG = ENVIRONMENT.request_log
METRICS = ENVIRONMENT.has_metrics
METRICS_ON_LOOPBACK = ENVIRONMENT.metrics
METRICS_TOKEN = ENVIRONMENT.metrics_token
