"""Dates in Chinese text, explicit and relative, as EDTF."""

import calendar
import datetime
import re
from typing import Final, NamedTuple

_DIGITS: Final = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "○": 0}
_NUM: Final = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_PART: Final = r"(?:初|底|末|中|中旬|上旬|下旬|份|间)?"
_FORM: Final = re.compile(
    rf"(?P<y>\d{{4}}|[一二][〇零○一二三四五六七八九]{{3}})年(?:{_PART}(?P<ym>{_NUM})月(?:(?P<yd>{_NUM})[日号]|{_PART}))?(?P<ytail>底|末|初|年底|年初|年中)?"
    rf"|(?P<iso>\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}})"
    rf"|(?P<ry>今年|去年|前年|明年|后年|本年|上年|来年|同年|次年|翌年|当年)(?:{_PART}(?P<rm>{_NUM})月(?:(?P<rd>{_NUM})[日号]|{_PART})|(?:年)?(?:底|末|初|中|以来|内|上半年|下半年|夏天|秋天|春天|冬天|夏季|秋季|春季|冬季)?)"
    rf"|(?<!\d)(?P<m>{_NUM})月(?:(?P<d>{_NUM})[日号]|{_PART}(?!\d))"
    rf"|(?P<rmo>上个?月|本月|当月|下个?月|这个月|次月|同月)(?:(?P<rmd>{_NUM})[日号]|{_PART})"
    r"|(?P<day>今天|今日|今早|今晚|今晨|今起|昨天|昨日|昨晚|昨夜|昨早|昨|前天|前日|明天|明日|后天|本日)"
    r"|(?P<wk>上上周|上周|上星期|本周|这周|本星期|下周|下星期)(?P<wd>[一二三四五六日天末])?"
    r"|(?:周|星期|礼拜)(?P<wd2>[一二三四五六日天])(?=[^年刊期])"
    r"|(?P<same>当天|当日|同日|当晚|同一天|同天|是日)|(?P<after>次日|翌日|第二天|隔天)"
    r"|(?P<yend>年底|年末|年内|岁末|年初|年中|月底|月初|月末)(?!前身)"
    rf"|(?P<n>\d{{1,3}}|[一二两三四五六七八九十]{{1,3}})(?P<u>年|个月|天|周|个星期)(?P<dir>前|后|之前|之后|以前|以后)"
    r"|(?P<now>即日起?|自?当日(?=起))"
    rf"|(?<![\d.月])(?P<only>\d{{1,2}})日(?![常前均元本报益均])"
)


class When(NamedTuple):
    """A date at `start` to `end`: EDTF, and how the text says it."""

    start: int
    end: int
    edtf: str
    relative: bool


def number(text: str) -> int:
    """A number up to 99 in digits or characters."""
    if text.isdigit():
        return int(text)
    if "十" in text:
        head, _, tail = text.partition("十")
        return (_DIGITS.get(head, 1) if head else 1) * 10 + (_DIGITS.get(tail, 0) if tail else 0)
    value = 0
    for char in text:
        value = value * 10 + _DIGITS.get(char, 0)
    return value


def find(text: str, published: datetime.date | None) -> list[When]:
    """The dates of a text in order."""
    found: list[When] = []
    anchor, report = published, None
    loose: str | None = None
    for match in _FORM.finditer(text):
        base = anchor
        if match["now"]:
            # from the day of the announcement on, where the text tells that day
            if report is not None:
                found.append(When(match.start(), match.end(), report.isoformat(), True))
            continue
        if (
            match["same"]
            and match["same"] != "同日"
            and report is not None
            and found
            and not _together(text, found[-1].end, match.start())
        ):
            base = report
        edtf, relative = _value(match, text, published, base)
        if edtf is None:
            continue
        if match["same"] and base is anchor and loose is not None:
            edtf = loose  # 今年2月底…，同一天
        found.append(When(match.start(), match.end(), edtf, relative))
        if len(edtf) == 10:
            anchor, loose = datetime.date.fromisoformat(edtf), None
            if _NEWS.match(text, match.end()):
                report = anchor
        elif not relative or match["ry"]:
            year, month = int(edtf[:4]), int(edtf[5:7]) if len(edtf) > 4 else 1
            anchor, loose = datetime.date(year, month, 1), edtf
    return found


_NEWS: Final = re.compile(r"[^，。；]{0,6}(?:公告|披露|宣布|发布|公布|晚间|早间|召开|通报|表示|消息)")


def _together(text: str, start: int, end: int) -> bool:
    return not any(c in "。！？\n" for c in text[start:end])


def _value(
    match: re.Match[str], text: str, published: datetime.date | None, anchor: datetime.date | None
) -> tuple[str | None, bool]:
    group = match.groupdict()
    if group["y"]:
        year = number(group["y"])
        if not 1800 <= year <= 2200:
            return None, False
        return _form(year, group["ym"], group["yd"]), False
    if group["iso"]:
        year_, month_, day_ = re.split(r"[-/.]", group["iso"])
        return _form(int(year_), month_, day_), False
    if published is None or anchor is None:
        return None, True
    if group["ry"]:
        base = anchor if group["ry"] in ("同年", "次年", "翌年", "当年") else published
        shift = {"去年": -1, "上年": -1, "前年": -2, "明年": 1, "来年": 1, "后年": 2, "次年": 1, "翌年": 1}
        return _form(base.year + shift.get(group["ry"], 0), group["rm"], group["rd"]), True
    if group["m"]:
        return _nearest(text, match, number(group["m"]), group["d"], published, anchor), False
    if group["rmo"]:
        base = anchor if group["rmo"] in ("当月", "次月", "同月") else published
        shift_ = -1 if "上" in group["rmo"] else 1 if group["rmo"][0] in "下次" else 0
        index = base.year * 12 + base.month - 1 + shift_
        return _form(index // 12, str(index % 12 + 1), group["rmd"]), True
    return _relative(group, text, match, published, anchor), True


def _relative(
    group: dict[str, str | None],
    text: str,
    match: re.Match[str],
    published: datetime.date,
    anchor: datetime.date,
) -> str | None:
    one = datetime.timedelta(days=1)
    if group["day"]:
        shift = {"昨": -1, "前": -2, "明": 1, "后": 2}
        return (published + one * shift.get(group["day"][0], 0)).isoformat()
    if group["wk"]:
        weeks = -2 if group["wk"].startswith("上上") else {"上": -1, "下": 1}.get(group["wk"][0], 0)
        if group["wd"] and group["wd"] != "末":
            monday = published - one * published.weekday()
            return (
                monday + one * (7 * weeks + "一二三四五六日".find(group["wd"].replace("天", "日")))
            ).isoformat()
        then = published + datetime.timedelta(weeks=weeks)
        return f"{then.year:04d}-{then.month:02d}"
    if group["wd2"]:
        back = (published.weekday() - "一二三四五六日".find(group["wd2"].replace("天", "日"))) % 7
        return (published - one * back).isoformat()
    if group["same"]:
        return anchor.isoformat()
    if group["after"]:
        return (anchor + one).isoformat()
    if group["yend"]:
        return (
            f"{published.year:04d}-{published.month:02d}"
            if group["yend"][0] == "月"
            else f"{published.year:04d}"
        )
    if group["n"]:
        count, unit = number(group["n"]), str(group["u"])
        back_ = "前" in str(group["dir"])
        base = published if back_ else anchor
        sign = -1 if back_ else 1
        around = text[max(0, match.start() - 12) : match.end() + 12]
        if not back_ and base == published and not _TO_COME.search(around):
            return None  # 入职仅六周后突然辞职: from when, no date says
        if unit == "年":
            return f"{base.year + sign * count:04d}" if count < 200 else None
        if unit == "个月":
            index = base.year * 12 + base.month - 1 + sign * count
            return f"{index // 12:04d}-{index % 12 + 1:02d}"
        if unit == "天":
            return (base + one * sign * count).isoformat() if count < 400 else None
        then = base + datetime.timedelta(weeks=sign * count)
        return f"{then.year:04d}-{then.month:02d}"
    if group["only"]:
        day = int(group["only"])
        base = anchor
        if (base.year, base.month) == (published.year, published.month) and day > published.day + 20:
            index = base.year * 12 + base.month - 2
            base = datetime.date(index // 12, index % 12 + 1, 1)
        return _form(base.year, str(base.month), str(day))
    return None


_TO_COME: Final = re.compile(
    r"将|拟|(?<![董股监大事东员委协学工商社])会(?![议长员计上])|预计|计划|届时|准备|打算|预期|生效"
)
_EXPIRES: Final = re.compile(r"(?:到期|届满|期满|截止|任满)")
_EFFECT: Final = re.compile(r"起?(?:正式)?生效")
_GOES_ON: Final = re.compile(r"[^上小大]将(?![军领近才信])[^。；！？\n去]{0,40}，[^。，；！？\n]{0,12}于$")
"""甲将离开公司，乙于8月1日接手: the sentence already looks ahead."""
_AHEAD: Final = re.compile(r"(?:将|拟|定|预计|计划|准备|打算|自|从)[^，。；]{0,6}$")


def _nearest(
    text: str,
    match: re.Match[str],
    month: int,
    day: str | None,
    published: datetime.date,
    anchor: datetime.date,
) -> str | None:
    """A month without a year: the last one that has passed, or the next where the clause looks ahead."""
    year = published.year
    told = anchor.year < published.year and (published - anchor).days > 400
    if told and not _EFFECT.match(text, match.end()):
        year = anchor.year  # a story told in order: the year of the date before
        return _form(year if month >= anchor.month else year + 1, str(month), day)
    here = (month, number(day) if day else 0)
    now = (published.month, published.day if day else 0)
    if here > now:
        ahead = _AHEAD.search(text, max(0, match.start() - 8), match.start()) or _GOES_ON.search(
            text, max(0, match.start() - 44), match.start()
        )
        expires = _EXPIRES.match(text, match.end()) or _EFFECT.match(text, match.end())
        if (
            not ahead
            and not expires
            and text[match.end() : match.end() + 1] != "起"
            and (month - published.month) > 1
        ):
            year -= 1
    elif here < now and published.month - month >= 6:
        ahead = _AHEAD.search(text, max(0, match.start() - 8), match.start())
        if ahead and re.search(r"[将拟定计]", ahead.group()):
            year += 1
    return _form(year, str(month), day)


def _form(year: int, month: str | None, day: str | None) -> str | None:
    if month is None:
        return f"{year:04d}"
    m = number(month)
    if not 1 <= m <= 12:
        return None
    if day is None:
        return f"{year:04d}-{m:02d}"
    d = number(day)
    if not 1 <= d <= calendar.monthrange(year, m)[1]:
        return f"{year:04d}-{m:02d}"
    return f"{year:04d}-{m:02d}-{d:02d}"
