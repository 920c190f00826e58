"""Chinese news of foreign firms: names written by sound, in Latin letters, or as in Japan."""

import time

import pytest

from tenure.model import Document, RoleClaim
from tenure.reader import BuiltinReader

READER = BuiltinReader()

Told = set[tuple[str, str, str, str | None]]


def told(text: str, title: str = "新闻") -> Told:
    document = Document(id="t", title=title, text=text, published="2025-05-08", lang="zh")
    claims = [e.claim for e in READER.explain(document)]
    return {(c.change, c.person, c.role, c.org) for c in claims if isinstance(c, RoleClaim)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "德国北风电站公司首席财务官哈特曼因健康原因辞职。",
            {("end", "哈特曼", "cfo", "德国北风电站公司")},
        ),
        (
            "德国北风电站公司宣布，哈特曼因健康原因辞去首席执行官职务。",
            {("end", "哈特曼", "ceo", "德国北风电站公司")},
        ),
        (
            "德国北风电站公司宣布，哈特曼出任首席执行官，里德尔离任。",
            {
                ("start", "哈特曼", "ceo", "德国北风电站公司"),
                ("end", "里德尔", "ceo", "德国北风电站公司"),
            },
        ),
        (
            "法国莱尔蒙集团任命普罗瓦尔为首席执行官，德拉克离任。",
            {("start", "普罗瓦尔", "ceo", "法国莱尔蒙集团"), ("end", "德拉克", "ceo", "法国莱尔蒙集团")},
        ),
        (
            "瑞士布吕格集团董事会主席穆勒周三辞职，副主席凯勒女士暂代其职。",
            {
                ("end", "穆勒", "chair", "瑞士布吕格集团"),
                ("start", "凯勒", "chair", "瑞士布吕格集团"),
            },
        ),
        (
            "俄罗斯诺里尔铝业公司证实，总经理彼得罗夫遭解雇，西多连科临时主持工作。",
            {
                ("end", "彼得罗夫", "general_manager", "俄罗斯诺里尔铝业公司"),
                ("start", "西多连科", "general_manager", "俄罗斯诺里尔铝业公司"),
            },
        ),
        ("巴黎格兰斯银行主席杜兰德当选连任。", {("hold", "杜兰德", "chair", "巴黎格兰斯银行")}),
        (
            "丹麦药企诺德林宣布，首席科学家索伦森升任首席执行官，延森转任董事会主席。",
            {("start", "索伦森", "ceo", "诺德林"), ("start", "延森", "chair", "诺德林")},
        ),
        (
            "宝乐食品宣布，彼得森先生出任总经理，接替调回总部的范德林登先生。",
            {
                ("start", "彼得森", "general_manager", "宝乐食品"),
                ("end", "范德林登", "general_manager", "宝乐食品"),
            },
        ),
    ],
)
def test_surnames_alone(text: str, expected: Told) -> None:
    assert expected <= told(text)


def test_a_surname_told_once_is_a_name_everywhere() -> None:
    found = told(
        "北风电站公司宣布，里德尔离任首席执行官。\n\n里德尔说，他期待新的挑战。里德尔此前担任首席财务官。"
    )
    assert ("end", "里德尔", "ceo", "北风电站公司") in found
    assert {person for _, person, _, _ in found} == {"里德尔"}


def test_a_surname_stands_for_the_full_name() -> None:
    found = told("托马斯·哈特曼出任北风电站首席执行官。哈特曼此前担任首席财务官。")
    assert {person for _, person, _, _ in found} == {"托马斯·哈特曼"}


def test_father_and_son_share_a_surname() -> None:
    found = told("印度塔普尔钢铁公司董事长库马尔卸任，由其弟拉杰什·库马尔接任。")
    assert {(c, p) for c, p, _, _ in found} == {("end", "库马尔"), ("start", "拉杰什·库马尔")}


@pytest.mark.parametrize(
    "text",
    [
        "西门子出任本届博览会赞助商。",
        "拉脱维亚接任轮值主席国。",
        "帕克在竞争对手奥克斯利担任副总裁。",
        "他当日辞职，次日上任。",
        "公司由于平台业务调整离任审计延期。",
    ],
)
def test_firms_places_and_words_are_no_people(text: str) -> None:
    people = {person for _, person, _, _ in told(text)}
    assert not people & {"西门子", "拉脱维亚", "奥克斯利", "当日", "于平"}


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("格兰斯通公司首席执行官克莱因因病离任。", "克莱因"),
        ("格兰斯通公司首席执行官克拉斯因公司重组离任。", "克拉斯"),
        ("格兰斯通公司首席执行官哈珀于5月1日离任。", "哈珀"),
        ("格兰斯通公司首席执行官哈珀坦言，他将离任。", "哈珀"),
        ("格兰斯通公司首席执行官斯蒂芬·伊斯特兰因丑闻离任。", "斯蒂芬·伊斯特兰"),
        ("格兰斯通公司首席执行官约翰·克莱因的职务被解除。", "约翰·克莱因"),
    ],
)
def test_where_a_name_ends(text: str, person: str) -> None:
    assert {p for _, p, _, _ in told(text)} == {person}


def test_given_names_are_not_cut() -> None:
    assert ("end", "贺丽莎", "general_manager", "禾川科技") in told("禾川科技总经理贺丽莎离任。")


@pytest.mark.parametrize(
    ("text", "org"),
    [
        ("汉堡布兰德霍夫物流公司首席财务官李纳辞职。", "汉堡布兰德霍夫物流公司"),
        ("立陶宛维尔纽斯港务公司总裁李纳下课。", "立陶宛维尔纽斯港务公司"),
        ("美国芯片设备商维兰特公司首席执行官李纳辞职。", "维兰特公司"),
        ("澳大利亚矿企巴罗加称，首席执行官李纳辞职。", "巴罗加"),
        ("上海棠舟网络科技有限公司董事长李纳辞职。", "上海棠舟网络科技有限公司"),
        ("澜江大学附属第二医院院长李纳辞职。", "澜江大学附属第二医院"),
        ("中国塑料加工行业协会会长李纳辞职。", "中国塑料加工行业协会"),
        ("澜江重工集团有限公司董事长李纳辞职。", "澜江重工集团有限公司"),
    ],
)
def test_firms_are_whole(text: str, org: str) -> None:
    assert {where for change, _, _, where in told(text) if change == "end"} == {org}


def test_latin_names() -> None:
    found = told(
        "Hartmann辞去Nordwind公司首席执行官职务，由Priya Nandakumar接任。Nandakumar此前担任首席运营官。"
    )
    assert ("end", "Hartmann", "ceo", "Nordwind公司") in found
    assert ("start", "Priya Nandakumar", "ceo", "Nordwind公司") in found
    assert {p for _, p, _, _ in found} == {"Hartmann", "Priya Nandakumar"}


def test_a_latin_title_before_a_latin_name() -> None:
    assert ("end", "Emma Larsen", "cfo", "Northvale公司") in told("Northvale公司CFO Emma Larsen将于7月离职。")


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("日本汐见精机公司社长佐久间健一辞职。", "佐久间健一"),
        ("日本汐见精机公司社长平井宪一郎辞职。", "平井宪一郎"),
        ("日本汐见精机公司社长泽田诚辞职。泽田未说明原因。", "泽田诚"),
    ],
)
def test_japanese_names(text: str, person: str) -> None:
    assert {p for _, p, _, _ in told(text)} == {person}


@pytest.mark.parametrize(
    "piece", ["哈特曼出任", "里德尔", "Hartmann辞职，", "上海有限公司", "的哈特曼离任，", "经澜江"]
)
def test_time_stays_linear(piece: str) -> None:
    def seconds(times: int) -> float:
        document = Document(id="t", title="", text=piece * times, published="2025-05-08", lang="zh")
        start = time.process_time()
        READER.read(document)
        return time.process_time() - start

    seconds(50)
    assert seconds(1600) < 12 * max(seconds(400), 0.05)


def test_a_given_name_ends_before_an_auxiliary() -> None:
    text = "日本汐见精机公司宣布，现任会长三泽健将退任，平野由美升任社长。平野现年51岁。"
    assert {p for _, p, _, _ in told(text)} == {"三泽健", "平野由美"}


def test_traditional_characters() -> None:
    found = told("英國零售商哈洛威爾前財務長懷特黑德加盟史坦頓集團擔任執行長。")
    assert found == {("held", "懷特黑德", "cfo", "哈洛威爾"), ("start", "懷特黑德", "ceo", "史坦頓集團")}


@pytest.mark.parametrize(
    "text",
    [
        "贝克特出任球队主教练，接替下课的莫里森。",
        "哈特曼当选德国议会议长。",
        "诺德林任命高盛为财务顾问。",
        "奥克斯利接替帕尔默成为联赛冠名赞助商。",
        "巴西前锋席尔瓦离开桑托斯俱乐部加盟里斯本竞技。",
    ],
)
def test_foreign_names_outside_business(text: str) -> None:
    assert not {c for c in told(text) if c[0] in ("start", "end")}
