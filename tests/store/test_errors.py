from __future__ import annotations

from datetime import UTC, datetime

import pytest

from advisor_app.store import errors

ALL = [
    errors.WrongSecret(), errors.Damaged(), errors.Damaged(datetime(2026, 11, 25, 9, 12, tzinfo=UTC)),
    errors.KeysDamaged(), errors.HostileKeys(), errors.InUse(), errors.NewerSchema(9, 2), errors.MigrationFailed(),
    errors.DiskFull(), errors.NotEnoughSpace(10**9, 10**6), errors.ReadOnly(), errors.Unavailable(), errors.Closed(),
    errors.NotFound("client"),
]


@pytest.mark.parametrize("error", ALL, ids=lambda error: error.code)
def test_every_message_says_what_happened_and_what_to_do(error: errors.StoreError) -> None:
    text = str(error)
    sentences = [sentence for sentence in text.split(". ") if sentence]
    assert 2 <= len(sentences) <= 4 and text[0].isupper()
    for word in ("invalid", "illegal", "failed to", "error", "please", "sorry", "SQL", "!", "exception"):
        assert word not in text.lower()


def test_codes_are_stable_and_tell_errors_apart() -> None:
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.StoreError)]
    assert len({kind.code for kind in kinds}) == len(kinds) > 15


def test_the_newest_backup_is_named_with_its_time() -> None:
    assert "The newest is from 25 Nov 2026 09:12." in str(ALL[2])
    assert "no backup yet" in str(ALL[1])
