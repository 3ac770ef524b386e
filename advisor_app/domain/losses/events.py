"""The event set of a firm: drawn once, and used again for every what-if.

The set holds every event the firm could suffer with no controls at all and the highest rates of the ranges. An event
happens under given controls if its mark lies below the share of that envelope which is left, so better controls only
take events away and never bring new ones.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final
from zlib import crc32

import numpy as np

from advisor_app.domain.losses.arrays import Flags, Floats, Ints
from advisor_app.domain.losses.controls import N_CAUSES, remaining
from advisor_app.domain.losses.parameters import LossParameters

OCCUR_SLOTS: Final = 15
SIZE_SLOTS: Final = 12
EXTREME_SLOTS: Final = 2
# Slots of `occur`, in the order they are drawn; new ones are appended, never inserted.
(
    DATA, RESPONSE, NOTIFY, SUIT, SETTLE, INQUIRY, FINE, DOWN, RESTORE, PAY, RECOVERY, RECOVERED, TRANSFER, CARD, TECH,
) = range(15)
COMMON_NORMAL: Final = 10
EXPOSURE_NORMAL: Final = 11

ENVELOPE_EVENTS: Final = 40_000
ENVELOPE_YEARS: Final = (20_000, 1_000_000)
YEARS_ALLOWED: Final = (10_000, 1_000_000)
# Stands for a rate of zero where one has to divide by it.
NOTHING: Final = 1e-300


def stream(seed: int, name: str) -> np.random.Generator:
    """The independent generator of one named stream of a seed."""
    return np.random.Generator(np.random.PCG64DXSM(np.random.SeedSequence([seed, crc32(name.encode())])))


@dataclass(frozen=True)
class EventSet:
    """All events of the envelope, in order of time, n of them.

    rates: incidents a year by cause at average controls; envelope: by cause without controls at the highest scale;
    year: index of the simulated year, rising; cause: index in CAUSES; mark: 0 to 1.
    occur (15, n): uniforms; size (12, n): normals; extreme (2, n): uniforms.
    """

    rates: Floats
    envelope: Floats
    years: int
    year: Ints
    cause: Ints
    mark: Floats
    occur: Floats
    size: Floats
    extreme: Floats

    def __len__(self) -> int:
        return int(self.mark.size)

    def happening(self, factors: Floats) -> Flags:
        """Which events happen, shape (n,). factors: on the rates, by cause, shape (9,)."""
        return self.mark < share_of(self.rates * factors, self.envelope)[self.cause]

    def weights(self, factors: Floats) -> Floats:
        """What one event of a cause counts in a mean per year, shape (9,)."""
        return share_of(self.rates * factors, self.envelope) / self.years


def share_of(rates: Floats, envelope: Floats) -> Floats:
    """rates / envelope, 0 for a cause that cannot happen."""
    return np.divide(rates, envelope, out=np.zeros_like(rates), where=envelope > 0)


def draw_events(rates: Floats, parameters: LossParameters, seed: int, years: int | None = None) -> EventSet:
    """The event set for some rates. It depends on seed, rates and years, never on answers.

    years: simulated years, None for as many as give about 40,000 events.
    """
    average = remaining(np.array(parameters.controls.adoption), parameters.controls)[:N_CAUSES]
    envelope = rates / average * parameters.uncertainty.frequency_scale_max
    total = max(float(envelope.sum()), NOTHING)
    if years is None:
        years = int(min(max(ENVELOPE_EVENTS / total, ENVELOPE_YEARS[0]), ENVELOPE_YEARS[1]))
    years = min(max(years, YEARS_ALLOWED[0]), YEARS_ALLOWED[1])
    room = _Room(years, int((OCCUR_SLOTS + SIZE_SLOTS + EXTREME_SLOTS + 1) * total * years * 1.05))
    climate = _climate(parameters.frequency.dispersion, seed, room.take(years))
    count = int(stream(seed, "count").poisson(total * climate[-1]))
    year = _years_of(climate, stream(seed, "date").random(count))
    cause = _causes(envelope, stream(seed, "cause").random(count))
    room.clear()
    return EventSet(
        rates=rates,
        envelope=envelope,
        years=years,
        year=year,
        cause=cause,
        mark=stream(seed, "mark").random(out=room.take(count)),
        occur=stream(seed, "occur").random(out=room.take(OCCUR_SLOTS, count)),
        size=stream(seed, "size").standard_normal(out=room.take(SIZE_SLOTS, count)),
        extreme=stream(seed, "extreme").random(out=room.take(EXTREME_SLOTS, count)),
    )


class _Room:
    """One piece of memory, for the years first and for the draws of the events once the years are done with.

    Memory fresh from the system costs about as much as drawing into it.
    """

    def __init__(self, years: int, draws: int) -> None:
        self._block = np.empty(max(years, draws))
        self._used = 0

    def take(self, *shape: int) -> Floats:
        """An array of a shape, its values yet to be set; memory of its own where the room is too small."""
        size = math.prod(shape)
        if self._used + size > self._block.size:
            return np.empty(shape)
        self._used += size
        return self._block[self._used - size: self._used].reshape(shape)

    def clear(self) -> None:
        """What was taken is no longer needed."""
        self._used = 0


def _climate(shape: float, seed: int, years: Floats) -> Floats:
    """Good and bad years added up, mean 1 a year: how much of the time of all years has passed by the end of each."""
    climate = stream(seed, "climate").standard_gamma(shape, out=years)
    if shape != 1.0:
        climate /= shape
    return np.cumsum(climate, out=climate)


def _years_of(climate: Floats, uniforms: Floats) -> Ints:
    """The years that events fall into, rising: evenly over the time of all years."""
    uniforms.sort()
    uniforms *= climate[-1]
    return np.searchsorted(climate, uniforms, side="right")


def _causes(envelope: Floats, uniforms: Floats) -> Ints:
    """The cause that each uniform falls on, in proportion to the envelope."""
    rising = np.cumsum(envelope)
    cause = np.zeros(uniforms.size, dtype=np.int8)
    for share in rising[:-1] / max(rising[-1], NOTHING):
        cause += uniforms >= share
    return cause.astype(np.intp)
