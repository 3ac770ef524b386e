"""How documents carry the firm's own look: one colour that stays readable on white, logos, a signature."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

# What text in a colour needs against white to be read by most people (WCAG 2.2, level AA).
LEAST_CONTRAST: Final = 4.5
_HEX: Final = re.compile(r"#[0-9a-fA-F]{6}")
_STEP: Final = 0.95


class BrandingError(ValueError):
    """A colour that cannot be used; one sentence."""


@dataclass(frozen=True)
class Branding:
    """primary: colour as #rrggbb, empty for the program's own. logo, client_logo, signature: bytes of a PNG or JPEG,
    empty for none."""

    primary: str = ""
    logo: bytes = b""
    client_logo: bytes = b""
    signature: bytes = b""


@dataclass(frozen=True)
class CheckedColor:
    """color: the one to print, dark enough; darkened: whether it is not the one that was asked for."""

    color: str
    darkened: bool


def contrast_on_white(color: str) -> float:
    """1 for white to 21 for black."""
    return 1.05 / (_luminance(color) + 0.05)


def checked_color(color: str) -> CheckedColor:
    """The colour, darkened in its own hue until it can be read on white. Raises BrandingError."""
    if not _HEX.fullmatch(color):
        raise BrandingError(f'"{color[:20]}" is no colour; write it like #12466e.')
    shown = color.lower()
    channels = _channels(shown)
    while contrast_on_white(shown) < LEAST_CONTRAST:
        channels = tuple(value * _STEP for value in channels)
        shown = "#" + "".join(f"{round(value):02x}" for value in channels)
    return CheckedColor(shown, shown != color.lower())


def _channels(color: str) -> tuple[float, ...]:
    return tuple(float(int(color[place:place + 2], 16)) for place in (1, 3, 5))


def _luminance(color: str) -> float:
    linear = [(value / 255 / 12.92) if value / 255 <= 0.04045 else ((value / 255 + 0.055) / 1.055) ** 2.4
              for value in _channels(color)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
