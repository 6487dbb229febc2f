"""A picture's colours as sRGB: what browsers take a picture without a profile for.

Phones take photographs in wider colours and say so in a profile. Without the profile the same
numbers look pale, and how red a skin is matters here.
"""

from __future__ import annotations

import io

from PIL import Image, ImageCms

# A display's profile has a few hundred bytes, a printer's half a million.
PROFILE_AT_MOST = 4_000_000
# The colours that a profile may be of, for each mode that is converted here.
SPACES = {"RGB": "RGB", "RGBA": "RGB", "CMYK": "CMYK", "L": "GRAY"}
MODES = {"RGB": "RGB", "RGBA": "RGBA", "CMYK": "RGB", "L": "L"}

_SRGB = ImageCms.createProfile("sRGB")


def to_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """The picture with its colours as sRGB has them; unchanged where its profile says nothing usable."""
    if not profile or len(profile) > PROFILE_AT_MOST or picture.mode not in SPACES:
        return picture
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if source.profile.xcolor_space.strip() != SPACES[picture.mode]:
            return picture
        mode = MODES[picture.mode]
        if mode == "L":
            # sRGB has three colours: grey comes back from them.
            return ImageCms.profileToProfile(picture, source, _SRGB, outputMode="RGB").convert("L")  # type: ignore[union-attr]
        return ImageCms.profileToProfile(picture, source, _SRGB, outputMode=mode) or picture
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture
