"""Chinese: where names begin and end without spaces, and what its sentences say of posts."""

import pytest

from tenure.model import AffiliationClaim, Document, RoleClaim, StakeClaim
from tenure.reader import BuiltinReader

READER = BuiltinReader()


def roles(
    text: str, title: str = "人事变动", published: str = "2024-06-12"
) -> set[tuple[str, str, str, str | None]]:
    document = Document(id="t", title=title, text=text, published=published, lang="zh")
    claims = READER.read(document).claims
    for claim in claims:
        for quote in claim.evidence:
            assert document.field(quote.field)[quote.start : quote.end] == quote.quote
    return {(c.change, c.person, c.role, c.org) for c in claims if isinstance(c, RoleClaim)}


def one(text: str, change: str, person: str, role: str, published: str = "2024-06-12") -> RoleClaim:
    document = Document(id="t", title="人事变动", text=text, published=published, lang="zh")
    return next(
        c
        for c in READER.read(document).claims
        if isinstance(c, RoleClaim) and (c.change, c.person, c.role) == (change, person, role)
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("蓝岸科技宣布，董事长柳林辞职。", ("end", "柳林", "chair", "蓝岸科技")),
        ("蓝岸科技董事会选举柳林溪为董事长。", ("start", "柳林溪", "chair", "蓝岸科技")),
        ("松洲银行免去欧阳克俭的行长职务。", ("end", "欧阳克俭", "president", "松洲银行")),
        ("松洲银行宣布，由司徒静接任行长。", ("start", "司徒静", "president", "松洲银行")),
        ("松洲银行聘任约翰·贝克特为首席执行官。", ("start", "约翰·贝克特", "ceo", "松洲银行")),
        ("松洲銀行公布，主席何永安退任。", ("end", "何永安", "chair", "松洲銀行")),
        ("蓝岸科技(600123.SH)公告，总经理武岳辞职。", ("end", "武岳", "general_manager", "蓝岸科技")),
        ("柳林升任蓝岸科技总裁。", ("start", "柳林", "president", "蓝岸科技")),
        ("柳林曾任蓝岸科技副总裁。", ("held", "柳林", "vice_president", "蓝岸科技")),
        ("柳林现任蓝岸科技监事会主席。", ("hold", "柳林", "supervisor", "蓝岸科技")),
        ("蓝岸科技法定代表人由柳林变更为武岳。", ("start", "武岳", "legal_representative", "蓝岸科技")),
        ("蓝岸科技法定代表人由柳林变更为武岳。", ("end", "柳林", "legal_representative", "蓝岸科技")),
    ],
)
def test_a_verb_takes_its_person_post_and_organization(
    text: str, expected: tuple[str, str, str, str]
) -> None:
    assert expected in roles(text)


def test_a_chain_of_appointments_gives_each_his_own_post() -> None:
    found = roles("北塘商会6月11日选举褚仁为会长、鲍慧为副会长，聘任冉青为秘书长。")
    assert {
        ("start", "褚仁", "president"),
        ("start", "鲍慧", "vice_president"),
        ("start", "冉青", "secretary"),
    } <= {f[:3] for f in found}


def test_what_one_gives_up_the_next_takes() -> None:
    found = roles(
        "天眼查显示，近日，青舟网络科技有限公司发生工商变更，田野卸任法定代表人、执行董事，由安宁接任。"
    )
    starts = {f[2] for f in found if f[0] == "start" and f[1] == "安宁"}
    assert starts == {"legal_representative", "executive_director"}


def test_a_successor_ends_the_predecessor() -> None:
    found = roles("1月，贺澜接替祁山出任青舟网络总经理。")
    assert {
        ("start", "贺澜", "general_manager", "青舟网络"),
        ("end", "祁山", "general_manager", "青舟网络"),
    } <= found


def test_distributed_posts() -> None:
    found = roles("青舟网络宣布，董事长及总经理分别由贺澜及祁山接任。")
    assert ("start", "贺澜", "chair", "青舟网络") in found
    assert ("start", "祁山", "general_manager", "青舟网络") in found
    assert ("start", "祁山", "chair", "青舟网络") not in found


def test_a_subsidiary_is_not_the_parent() -> None:
    text = "青舟集团旗下的上市公司青舟物流公告称，公司总经理祁山辞职。青舟集团董事长贺澜表示支持。"
    found = roles(text)
    assert ("end", "祁山", "general_manager", "青舟物流") in found
    assert ("hold", "贺澜", "chair", "青舟集团") in found


def test_promotion_ends_the_lower_post() -> None:
    assert ("end", "贺澜", "vice_president", "青舟集团") in roles("青舟集团宣布，贺澜由副总裁升任总裁。")


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("青舟集团董事长贺澜将于12月底退休。", "planned"),
        ("知情人士称，青舟集团董事长贺澜可能辞职。", "possible"),
        ("网传青舟集团董事长贺澜已辞职，公司回应称该消息不属实。", "denied"),
        ("青舟集团董事会聘任贺澜为董事长，其任职资格尚待核准。", "planned"),
    ],
)
def test_modality(text: str, modality: str) -> None:
    document = Document(id="t", title="消息", text=text, published="2024-06-12", lang="zh")
    claims = [
        c for c in READER.read(document).claims if isinstance(c, RoleClaim) and c.change in ("start", "end")
    ]
    assert [c.modality for c in claims] == [modality]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("青舟集团6月11日召开董事会，同意贺澜辞去董事长职务。", "2024-06-11"),
        ("青舟集团宣布，贺澜自7月1日起不再担任董事长。", "2024-07-01"),
        ("青舟集团6月11日公告，董事长贺澜因个人原因辞去董事长职务。", None),
        ("去年11月，贺澜辞去青舟集团董事长职务。", "2023-11"),
        ("贺澜上月卸任青舟集团董事长。", "2024-05"),
    ],
)
def test_the_day_of_the_announcement_is_not_the_day_of_the_change(text: str, when: str | None) -> None:
    assert one(text, "end", "贺澜", "chair").when == when


def test_reason_and_acting() -> None:
    text = "青舟集团公告，总经理祁山因健康原因辞职，由董事长贺澜代行总经理职责。"
    assert one(text, "end", "祁山", "general_manager").reason == "health"
    assert one(text, "start", "贺澜", "general_manager").interim


@pytest.mark.parametrize(
    "text",
    [
        "多只老牌股票“退位”，新股接任“股王”。",
        "如果董事辞任，公司应当在三十日内补选董事。",
        "发布会上，被“免职”的是方向盘，“接班”的是一套软件。",
        "江北路桥被解除合同后，渝川建工接替其成为总承包商。",
        "今年以来已有四百多名董事会秘书离职，也有人升任总经理。",
        "主教练米洛下课，助理教练林远代理主教练。",
    ],
)
def test_no_change_where_only_the_words_are_used(text: str) -> None:
    assert not {f for f in roles(text) if f[0] in ("start", "end")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("柳林退出蓝岸科技董事会。", ("end", "柳林", "board_member", "蓝岸科技")),
        ("武岳加入蓝岸科技的董事会。", ("start", "武岳", "board_member", "蓝岸科技")),
        ("蓝岸科技财务总监柳林离任，接替者为武岳。", ("start", "武岳", "cfo", "蓝岸科技")),
        ("蓝岸科技周三将总裁柳林撤换。", ("end", "柳林", "president", "蓝岸科技")),
        ("柳林被蓝岸科技以业绩不佳为由解除总裁职务。", ("end", "柳林", "president", "蓝岸科技")),
        ("柳林，蓝岸科技的总裁，昨天提出辞职。", ("end", "柳林", "president", "蓝岸科技")),
        ("蓝岸科技总裁换成了武岳。", ("start", "武岳", "president", "蓝岸科技")),
        ("蓝岸科技总裁柳林请假，他的工作由武岳暂代。", ("start", "武岳", "president", "蓝岸科技")),
        ("蓝岸科技迎来新主席：前副市长柳林。", ("start", "柳林", "chair", "蓝岸科技")),
        ("柳林在蓝岸科技总裁任上干了十年，上月离开。", ("end", "柳林", "president", "蓝岸科技")),
        ("柳林此前在蓝岸科技任总裁。", ("held", "柳林", "president", "蓝岸科技")),
        ("蓝岸科技没有续聘总裁柳林。", ("end", "柳林", "president", "蓝岸科技")),
    ],
)
def test_changes_told_in_other_words(text: str, expected: tuple[str, str, str, str]) -> None:
    assert expected in roles(text)


def test_what_is_declined_or_proposed_is_not_done() -> None:
    text = "柳林婉拒了出任蓝岸科技董事长的邀请。"
    assert one(text, "start", "柳林", "chair").modality == "denied"
    text = "第二大股东提议罢免蓝岸科技董事长武岳。"
    assert one(text, "end", "武岳", "chair").modality == "planned"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("英国零售商莫顿（Morton）任命苏菲·格兰特为首席执行官。", ("start", "苏菲·格兰特", "ceo", "莫顿")),
        (
            "德国光学公司霍夫曼的监事会解除了首席执行官约翰·克莱因的职务。",
            ("end", "约翰·克莱因", "ceo", "霍夫曼"),
        ),
        ("永安行：总经理柳林辞职。", ("end", "柳林", "general_manager", "永安行")),
        ("《环球财经》总编辑柳林辞职。", ("end", "柳林", "head", "环球财经")),
        ("雅居家董事长柳林辞职。", ("end", "柳林", "chair", "雅居家")),
    ],
)
def test_companies_by_what_stands_around_them(text: str, expected: tuple[str, str, str, str]) -> None:
    assert expected in roles(text)


def test_the_day_a_term_would_end_ends_nothing() -> None:
    text = "蓝岸科技董事会聘任柳林为副总经理，任期至第三届董事会任期届满之日止。"
    assert {f[0] for f in roles(text)} == {"start"}


def test_shares() -> None:
    text = "青舟集团6月11日公告，海舟资本受让祁山所持青舟物流12.5%股份的过户手续已办理完毕。"
    document = Document(id="t", title="公告", text=text, published="2024-06-12", lang="zh")
    stakes = [c for c in READER.read(document).claims if isinstance(c, StakeClaim)]
    assert {(c.change, c.holder, c.org, c.share) for c in stakes} == {
        ("acquire", "海舟资本", "青舟物流", 0.125),
        ("sell", "祁山", "青舟物流", 0.125),
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "青舟物流的股东为海舟资本、北渡集团和自然人祁山，持股比例分别为51%、30%和19%。",
            {("海舟资本", 0.51), ("北渡集团", 0.3), ("祁山", 0.19)},
        ),
        ("青舟物流（北渡集团占股70%）昨日宣布换帅。", {("北渡集团", 0.7)}),
        ("青舟物流大股东、持股29%的北渡集团投了反对票。", {("北渡集团", 0.29)}),
    ],
)
def test_shareholders(text: str, expected: set[tuple[str, float]]) -> None:
    document = Document(id="t", title="公告", text=text, published="2024-06-12", lang="zh")
    stakes = [c for c in READER.read(document).claims if isinstance(c, StakeClaim)]
    assert {(c.holder, c.share) for c in stakes} == expected
    assert {c.org for c in stakes} == {"青舟物流"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "，。！？",
        "董事长",
        "任" * 2000,
        "由" * 500 + "任",
        "（" * 300,
        "王" * 3000,
        "a·b·c·" * 300,
        "\u200b董\u200b事长\u202e王某",
    ],
)
def test_hostile_text_is_read_quietly(text: str) -> None:
    roles(text)


def test_he_is_not_who_speaks_for_him() -> None:
    text = (
        "消息引来猜测。青岚集团发言人王桦14日回应称，这只是正常变更：雷钧今年把精力放在研发上。"
        "“他仍是青岚集团董事长兼CEO。”王桦说。"
    )
    document = Document(id="d", title="", text=text, published="2031-04-20", lang="zh")
    claims = [c for c in BuiltinReader().read(document).claims if isinstance(c, RoleClaim)]
    holds = {(c.person, c.role) for c in claims if c.change == "hold"}
    assert ("雷钧", "chair") in holds
    assert ("王桦", "chair") not in holds


def test_a_firm_told_to_be_a_subsidiary_goes_on_being_the_subject() -> None:
    text = (
        "北京青岚电子产品有限公司发生变更，雷钧卸任董事长。"
        "该公司成立于2012年1月，是青岚集团的子公司，法定代表人为张锋。"
    )
    document = Document(id="d", title="", text=text, published="2031-04-20", lang="zh")
    claims = BuiltinReader().read(document).claims
    posts = {(c.person, c.org) for c in claims if isinstance(c, RoleClaim) and c.change == "hold"}
    assert posts == {("张锋", "北京青岚电子产品有限公司")}
    parents = {(c.org, c.parent) for c in claims if isinstance(c, AffiliationClaim)}
    assert parents == {("北京青岚电子产品有限公司", "青岚集团")}
