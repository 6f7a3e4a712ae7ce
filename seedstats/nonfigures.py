"""What is no figure: dates, clock times, periods, ordinals, names and set phrases, each with its reason.

A rule sees the folded text around one numeral: those of `AFTER` are asked at its end, those of `BEFORE` at its
start. `MASKS` are whole stretches of text in which no numeral counts. Words that hold a numeral (统一, 四面八方)
are rows of data/phrases.tsv.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from seedstats.numerals import Numeral
from seedstats.patterns import Pattern, compiled
from seedstats.rule import Inventory, Rule
from seedstats.tablerows import PhraseRow
from seedstats.tables import read_rows

_N: Final = "[0-9零〇一二三四五六七八九十]"
_TO: Final = r"\s?[-—~至到、和及]{1,2}\s?"
_YEAR: Final = r"(?<![0-9.零〇一二两三四五六七八九])(?<![0-9],)(?:[12][0-9]{3}|[一二][零〇一二三四五六七八九]{3})"
_SHORT_YEAR: Final = (
    r"(?<![0-9.共计达约近满整了有长])(?<![0-9],)"
    r"(?:[6-9][1-9]|[〇零八九][〇零一二三四五六七八九]|[六七八九]十[一二三四五六七八九])"
)
_SPAN: Final = r"(?=[0-9零一二两三四五六七八九十几]{1,3}(?:多|余)?(?:个?月|个?星期|个?季度|[年周天日届]))"

_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

AFTER: Final = (
    Rule(
        "month_by_point",
        "a date",
        "自{2020.7}起",
        "起至到-—以开",
        r"(?<=(?<![0-9.,])(?:19|20)[0-9]{2}\.(?:0?[1-9]|1[0-2]))(?:起|至|到|[-—]|以[来后前]|开始)",
    ),
    Rule(
        "session",
        "numbers a session",
        "人大{三}次会议",
        "次",
        r"(?<=(?:人大|政协|常委会|代表大会|委员会|届)[一二三四五六七八九十]{1,3})次(?:全体)?会议",
    ),
    Rule(
        "year_of_antiquity",
        "names a year",
        "{611}年,",
        "年",
        r"(?<=(?:^|[\n。,，;(]|公元前?|[于在到至])[1-9][0-9]{2})年(?!的?历史|以[上来]|[多余前后])",
    ),
    Rule("digits", "says how many digits a number has", "{两}位数增长", "位", r"位数"),
    Rule("calendar_year", "names a year", "{2019}年", "年 ", rf"(?<={_YEAR})\s?年(?!的?历史|之久|以上|以内)"),
    Rule(
        "year_range",
        "the first year of a span of years",
        "{2019}—2023年",
        "年-—~至到、和及 ",
        rf"(?<={_YEAR})年?{_TO}{_YEAR}\s?年",
    ),
    Rule("issue", "numbers an issue", "2023年{11}期", "期", rf"(?<={_YEAR}年\s?[0-9]{{1,3}})期"),
    Rule("class_year", "names a year", "{2026}届", "届级", rf"(?<={_YEAR})[届级]"),
    Rule(
        "short_year", "names a year", "{84}年度", "年 ", rf"(?<={_SHORT_YEAR})\s?年(?!的?历史|以上|以内|来|前|后|中|间)"
    ),
    Rule(
        "year_of_era",
        "names a year or an era",
        "{90}年代",
        "年 ",
        r"\s?年(?:度|代|初|底|末(?!位)|级(?!别)|版|中报|年报|半年|[一二三四]季|[上下]半年|全年)",
    ),
    Rule("year_and_month", "part of a date", "{五}年三月", "年 ", rf"\s?年\s?{_N}{{1,3}}\s?月"),
    Rule(
        "month",
        "a month of the year",
        "{10}月",
        "月-—~至到、和及 ",
        rf"\s?(?:月?{_TO}{_N}{{1,3}}\s?)?月(?![薪租息嫂饼球票])",
    ),
    Rule(
        "day",
        "a day of the month",
        "{7}日",
        "日-—~至到、和及 ",
        r"\s?(?:[-—~至到、和及]\s?[0-9]{1,2})?日(?!内|以内|之内|以上|多|左右|之久|均|元)",
    ),
    Rule(
        "clock",
        "a time of day",
        "{8}时30分",
        "时点: ",
        r"\s?(?:时(?:许|整|左右|[至起前后]|[0-9零〇一二三四五六七八九十]{1,3}分|(?=[,，。、\s)—~-]|$))"
        r"|点(?:钟|半|整|许|档|[0-9零〇一二三四五六七八九十]{1,3}分)|:[0-5][0-9](?![0-9]))",
    ),
    Rule("quarter", "a quarter of the year", "{三}季度", "季", r"季(?!节)"),
    Rule("century", "a century by its number", "{二十一}世纪", "世", r"世纪"),
    Rule("ratio", "one term of a ratio", "{3}:1", ":∶比 ", r"\s?(?:[:∶]\s?[0-9]|比[0-9零一二两三四五六七八九十])"),
    Rule("date_by_strokes", "a date", "{2020}/10/28", "-/.", rf"(?<={_YEAR})[-/.][01]?[0-9][-/.][0-3]?[0-9]"),
    Rule("model", "part of a name or model", "{5}G", "GgDd/", r"(?:/[0-9]+)?[GgDd](?![A-Za-z/0-9])"),
    Rule("tenor", "names a class by its length", "{10}年期", "年个月天日", r"(?:年|个?月|天|日)期(?!间)"),
    Rule(
        "moment",
        "names a moment, no length of time",
        "{五}年前",
        "个年月周天日小星",
        r"个?(?:[年月周天日]|小时|星期)(?:多|余)?(?:之|以)?[前后](?![十百])",
    ),
    Rule(
        "congress", "numbers a term of office", "{二十}届四中全会", "届", r"(?<=[一二三四五六七八九十])届(?!毕业|会议)"
    ),
    Rule(
        "phase", "numbers a phase", "{二}期", "期", r"(?<=(?<![一二三四五六七八九十百零两])[一二三四五六])期(?![学培])"
    ),
    Rule("joined", "part of a scheme or code", "{7}×24小时", "×xX* ", r"\s?[×xX*]\s?[0-9]"),
    Rule("encoded", "part of an encoded address", "%E{4}%BD", "%", r"%[0-9A-Fa-f]{2}(?![0-9])"),
    Rule("number_sign", "numbers one of a series", "{12}号", "号", r"号(?!召)"),
    Rule("level", "a level or class", "{三}级", "级等", r"(?<![百千万亿])[级等](?!别)"),
    Rule("scheme", "a quoted scheme of numbers", "“{3255}”体系", "”’", r"(?<=[“‘][0-9]{1,8})[”’]"),
    Rule(
        "plan",
        "names a five-year plan",
        "{十四五}时期",
        "”’时期规以末初开收目",
        r"(?<=[一二三四五六七八九十]{1,2}五)[”’]?(?:时期|期间|规划|以来|[末初]|[”’]|开局|收官|目标)",
    ),
    Rule("joined", "part of a scheme or code", "{1}+9+1", "+ ", r"\s?\+\s?[0-9A-Za-z]"),
    Rule(
        "series",
        "numbers one of a series",
        "{二}楼",
        "楼环号线路中年旅字师大道",
        r"楼|道[沟口湾河岭]|环(?!节)|号?线|路公交|中全会|年级|旅|字头|(?<![0-9])师(?![傅生资])|大(?:以来|报告|精神)",
    ),
    Rule(
        "since", "a period that reaches to now", "{三}年来", "多余个年月周", r"(?:多|余)?个?多?[年月周]以?来(?![自到])"
    ),
    Rule(
        "list_number",
        "numbers an item of a list",
        "{2}、",
        ")、.",
        r"(?<=(?:^|[\n。;:])\s*[(]?[0-9一二三四五六七八九十]{1,3})(?:[)、.](?![0-9]))",
    ),
    Rule("list_number", "numbers an item of a list", "{1.1987}年", "年", r"(?<=(?:^|\n)\s*[0-9]{1,2}\.[12][0-9]{3})年"),
)

BEFORE: Final = (
    Rule(
        "era_year",
        "a year of a reign",
        "康熙{三}年",
        "熙正隆庆光丰治绪统武乐历祯靖观元和成正国宝德熹兴",
        r"(?<=康熙|雍正|乾隆|嘉庆|道光|咸丰|同治|光绪|宣统|顺治|洪武|永乐|万历|崇祯|嘉靖|贞观|开元|天宝|昭和|平成|大正|明治|令和|民国|弘治|正德|隆庆|天启|绍兴|建安|元和|宣德|成化)(?=[元零〇一二三四五六七八九十0-9]{1,4}年)",
    ),
    Rule("half_year", "a half of the year", "上{半}年", "上下前后", r"(?<=[上下前后])半年"),
    Rule("rate_base", "the base of a rate", "每{10}万人", "每", r"(?<=每)"),
    Rule(
        "time_of_day",
        "a time of day",
        "下午{2}点",
        "午晨上晚夜早间",
        r"(?<=[上下中]午|凌晨|清晨|早晨|早上|晚上|晚间|傍晚|深夜|夜里|今晚|今早|当晚)[0-9零一二两三四五六七八九十]{1,3}[点时]",
    ),
    Rule("year_of_speech", "names a period", "丰收的{一}年。", "的", r"(?<=的)[一五十]年(?=[。,，;!]|$)"),
    Rule("ordinal", "第 makes it an ordinal", "第{二}批", "第 、和至到-", rf"(?<=第\s?(?:{_N}{{1,4}}[、和至到-])?)"),
    Rule(
        "rank",
        "names a rank",
        "排名{3}位",
        "名居列位前市省区国县界洲类",
        r"(?<=(?:排名|排在|位居|位列|名列|居(?=全|世界|亚洲))(?:全[省市国区县]|世界|亚洲|全球|同类)?(?:第|前)?)",
    ),
    Rule(
        "first_months",
        "names a period",
        "前{10}个月",
        "前头首",
        r"(?<=[前头首])(?=[0-9零一二三四五六七八九十两]{1,3}(?:个?月|个?季度|年))",
    ),
    Rule(
        "recent",
        "names a period up to now",
        "近{五}年",
        "近去来后这那下上隔的",
        rf"(?<=(?:近|过去|未来|今后|此后|[这那下上]|随后|接下来|往后|时隔)的?){_SPAN}",
    ),
    Rule("joined", "part of a scheme or code", "1+{9}+1", "+×* ", r"(?<=[0-9A-Za-z]\s?[+×*]\s?)"),
    Rule(
        "model",
        "part of a name or model",
        "PM{2.5}",
        _LETTERS + "-_./",
        r"(?<=[A-Za-z][-_./]?)(?![0-9.,]+\s?(?:[万亿%]|[元美欧人]))",
    ),
    Rule("ratio", "one term of a ratio", "3:{1}", ":∶比 ", r"(?<=[0-9]\s?(?:[:∶]|比(?=[0-9]))\s?)"),
    Rule("date_by_strokes", "a date", "2020/{10}/28", "-/.", rf"(?<={_YEAR}[-/.](?:[01]?[0-9][-/.])?)"),
    Rule(
        "clock", "a time of day", "8时{30}分", "时点:零", rf"(?<={_N}{{1,3}}[时点:]零?)(?={_N}{{1,3}}(?:分|[^0-9]|$))"
    ),
    Rule(
        "document_number",
        "a document number",
        "〔{2023}〕12号",
        "〔[【〕]】",
        r"(?<=[〔\[【〕\]】])(?=[0-9]+[〕\]】号])",
    ),
    Rule(
        "phone",
        "a telephone number",
        "热线{12345}",
        "话线真机编Q号码文: -0123456789",
        r"(?<=(?:电话|热线|传真|手机|邮编|QQ|微信号|账号|编号|代码|证号|批准文号)[:]?\s?[0-9 -]{0,20})"
        # 受理热线126000件: what is counted is no number to call
        r"(?![0-9.,]+万?[余多]?[件个次条起宗通单人户])",
    ),
    Rule(
        "article", "numbers an article of a law", "《基本法》{23}条", "》法约例章", rf"(?<=[》法约例章]){_N}{{1,5}}条"
    ),
    Rule(
        "weekday",
        "a day of the week",
        "星期{五}",
        "期拜周",
        r"(?<=星期|礼拜|周)(?=[一二三四五六](?![十百千万个年天月]))",
    ),
)

# Each mask is looked for only where its sign stands in the text.
MASKS: Final = (
    Rule("address", "a web or mail address", "www.{12306}.cn", "www.", r"www\.[!-~]+"),
    Rule("address", "a web or mail address", "http://a.cn/{5}", "://", r"https?://[!-~]+"),
    Rule("address", "a web or mail address", "{123}@qq.com", "@", r"(?<![\w.+-])[\w.+-]++@[\w-]+\.[\w.]+"),
    Rule("address", "a web or mail address", "[图](a-{5}.png)", "](", r"(?<=\]\()[^)\s]*"),
)


CHINESE: Final = frozenset("零〇一二两三四五六七八九十百千万亿几数半廿卅")
# “三个一批”, “四包”, “万人助万企”: quoted and short, a number spelt in Chinese is part of a name or slogan.
_QUOTED_NAME: Final = Pattern(r"[“‘][^“”‘’\n。,，;]{1,10}[”’]")
_QUOTED: Final = Rule("quoted_name", "part of a quoted name or slogan", "“{六}包”机制")
_IN_TITLE: Final = Rule("title", "part of a title", "《{三}人行》")
_TITLE: Final = 30
_NEGATED: Final = Rule("negated", "is said not to be", "未发生{1}起")
_HYPOTHETICAL: Final = Rule("hypothetical", "is supposed, not stated", "如果达到{100}人")
_CLAUSE: Final = 16
_DOUBTS: Final = Pattern("[未没如假倘若要即哪]")
_NEVER: Final = (
    "未发生",
    "没有发生",
    "未出现",
    "没有出现",
    "从未有",
    "未造成",
    "没有造成",
    "没有",
    "未发现",
    "没有发现",
)
_IF: Final = ("如果", "假如", "假设", "假使", "倘若", "若是", "要是", "即使", "即便", "哪怕")
_SET_PHRASE: Final = Rule("set_phrase", "part of a word or set phrase", "{四}面八方")


@cache
def _after() -> Inventory:
    return Inventory(AFTER)


@cache
def _before() -> Inventory:
    return Inventory(BEFORE)


@cache
def _phrases() -> dict[str, tuple[tuple[int, str], ...]]:
    """For each pair of characters that holds a phrase's numeral: the phrase, and where in it the pair begins."""
    index: dict[str, list[tuple[int, str]]] = {}
    for row in read_rows("phrases.tsv", PhraseRow):
        for at, character in enumerate(row.phrase):
            if character in CHINESE:
                begin = min(at, len(row.phrase) - 2)
                index.setdefault(row.phrase[begin : begin + 2], []).append((begin, row.phrase))
    return {pair: tuple(dict.fromkeys(found)) for pair, found in index.items()}


def masked(text: str) -> list[tuple[int, int, Rule]]:
    """Stretches of folded `text` in which no numeral is a figure, with the rule that says so."""
    found = [
        (*match.span(), rule) for rule in MASKS if rule.near in text for match in compiled(rule.pattern).finditer(text)
    ]
    return sorted(found, key=lambda mask: mask[0])


def refuse(text: str, numeral: Numeral) -> Rule | None:
    """The rule by which `numeral` of folded `text` is no figure, None where no rule says so."""
    start, end = numeral.start, numeral.end
    title = text.rfind("《", max(0, start - _TITLE), start)
    if title >= 0 and text.find("》", title, start) < 0 <= text.find("》", end, end + _TITLE):
        return _IN_TITLE
    if numeral.shape != "arabic":
        rule = _phrase_around(text, numeral) or _quoted_name(text, numeral)
        if rule:
            return rule
    rule = _not_stated(text, start)
    if rule:
        return rule
    touched = start if text[start] in "+-" else start - 1
    return _after().decide(text, end, text[end : end + 1]) or _before().decide(text, start, text[touched : touched + 1])


def _not_stated(text: str, start: int) -> Rule | None:
    """未发生1起 says that there was none, 如果达到100人 that there might be."""
    if not _DOUBTS.search(text, max(0, start - _CLAUSE), start):
        return None
    window = text[max(0, start - _CLAUSE) : start]
    clause = window[max(window.rfind(mark) for mark in ",，。;\n") + 1 :]
    if clause.endswith(_NEVER):
        return _NEGATED
    return _HYPOTHETICAL if clause.startswith(_IF) else None


def _phrase_around(text: str, numeral: Numeral) -> Rule | None:
    """A set phrase over the numeral's first character (四面) or ending in it (统一)."""
    phrases, start = _phrases(), numeral.start
    for at in (start, start - 1):
        for begin, phrase in phrases.get(text[at : at + 2], ()):
            if at >= begin and text.startswith(phrase, at - begin) and at - begin + len(phrase) >= numeral.end:
                return _SET_PHRASE
    return None


def _quoted_name(text: str, numeral: Numeral) -> Rule | None:
    window = max(0, numeral.start - 10)
    opening = max(text.rfind(mark, window, numeral.start) for mark in "“‘")
    name = _QUOTED_NAME.match(text, opening) if opening >= 0 else None
    return _QUOTED if name and numeral.start < name.end() else None
