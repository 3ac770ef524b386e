"""Colours, type, radii and heights as data: read from resources/themes/tokens.json, written nowhere else."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType


@dataclass(frozen=True)
class TypeStyle:
    """One text style. size and line: pixels at 96 dpi and 100 %. weight: 100 to 900."""

    size: float
    line: float
    weight: int


@dataclass(frozen=True)
class Tokens:
    """light, dark: token name to "#RRGGBB". types: style name to TypeStyle. The rest: name to pixels at 100 %."""

    light: Mapping[str, str]
    dark: Mapping[str, str]
    types: Mapping[str, TypeStyle]
    radius: Mapping[str, int]
    height: Mapping[str, int]
    space: Mapping[str, int]


def load_tokens(resources: Path) -> Tokens:
    """The tokens of the program. Raises OSError or ValueError: a program without its own resources cannot start."""
    data = json.loads((resources / "themes" / "tokens.json").read_text("utf-8"))
    return Tokens(
        light=MappingProxyType({name: pair["light"] for name, pair in data["colors"].items()}),
        dark=MappingProxyType({name: pair["dark"] for name, pair in data["colors"].items()}),
        types=MappingProxyType({name: TypeStyle(**entry) for name, entry in data["type"].items()}),
        radius=MappingProxyType(data["radius"]),
        height=MappingProxyType(data["height"]),
        space=MappingProxyType(data["space"]),
    )


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two "#RRGGBB" colours, 1 to 21, by WCAG 2.2."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def mixed(base: str, other: str, share: float) -> str:
    """`base` with `share` (0 to 1) of `other` in it."""
    pairs = zip(_channels(base), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
