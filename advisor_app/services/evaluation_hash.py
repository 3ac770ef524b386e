"""A fingerprint of an evaluation: what a decision was made on can be told from what was worked out later."""

from __future__ import annotations

import hashlib
import json

from advisor_app.domain.evaluation import Evaluation
from advisor_app.domain.pack import ContentPack
from advisor_app.services.evaluation_json import evaluation_tree


def evaluation_hash(evaluation: Evaluation, pack: ContentPack) -> str:
    """The sha256, as hex digits, of everything an evaluation says."""
    tree = evaluation_tree(evaluation, pack, case="")
    return hashlib.sha256(json.dumps(tree, sort_keys=True, ensure_ascii=True).encode()).hexdigest()
