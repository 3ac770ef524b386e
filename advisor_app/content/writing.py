"""Writing YAML that our own strict reader, and any other, reads back as it was."""

from __future__ import annotations

from typing import Any, Final

import yaml

from advisor_app.content.reading import looks_special

WIDTH: Final = 110


def yaml_text(tree: Any, *, width: int = WIDTH) -> str:
    """A tree of maps, lists, texts, numbers, booleans and nulls as YAML; the same tree gives the same bytes."""
    return yaml.dump(tree, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=width)


class _Dumper(yaml.SafeDumper):
    """Quotes every text that a reader, ours or one of YAML 1.1, could take for something else."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _represent_text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="'" if looks_special(text) else None)


_Dumper.add_representer(str, _represent_text)
