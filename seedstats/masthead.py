"""What a document says of itself: its title, and the day it came out."""

from __future__ import annotations

import re
from datetime import date as Date
from functools import cache
from typing import Final

from seedstats.calendar import resolve

_LONGEST_TITLE: Final = 60
_HEAD_LINES: Final = 12
_FOOT_LINES: Final = 4
_SENTENCE_MARKS: Final = re.compile(r"[。!?;，,…]")
_DAY: Final = r"(?:[12][0-9]{3}\s?[-/.年]\s?[0-9]{1,2}\s?[-/.月]\s?[0-9]{1,2}日?|[一二][〇零一二三四五六七八九]{3}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日)"
_LABELLED: Final = rf"(?:(?:发布|发表|发稿|发文|印发|成文|更新|刊发|刊登|上传|公开)?(?:时间|日期)|来源|发布于)\s?:?\s?[^\n0-9]{{0,20}}(?P<day>{_DAY})"
_DATE_LINE: Final = rf"[(\[]?(?P<day>{_DAY})(?:\s+[0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}})?)?[)\]]?(?:\s+\S{{0,20}})?"
_BY_LINE: Final = rf"(?:新华社|本报|中新社|中新网|人民网|记者|通讯员|[一-鿿]{{1,6}}(?:社|网|报))[^。\n]{{0,20}}?(?P<day>{_DAY})\s?[电讯(]"
_BY_LINE_SHORT: Final = r"(?:新华社|本报|中新社|中新网|人民网|记者)[^。，\n]{0,20}?(?P<day>[0-9]{1,2}月[0-9]{1,2}日)\s?[电讯(]"
_TODAY: Final = rf"(?:今天|今日)\((?P<day>{_DAY})\)"
_PLACED: Final = re.compile(r"[年月.]")
