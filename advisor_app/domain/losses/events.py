"""The event set of a firm: drawn once, and used again for every what-if.

The set holds every event the firm could suffer with no controls at all and the highest rates of the ranges. An event
happens under given controls if its mark lies below the share of that envelope which is left, so better controls only
take events away and never bring new ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from zlib import crc32

import numpy as np

from advisor_app.domain.losses.arrays import Flags, Floats, Ints
from advisor_app.domain.losses.controls import N_CAUSES, remaining
from advisor_app.domain.losses.parameters import LossParameters

OCCUR_SLOTS: Final = 16
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


def stream(seed: int, name: str) -> np.random.Generator:
    """The independent generator of one named stream of a seed."""
    return np.random.Generator(np.random.PCG64DXSM(np.random.SeedSequence([seed, crc32(name.encode())])))


@dataclass(frozen=True)
class EventSet:
    """All events of the envelope, in order of time, n of them.

    rates: incidents a year by cause at average controls; envelope: by cause without controls at the highest scale;
    year: index of the simulated year, rising; cause: index in CAUSES; mark: 0 to 1.
    occur (16, n): uniforms; size (12, n): normals; extreme (2, n): uniforms.
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
    total = float(envelope.sum())
    if years is None:
        years = int(min(max(ENVELOPE_EVENTS / total, ENVELOPE_YEARS[0]), ENVELOPE_YEARS[1]))
    years = min(max(years, YEARS_ALLOWED[0]), YEARS_ALLOWED[1])
    shape = parameters.frequency.dispersion
    climate = np.cumsum(stream(seed, "climate").standard_gamma(shape, years) / shape)
    count = int(stream(seed, "count").poisson(total * climate[-1]))
    dates = np.sort(stream(seed, "date").random(count)) * climate[-1]
    shares = np.cumsum(envelope) / np.cumsum(envelope)[-1]
    return EventSet(
        rates=rates,
        envelope=envelope,
        years=years,
        year=np.searchsorted(climate, dates, side="right"),
        cause=np.searchsorted(shares, stream(seed, "cause").random(count), side="right"),
        mark=stream(seed, "mark").random(count),
        occur=stream(seed, "occur").random((OCCUR_SLOTS, count)),
        size=stream(seed, "size").standard_normal((SIZE_SLOTS, count)),
        extreme=stream(seed, "extreme").random((EXTREME_SLOTS, count)),
    )
