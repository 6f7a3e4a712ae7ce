"""Files of claims as other programs write them."""

from __future__ import annotations

import json

from seedstats.claims import parse_claims


def test_documents_of_another_text_are_left_out() -> None:
    lines = [
        {"text": "食堂126家。\n", "document_id": "doc_1", "extractions": [{"extraction_text": "食堂126家"}]},
        {"text": "医院88家。", "document_id": "doc_2", "extractions": [{"extraction_text": "医院88家"}]},
    ]
    file = "\n".join(json.dumps(line, ensure_ascii=False) for line in lines)
    claims, skipped = parse_claims(file, "a.jsonl", "食堂126家。")
    assert [claim.value for claim in claims] == ["126家"]
    assert skipped == ("line 2: doc_2 has another text",)
    assert len(parse_claims(file, "a.jsonl", "学校12所。").claims) == 2


def test_what_langextract_writes_is_read() -> None:
    line = {
        "extractions": [
            {
                "extraction_class": "statistic",
                "extraction_text": "满意率达97.6%",
                "char_interval": None,
                "alignment_status": None,
                "extraction_index": 1,
                "group_index": 0,
                "description": None,
                "attributes": None,
            }
        ],
        "text": "满意率达97.6%。",
        "document_id": "doc_1a2b3c4d",
    }
    (claim,) = parse_claims(json.dumps(line)).claims
    assert (claim.value, claim.start, claim.entity) == ("97.6%", None, "")
