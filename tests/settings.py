"""The site's settings, for tests: nothing of the developer's own data or environment."""

import atexit
import os
import shutil
import tempfile

from tests.processes import SHARED_KEY

folder = tempfile.mkdtemp(prefix="guide-tests-")
atexit.register(shutil.rmtree, folder, ignore_errors=True)
os.environ |= {"DATA_DIR": folder, "SITE_URL": "http://testserver"}
# What Hypothesis keeps between runs, such as its tables of characters.
os.environ["HYPOTHESIS_STORAGE_DIRECTORY"] = os.path.join(folder, "hypothesis")
for name in (
    *("HOST", "PORT", "SECRET_KEY", "DEBUG", "WEB_CONCURRENCY"),
    *("SECOND_FACTOR_REQUIRED", "TRUSTED_PROXIES", "KEPT_PAGES_MB", "SMTP_URL", "MAIL_FROM"),
    *("MEDIA_ROOT", "READING_COUNTS", "REQUEST_LOG", "METRICS", "METRICS_TOKEN", "TIME_ZONE"),
):
    os.environ.pop(name, None)
if os.environ.get("DATABASE_URL"):
    os.environ["SECRET_KEY"] = SHARED_KEY

from mesosite.settings import *  # noqa: E402, F403
from mesosite.settings import DATABASES  # noqa: E402

# Static files straight from their folders; `tests/integration/test_static_files.py` and the
# page weights build the real ones. WhiteNoise wants to find its folder all the same.
STATIC_ROOT = os.path.join(os.environ["DATA_DIR"], "static")
os.mkdir(STATIC_ROOT)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# A file, as on a real site: a database in memory locks whole tables between its connections,
# and the browser tests' server has several.
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": os.path.join(os.environ["DATA_DIR"], "test.sqlite3")}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
