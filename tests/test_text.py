"""fold: one spelling of a text, at the same length."""

from __future__ import annotations

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedstats.text import fold

FOLDED = [
    ("１２３．４５％", "123.45%"),
    ("３，０００户", "3,000户"),
    ("１２，３４５，６７８元", "12,345,678元"),
    ("1，234万股", "1,234万股"),
    ("增长３％，５个县", "增长3%，5个县"),  # a comma that parts clauses stays full width
    ("12，34", "12，34"),
    ("1234，567", "1234，567"),
    ("2024，100多人", "2024，100多人"),
    ("0，500", "0，500"),
    ("12，0201，01005", "12，0201，01005"),
    ("12，345，67", "12，345，67"),
    ("1.5，200", "1.5，200"),
    ("（约５万人）", "(约5万人)"),
    ("其中：男生４０人；女生３８人！", "其中:男生40人;女生38人!"),
    ("－１．２亿元", "-1.2亿元"),
    ("−5℃", "-5℃"),
    ("5–8月", "5-8月"),
    ("5—8月", "5—8月"),
    ("1―6月", "1—6月"),
    ("３～５名", "3~5名"),
    ("３〜５名", "3~5名"),
    ("２０　名", "20 名"),
    ("2\u00a0000\u2009名", "2 000 名"),
    ("￥８００", "¥800"),
    ("＄８００", "$800"),
    ("㎡、℃、m²不变", "㎡、℃、m²不变"),
    ("①②Ⅲ", "①②Ⅲ"),
    ("20µm", "20μm"),
    ("「雙減」『試點』", "“双减”‘试点’"),
    ("增﹪", "增%"),
    ("３﹒５公里", "3.5公里"),
    ("約翰‧史密斯", "约翰·史密斯"),
    ("六‧七元", "六·七元"),
    ("公里／小時", "公里/小时"),
    ("兩億三千萬個", "两亿三千万个"),
    ("百餘戶", "百余户"),
    ("幾十噸", "几十吨"),
    ("十餘畝後勤用地", "十余亩后勤用地"),
    ("參佰陸拾貳圓", "参佰陆拾贰圆"),
    ("於該廠稽查30廠次", "于该厂稽查30厂次"),
    ("一隻、兩條、三張、四輛", "一只、两条、三张、四辆"),
    ("臺北７０歲", "台北70岁"),
    ("乾隆年間", "乾隆年间"),  # written so in Simplified text as well
    ("著名", "著名"),
    ("覆盖、藉口、大阪", "覆盖、藉口、大阪"),
    ("一九九○年", "一九九〇年"),
    ("二○○一年", "二〇〇一年"),
    ("○ 办事指南", "○ 办事指南"),  # a bullet
    ("“十四五”", "“十四五”"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "folded"), FOLDED, ids=[text or "nothing" for text, _ in FOLDED])
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


NUMBERS = st.text(st.sampled_from("0123456789０１２３，,．.％-－○〇一二萬億個餘兩 \n"), max_size=40)


@given(st.one_of(st.text(), st.text(st.characters(exclude_categories=())), NUMBERS))
def test_fold_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.one_of(st.text(), NUMBERS))
def test_fold_twice_is_fold_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(st.characters(codec="ascii")))
def test_ascii_is_left_alone(text: str) -> None:
    assert fold(text) == text


def test_simplified_text_keeps_its_characters() -> None:
    """Of the 6,763 characters of GB 2312 only these are folded, all rare or names of their own in Simplified text."""
    every = "".join(chr(point) for point in range(0x4E00, 0xA000))
    plain = every.encode("gb2312", "ignore").decode("gb2312")
    assert len(plain) == 6763
    assert {before for before, after in zip(plain, fold(plain), strict=True) if before != after} == set(
        "夥後徵摺於榘菸醣麴麽"
    )


def test_every_character_is_folded_once_and_for_all() -> None:
    every = "".join(chr(point) for point in range(0x30000))
    assert fold(fold(every)) == fold(every)


def test_every_pair_of_the_table_is_one_for_one_and_final() -> None:
    lines = files("seedstats").joinpath("data/traditional.tsv").read_text(encoding="utf-8").splitlines()
    pairs = [tuple(line.split("\t")) for line in lines if not line.startswith("#")]
    assert lines[0].startswith("# ")
    assert "Apache-2.0" in lines[0]
    assert all(len(before) == len(after) == 1 and before != after for before, after in pairs)
    traditional = {before for before, _ in pairs}
    assert len(traditional) == len(pairs) > 2500
    assert not traditional & {after for _, after in pairs}
