"""What the page of rules says that the code does not: titles of families, the fields they fill, a few examples."""

from __future__ import annotations

from typing import Final

FIELD_OF: Final = {
    "numeral": ("value",),
    "quantity": ("value",),
    "bound": ("relation",),
    "unit": ("unit", "kind"),
    "entity": ("head",),
    "change": ("change",),
    "status": ("status",),
    "subject": ("subject",),
    "period": ("period",),
}
"""The rungs of the ladder on which a rule of each family is right or wrong."""

TITLES: Final = {
    "numeral": "What a numeral is worth",
    "quantity": "Several numerals that are one figure",
    "bound": "Which way the number bounds the true one",
    "unit": "The unit",
    "entity": "What is counted or measured",
    "change": "Whether it is a change",
    "status": "Whether it is stated, aimed at or reckoned",
    "subject": "Whose figure it is",
    "period": "When",
    "place": "Where",
}
SAID: Final = {
    "numeral.arabic": ("digits", "15000, 743, 96.21"),
    "numeral.mixed": ("digits and scales", "1.3万, 1亿2千万, 3万4000"),
    "numeral.chinese": ("spelt out", "三千五百, 一点七八万亿, 两"),
    "status.target": ("planned, promised or required", "力争新增就业6万人"),
    "status.estimate": ("reckoned by someone", "预计客流达30万人次"),
    "numeral.share": ("two numerals that make a share", "百分之五, 三分之一, 1/3"),
    "numeral.half": ("半 in the unit or behind it", "一年半, 两个半小时"),
    "unit.none": ("no unit, but what stands around it makes it a figure", "14街道, 投资超千亿, 综合指数为102.3"),
    "subject.named": ("named in the figure's own clause", "全区组建先锋队235支"),
    "subject.carried": ("named in a clause before", "区财政局走访企业30家，解决问题12件"),
    "place.named": ("named in the subject or behind 在, 位于", "海城市新建学校12所"),
    "place.carried": ("that of the figure before", "海城市新建学校12所，改建8所"),
    "period.time": ("the nearest time before the figure that governs it", "2023年新建学校12所"),
    "period.behind": ("a time behind the figure, in its clause", "12所学校9月1日前完工"),
    "period.from": ("the time of the one figure behind it", "由2010年的5亿元增加到8亿元"),
    "period.at": ("a time of its own clause alone", "于2019年建成学校12所"),
    "period.each": ("a rate, said of the one figure", "学费每年约1.2万元"),
    "period.inherited": ("a time from a heading or a sentence before", "二、2023年工作 新建学校12所"),
    "bound.内": ("behind a length of time, `le`", "30日内"),
    "bound.级": ("behind a round number, `approx`", "千亿级"),
}
"""What no docstring and no table says of a rule: its meaning and an example."""
