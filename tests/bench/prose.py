"""Chinese prose made to measure: sentences from templates, with as many figures as asked for.

The wordings are the bench's own. They hold numerals that are no figures (进一步, 统一, 第一), as all prose does, and
each text is the same on every run.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from random import Random
from typing import Final

_WHO: Final = (
    "各县区 市直各部门 乡镇干部 社区工作者 驻村工作队 志愿服务队 县农业农村部门 区教育系统 基层医务人员 水利管理单位 "
    "文化馆的老师们 街道办事处 合作社的社员 林场职工 交通执法人员 老城居民 返乡青年 小区物业"
).split()
_HOW: Final = (
    "坚持问题导向 结合本地实际 按照统一部署 在汛期到来之前 从群众反映最集中的地方入手 一边走访一边记录 顺着河道逐段查看"
    " 利用农闲时节 和往年一样 在上级部门指导下 听取各方意见之后 依托现有场地 不等不靠 分片包干"
).split()
_WHAT: Final = (
    "把老旧管线换成了新的 对易涝点进行了排查 修好了通往村口的土路 整理了散落在民间的家谱和戏本 给果树剪枝施肥 "
    "为独居老人送去了过冬的棉衣 重新划定了停车的位置 把闲置的仓库改成了图书角 组织了面向家长的交流活动 "
    "清理了河滩上的杂草和垃圾 给孩子们讲述古镇的来历 统一了窗口办事的流程 推广了节水的灌溉办法 把意见簿摆到了大厅门口"
).split()
_THEN: Final = (
    "群众出行更加方便 工作作风进一步转变 邻里之间的往来也多了起来 山上的泉水重新流进了田里 大家对今后的日子更有信心 "
    "不少游客慕名而来 一些长期没有解决的难题有了眉目 干部和群众想到了一起 夜里的灯光把整条街照得通亮 "
    "沿岸的芦苇又长了出来 院子里常常传出读书的声音"
).split()
_NEXT: Final = (
    "下一步还要听取老人和孩子的想法 这样的做法值得在更大范围内推广 第一要务仍然是把安全放在心上 "
    "其余的事情留待秋收之后再商量 具体安排由村民会议决定 有关情况会及时向社会公开 一方面要守住底线，另一方面要留出余地"
).split()
_VERBS: Final = "新建 改造 发放 培训 走访 修复 办结 种植 登记 回收".split()
_COUNTED: Final = (
    "学校,所 水井,口 道路,公里 补贴,万元 党员,名 农户,户 路灯,盏 事项,件 果树,棵 桥梁,座 企业,家 图书,册 粮食,吨"
    " 林地,亩"
).split()


def prose(characters: int, per_thousand: float, seed: int = 1) -> tuple[str, int]:
    """A text of that many characters, or some more to end a sentence, and how many figures were put into it.

    `per_thousand` figures stand in every 1,000 characters, evenly spread; more than 100 do not fit.
    """
    chosen = Random(seed)
    parts: list[str] = []
    length = figures = 0
    for number in count(1):
        if length >= characters:
            break
        due = figures < length * per_thousand / 1000
        part = _figure(chosen) if due else _sentence(chosen)
        figures += due
        part += "\n" if number % 12 == 0 else ""
        parts.append(part)
        length += len(part)
    return "".join(parts), figures


def documents(number: int, characters: int, per_thousand: float) -> Iterator[str]:
    """So many texts, no two alike."""
    return (prose(characters, per_thousand, seed)[0] for seed in range(number))


def _sentence(chosen: Random) -> str:
    """A sentence without a figure."""
    who, how, what, then = map(chosen.choice, (_WHO, _HOW, _WHAT, _THEN))
    opening = f"{how}，{who}{what}" if chosen.random() < 0.5 else f"{who}{how}，{what}"
    ending = f"，{then}。" if chosen.random() < 0.7 else f"。{chosen.choice(_NEXT)}。"
    return opening + ending


def _figure(chosen: Random) -> str:
    """A sentence that is hardly more than its figure, so that a hundred of them fit into 1,000 characters."""
    counted, unit = chosen.choice(_COUNTED).split(",")
    return f"{chosen.choice(_VERBS)}{counted}{chosen.randrange(2, 900)}{unit}。"
