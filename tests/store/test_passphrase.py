from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_app.store.passphrase import check_passphrase, generate_passphrase, load_words

WORDS = load_words(Path(__file__).parents[2] / "resources" / "wordlist" / "words.txt")


def test_five_words_of_the_list_carry_64_bits() -> None:
    assert len(WORDS) == len(set(WORDS)) >= 7776
    offered = {generate_passphrase(WORDS) for _ in range(200)}
    assert len(offered) == 200
    for text in offered:
        assert len(text.split(" ")) == 5 and set(text.split(" ")) <= set(WORDS)


def test_what_is_offered_is_accepted() -> None:
    assert check_passphrase("triangle affection flint mandate rice", WORDS).word == "Strong"
    assert sum(check_passphrase(generate_passphrase(WORDS), WORDS).accepted for _ in range(50)) >= 49


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("elevenchars", "Too short"), ("", "Too short"), ("x" * 1025, "Too long"),
        ("password1234", "Too common"), ("Password2024!", "Too common"), ("P@ssw0rdP@ssw0rd", "Too common"),
        ("qwertyuiop12345", "Too common"), ("aaaaaaaaaaaaaaaa", "Too common"), ("abcdefghijklmnop", "Too common"),
        ("Summer2026Summer2026", "Too common"), ("iloveyouiloveyou", "Too common"),
        ("1234567890987654321", "Too common"), ("correct correct correct", "Too common"),
        ("lamp rivet ocean", "Weak"), ("Dächer heimlich", "Weak"), ("tjbdkwmqpzxc", "Weak"),
        ("xK9#mQ2!vR7z", "Good"), ("correct horse battery staple", "Good"),
        ("Katze läuft über Dächer heimlich", "Strong"),
    ],
)
def test_strength_in_a_word_with_a_reason(text: str, word: str) -> None:
    check = check_passphrase(text, WORDS)
    assert check.word == word
    assert check.accepted == (word in ("Good", "Strong"))
    assert bool(check.reason) != check.accepted


@given(st.text(min_size=12, max_size=40), st.text(max_size=6))
def test_more_text_is_hardly_ever_weaker_and_never_raises(text: str, more: str) -> None:
    assert check_passphrase(text + more, WORDS).bits >= check_passphrase(text, WORDS).bits - 16


def test_a_short_word_list_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_text("one two three", "utf-8")
    with pytest.raises(ValueError, match=r"words.txt has 3 different words"):
        load_words(path)
