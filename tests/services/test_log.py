from __future__ import annotations

import logging
from pathlib import Path

import pytest

from advisor_app.domain.profile import FactError, parse_fact
from advisor_app.services.log import start_log


@pytest.fixture
def log_folder(tmp_path: Path) -> Path:
    return tmp_path / "logs"


def test_what_a_person_typed_never_reaches_the_log(log_folder: Path) -> None:
    logger = start_log(log_folder)
    try:
        parse_fact("sector", "Canary Dental")
    except FactError:
        logger.exception("fact refused")
    child = logging.getLogger("advisor_app.store")
    child.info("saved %d", 7)
    for handler in logger.handlers:
        handler.close()
    text = (log_folder / "log.txt").read_text()
    assert "Canary" not in text
    assert "FactError at" in text and "domain/profile.py" in text
    assert "saved 7" in text
    assert str(Path.cwd()) not in text
