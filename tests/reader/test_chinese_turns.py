"""Chinese turns of phrase that no single verb tells: successors, stand-ins, shares that change hands."""

import pytest

from tenure.model import AffiliationClaim, Document, RoleClaim, StakeClaim
from tenure.reader import BuiltinReader

READER = BuiltinReader()


def claims(text: str) -> list[object]:
    document = Document(id="t", title="新闻", text=text, published="2025-03-10", lang="zh")
    return [e.claim for e in READER.explain(document)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("青禾乳业公告，董事长周立群因到龄退休卸任，接棒的是总经理韩雪。", ("start", "韩雪", "chair")),
        (
            "青禾银行公告，行长廖平被免职，在新行长到任之前，由副行长康宁代为履职。",
            ("start", "康宁", "president"),
        ),
        ("青禾乳业总经理周立群另有任用，副总经理韩雪临时主持工作。", ("start", "韩雪", "general_manager")),
        ("青禾乳业首席风险官郁洁去年9月跳槽至海原银行。", ("end", "郁洁", "chief_other")),
        ("青禾乳业换届，代表员工的周立群没有进入新一届董事会。", ("end", "周立群", "board_member")),
        ("天眼查显示，青禾乳业董事阮成被移出主要人员名单。", ("end", "阮成", "board_member")),
        ("青禾乳业独立董事骆文清女士的任期将于2025年9月10日届满。", ("end", "骆文清", "board_member")),
        ("青禾乳业同意聘任原市场总监方恺先生为副总经理。", ("end", "方恺", "head")),
        ("海峰大学校长吴同任期届满，教育部任命副校长孟凡为校长。", ("end", "孟凡", "vice_president")),
        ("青禾乳业换将：CTO陈东离开，空出的职位由首席架构师吕方兼着。", ("start", "吕方", "cto")),
        ("周立群于2019年从东湾银行临湖分行行长任上调来。", ("end", "周立群", "head")),
        ("青禾乳业宣布，韩雪将从5月1日起接掌集团。", ("start", "韩雪", "ceo")),
    ],
)
def test_posts(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in {(c.change, c.person, c.role) for c in claims(text) if isinstance(c, RoleClaim)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "霍振邦2016年将所持青禾集团的股份悉数售予申浦投资。",
            {("sell", "霍振邦", None), ("acquire", "申浦投资", None)},
        ),
        (
            "霍振邦将其所持青禾集团60%股份中的35%转给长女霍知微，自己留25%。",
            {("sell", "霍振邦", 0.35), ("acquire", "霍知微", 0.35), ("hold", "霍振邦", 0.25)},
        ),
        ("天成资本清仓了所持青禾集团的股份。", {("sell", "天成资本", None)}),
        ("青禾集团的股权由王伟和李娜各持一半。", {("hold", "王伟", 0.5), ("hold", "李娜", 0.5)}),
        ("天成资本持有青禾集团三分之一的股份。", {("hold", "天成资本", 0.333333)}),
        ("青禾集团创始人王伟仍是第一大股东，持股38%。", {("hold", "王伟", 0.38)}),
        (
            "青禾集团的股东包括天成资本（30%）和王伟（8%）。",
            {("hold", "天成资本", 0.3), ("hold", "王伟", 0.08)},
        ),
        (
            "顺达集团转让青禾集团40%股权，受让方为天成资本。",
            {("sell", "顺达集团", 0.4), ("acquire", "天成资本", 0.4)},
        ),
    ],
)
def test_stakes(text: str, expected: set[tuple[str, str, float | None]]) -> None:
    found = [c for c in claims(text) if isinstance(c, StakeClaim)]
    assert {(c.change, c.holder, c.share) for c in found} == expected
    assert {c.org for c in found} == {"青禾集团"}


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("青禾集团被顺达集团纳入麾下。", "start"),
        ("顺达集团于2019年收购的青禾集团昨日换帅。", "start"),
        ("青禾集团背后的东家是顺达集团。", "hold"),
        ("青禾集团成为顺达集团的全资子公司。", "start"),
        ("青禾集团是顺达集团旗下企业。", "hold"),
        ("青禾集团从顺达集团分拆出来，独立上市。", "end"),
    ],
)
def test_companies(text: str, change: str) -> None:
    found = [c for c in claims(text) if isinstance(c, AffiliationClaim)]
    assert {(c.change, c.org, c.parent) for c in found} == {(change, "青禾集团", "顺达集团")}


def test_brands_do_not_belong_to_themselves() -> None:
    found = [c for c in claims("百味集团旗下有“百味”和平价品牌“小百味”。") if isinstance(c, AffiliationClaim)]
    assert {(c.org, c.parent, c.relation) for c in found} == {("小百味", "百味集团", "brand")}


def test_denied_leaving_keeps_the_post() -> None:
    found = claims("有消息称，青禾乳业CFO赵敏下月将去职，公司回应称“消息不实”。")
    assert {(c.change, c.modality) for c in found if isinstance(c, RoleClaim)} == {
        ("hold", "actual"),
        ("end", "denied"),
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("青禾医院院长戴明正接受调查，医院工作暂由副院长靳梅主持。", ("start", "靳梅", "head", "青禾医院")),
        (
            "海港城足球俱乐部宣布，技术总监李岩与俱乐部友好分手。",
            ("end", "李岩", "head", "海港城足球俱乐部"),
        ),
        ("吕成又坐回了望潮科技CEO的位子。", ("start", "吕成", "ceo", "望潮科技")),
        (
            "国家体操协会会员代表大会昨天闭幕，莫小兰高票当选主席。卸任主席傅建国表示祝贺。",
            ("end", "傅建国", "president", "国家体操协会"),
        ),
        ("北山矿业董事长裘志刚调任金岳集团副总经理。", ("end", "裘志刚", "chair", "北山矿业")),
        ("连锁药房“康和堂”换帅，总经理鲍国华上周五卸任。", ("end", "鲍国华", "general_manager", "康和堂")),
        ("青禾集团董秘一职仍由李国强担任。", ("hold", "李国强", "secretary", "青禾集团")),
        ("青禾集团联合创始人兼总裁郝建发内部信道别。", ("hold", "郝建", "founder", "青禾集团")),
        ("尚正律师事务所宣布，段凌霄晋升为管理合伙人。", ("start", "段凌霄", "partner", "尚正律师事务所")),
        ("交易所谴责梧桐科技及时任董事长侯斌，侯斌已辞去职务。", ("end", "侯斌", "chair", "梧桐科技")),
    ],
)
def test_who_is_where(text: str, expected: tuple[str, str, str, str]) -> None:
    found = {(c.change, c.person, c.role, c.org) for c in claims(text) if isinstance(c, RoleClaim)}
    assert expected in found


def test_joint_ventures() -> None:
    text = "青禾汽车与巨能科技各出资一半成立的合资公司“星能动力”挂牌。"
    found = {(c.change, c.holder, c.org, c.share) for c in claims(text) if isinstance(c, StakeClaim)}
    assert found == {
        ("hold", "青禾汽车", "星能动力", 0.5),
        ("hold", "巨能科技", "星能动力", 0.5),
    }


def test_the_shareholder_sells() -> None:
    text = "曾是青禾集团二股东的红岭创投已清空所持全部股份。"
    found = {(c.change, c.holder, c.org) for c in claims(text) if isinstance(c, StakeClaim)}
    assert found == {("sell", "红岭创投", "青禾集团")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "星野酒店集团CEO高伯年昨日卸任。接替他的，是从会计做起的财务总监温雅。",
            ("start", "温雅", "ceo", "星野酒店集团"),
        ),
        (
            "星野酒店集团CEO高伯年昨日卸任。接替他的，是财务总监温雅。温雅空出来的位置，由贺一鸣顶上。",
            ("start", "贺一鸣", "cfo", "星野酒店集团"),
        ),
        ("东篱中学决定不再与校长余曼续约。", ("end", "余曼", "head", "东篱中学")),
        ("短视频公司快影昨日发布公告，CEO程野离职。", ("end", "程野", "ceo", "快影")),
        (
            "江文静昨天出任南江省体育局局长，前任局长蒋卫已调任省文旅厅。",
            ("end", "蒋卫", "head", "南江省体育局"),
        ),
        (
            "江文静此前是青禾足球俱乐部总经理，该职务将由副总经理尤佳接任。",
            ("start", "尤佳", "general_manager", "青禾足球俱乐部"),
        ),
        ("前财政部副部长朴正焕出任青禾银行行长。", ("held", "朴正焕", "vice_president", "财政部")),
        ("青禾集团提名前默克中国副总裁卢婷为董事长。", ("held", "卢婷", "vice_president", "默克中国")),
    ],
)
def test_who_comes_after(text: str, expected: tuple[str, str, str, str]) -> None:
    found = {(c.change, c.person, c.role, c.org) for c in claims(text) if isinstance(c, RoleClaim)}
    assert expected in found


def test_parents_named_as_such() -> None:
    text = "青禾酒业总经理连胜将调往母公司川江集团任职。"
    found = [c for c in claims(text) if isinstance(c, AffiliationClaim)]
    assert {(c.change, c.org, c.parent) for c in found} == {("hold", "青禾酒业", "川江集团")}


def test_bodies_named_after_their_trade() -> None:
    found = [c for c in claims("人力资源协会会长芳菲昨天辞职。") if isinstance(c, RoleClaim)]
    assert {(c.change, c.person, c.org) for c in found} == {("end", "芳菲", "人力资源协会")}


@pytest.mark.parametrize(
    "text",
    [
        "小说的主人公赵明德在最后一章辞去行长职务。",
        "今晚大结局：周子墨接替父亲出任董事长，林夏被免去CEO职务。",
    ],
)
def test_stories_are_no_news(text: str) -> None:
    assert claims(text) == []


def roles(text: str) -> dict[tuple[str, str, str], RoleClaim]:
    document = Document(id="t", title="新闻", text=text, published="2025-05-08", lang="zh")
    found = [e.claim for e in READER.explain(document)]
    return {(c.change, c.person, c.role): c for c in found if isinstance(c, RoleClaim)}


def test_an_acting_holder_made_full() -> None:
    found = roles("青禾乳业5月6日宣布，代理首席执行官韩雪转正，不再兼任副首席执行官。")
    start = found["start", "韩雪", "ceo"]
    assert (start.when, start.interim) == ("2025-05-06", False)
    assert ("hold", "韩雪", "ceo") not in found


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("青禾乳业5月6日公告，韩雪自即日起出任首席财务官。", "2025-05-06"),
        ("青禾乳业今日宣布，韩雪即日起担任首席财务官。", "2025-05-08"),
        ("青禾乳业公告，韩雪自今日起出任首席财务官。", "2025-05-08"),
        ("青禾乳业公告，韩雪自即日起出任首席财务官。", None),
    ],
)
def test_from_this_day_on(text: str, when: str | None) -> None:
    assert roles(text)["start", "韩雪", "cfo"].when == when


def test_a_founding_date_stays_with_the_founding() -> None:
    text = "青禾乳业成立于2012年1月，注册资本2700万美元，法定代表人为韩雪，此次未变。"
    assert roles(text)["hold", "韩雪", "legal_representative"].when is None


def test_a_post_that_changes_hands() -> None:
    found = roles("杭州栗舟文化有限公司法定代表人变更，周立群卸任，由孟凡接任。")
    assert {("end", "周立群", "legal_representative"), ("start", "孟凡", "legal_representative")} == set(
        found
    )


def test_an_heir_takes_the_post_when_it_is_left() -> None:
    found = roles("青禾乳业宣布，首席执行官韩雪将于年底卸任，由首席财务官孟凡接棒。")
    assert found["start", "孟凡", "ceo"].modality == "planned"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("青禾乳业宣布，韩雪担任总裁，向董事长汇报。", ("start", "韩雪", "president")),
        ("青禾乳业公告，聘任阮成为公司总经理。", ("start", "阮成", "general_manager")),
        ("青禾乳业公告，孟凡先生已呈辞非执行董事一职。", ("end", "孟凡", "board_member")),
        (
            "国资委消息，段立任澜江集团总经理，免去其中国禾川装备集团副总经理职务。",
            ("end", "段立", "vice_president"),
        ),
        ("经澜江市委研究决定，段立新任澜江医院院长。", ("start", "段立新", "head")),
        ("青禾乳业发布关于董事会秘书辞职的公告：郁洁因个人原因辞职。", ("end", "郁洁", "secretary")),
    ],
)
def test_words_of_announcements(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in roles(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("青禾乳业董事长方恺交棒，阮城执掌公司。", {("end", "方恺", "chair"), ("start", "阮城", "chair")}),
        ("澜江银行迎来新行长：曲颖。", {("start", "曲颖", "president")}),
        ("青禾乳业任命新的财务总监：郁洁将于6月1日上任。", {("start", "郁洁", "cfo")}),
        (
            "青禾乳业任命新的中国区总裁：郁洁将接替方恺，后者因个人原因离开公司。",
            {("start", "郁洁", "president")},
        ),
    ],
)
def test_handovers(text: str, expected: set[tuple[str, str, str]]) -> None:
    assert expected <= set(roles(text))


def test_what_takes_effect_is_still_to_come() -> None:
    found = roles("青禾乳业公告，首席财务官一职由2021年加入的韩雪接任，10月1日生效。")
    assert found["start", "韩雪", "cfo"].when == "2025-10-01"


def test_elected_by_a_board() -> None:
    found = roles("汉岭电池表示，理事会已选任副社长金秀珍为新任代表理事。")
    assert ("start", "金秀珍", "ceo") in found


def test_the_chair_of_a_company_and_the_president_of_a_body() -> None:
    assert ("end", "朴俊浩", "chair") in roles("汉岭电子会长朴俊浩辞任。")
    assert ("end", "朴俊浩", "president") in roles("澜江塑料协会会长朴俊浩辞任。")


def test_a_sentence_that_looks_ahead() -> None:
    found = roles("青禾乳业首席财务官韩雪将离开公司，孟凡于9月1日接手。")
    assert found["start", "孟凡", "cfo"].when == "2025-09-01"
