"""Static files as served: stylesheets that older browsers read too, hashed names, compressed once.

The stylesheets are written in today's CSS, as one small file per component, joined by `@import`
lines. On collecting, each of our own takes in what it imports and is compiled for `BROWSERS`,
so that a reader's phone asks for one small file that it understands, and there is no build step
to run while writing CSS.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from lightningcss import bundle_css
from whitenoise.storage import CompressedManifestStaticFilesStorage

# The oldest that know cascade layers, which nothing can stand in for.
BROWSERS = ["chrome 99", "safari 15.4", "ios_saf 15.4", "firefox 102", "samsung 18"]


class BundledStaticFilesStorage(CompressedManifestStaticFilesStorage):
    # Imports between our ES modules get hashed names too.
    support_js_module_import_aggregation = True

    def post_process(
        self, paths: dict[str, Any], dry_run: bool = False, **options: Any
    ) -> Iterator[Any]:
        for name, (storage, path) in paths.items():
            # Read where it was found: what is collected may be the bundle of last time.
            source = Path(storage.path(path))
            if is_own_stylesheet(source) and not dry_run:
                bundle = bundle_css(str(source), browsers_list=BROWSERS)
                Path(self.path(name)).write_text(bundle, encoding="utf-8")
                # From here on the collected file is the source, not the one that was found.
                paths[name] = (self, name)
        yield from super().post_process(paths, dry_run, **options)


def is_own_stylesheet(file: Path) -> bool:
    """Whether a file is a stylesheet of this site, not one of a package."""
    return file.suffix == ".css" and any(map(file.is_relative_to, settings.STATICFILES_DIRS))
