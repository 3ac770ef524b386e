from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_app.documents.images import ImageError, read_picture
from tests.documents.png import chunk, png, square

PIXELS = bytes(range(10, 10 + 3 * 4 * 3))  # three rows of four pixels
ROWS = [PIXELS[start:start + 12] for start in range(0, 36, 12)]


def filtered(kind: int) -> list[bytes]:
    """The rows with the differences of one filter."""
    found, above = [], bytes(12)
    for row in ROWS:
        left = bytes(3) + row[:-3]
        corner = bytes(3) + above[:-3]
        guesses = {
            0: bytes(12), 1: left, 2: above,
            3: bytes((a + b) // 2 for a, b in zip(left, above, strict=True)),
            4: bytes(min((a, b, c), key=lambda v, e=a + b - c: abs(e - v))  # type: ignore[misc]
                     for a, b, c in zip(left, above, corner, strict=True)),
        }
        found.append(bytes([kind]) + bytes((v - g) & 255 for v, g in zip(row, guesses[kind], strict=True)))
        above = row
    return found


@pytest.mark.parametrize("kind", range(5))
def test_every_way_of_packing_rows_gives_the_same_picture(kind: int) -> None:
    assert read_picture(png(filtered(kind), 4)).rgb == PIXELS


def test_clear_pixels_grey_ones_and_palettes() -> None:
    clear = read_picture(png([b"\0\x01\x02\x03\x80"], 1, kind=6))
    assert (clear.rgb, clear.alpha) == (b"\x01\x02\x03", b"\x80")
    grey = read_picture(png([b"\0\x07\x09"], 1, kind=4))
    assert (grey.rgb, grey.alpha) == (b"\x07\x07\x07", b"\x09")
    palette = chunk(b"PLTE", b"\xff\0\0\0\xff\0") + chunk(b"tRNS", b"\0")
    mapped = read_picture(png([b"\0\0\x01"], 2, kind=3, extra=palette))
    assert (mapped.rgb, mapped.alpha) == (b"\xff\0\0\0\xff\0", b"\0\xff")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"GIF89a", "neither PNG nor JPEG"),
        (b"", "neither PNG nor JPEG"),
        (b"\x89PNG\r\n\x1a\n" + b"x" * 40, "damaged"),
        (b"\xff\xd8\xff\xe0rubbish", "damaged"),
        (square()[:-30], "damaged"),
        (png([b"\0\0\0"], 1, depth=16), "unusual kind"),
        (png([b"\0\0\0\0"], 1, interlaced=1), "unusual kind"),
        (b"\x89PNG\r\n\x1a\n" + b"x" * 2_000_001, "more than 2 MB"),
        (png([b"\0"], 90_000_000), "more than 4 million pixels"),
    ],
)
def test_what_cannot_be_used_gets_a_sentence(data: bytes, said: str) -> None:
    with pytest.raises(ImageError, match=said):
        read_picture(data)


@given(st.binary(max_size=200), st.integers(0, 400))
def test_damaged_pictures_never_do_more_than_fail(noise: bytes, place: int) -> None:
    whole = square()
    with contextlib.suppress(ImageError):
        read_picture(whole[:place] + noise + whole[place + len(noise):])
