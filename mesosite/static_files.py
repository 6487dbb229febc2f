"""Static files as served: few stylesheets, hashed names, compressed once.

The stylesheets are written as one small file per component, joined by `@import` lines. On
collecting, `css/site.css` and `css/handout.css` take in what they import, without comments
and blanks, so that a reader's phone asks for one small file and there is no build step to run
while writing CSS.
"""

import re

import rcssmin
from whitenoise.storage import CompressedManifestStaticFilesStorage

STYLESHEETS = ("css/site.css", "css/handout.css")
IMPORT = re.compile(r'^@import url\("(?P<path>[\w./-]+)"\)(?P<media> [^;]+)?;$', flags=re.MULTILINE)


class BundledStaticFilesStorage(CompressedManifestStaticFilesStorage):
    # Imports between our ES modules get hashed names too.
    support_js_module_import_aggregation = True

    def post_process(self, paths, dry_run=False, **options):
        for name in STYLESHEETS:
            if name in paths and not dry_run:
                # Read where it was found: what is collected may be the bundle of last time.
                storage, path = paths[name]
                with storage.open(path) as file:
                    bundle = self._with_imports(file.read().decode())
                with open(self.path(name), "w", encoding="utf-8") as file:
                    file.write(rcssmin.cssmin(bundle))
                # From here on the collected file is the source, not the one that was found.
                paths[name] = (self, name)
        yield from super().post_process(paths, dry_run, **options)

    def _with_imports(self, stylesheet: str) -> str:
        """The stylesheet with each `@import url("path");` replaced by that file's text.

        An import with a media query stays conditional, inside an `@media` block.
        """

        def text_of(match: re.Match) -> str:
            path = self.path(f"css/{match['path']}")
            with open(path, encoding="utf-8") as file:
                text = file.read().strip()
            return f"@media{match['media']} {{\n{text}\n}}" if match["media"] else text

        return IMPORT.sub(text_of, stylesheet)
