"""Names of organizations across languages and legal forms; a part is never the whole."""

import pytest

from tenure.names import compare_orgs, is_acronym, parse_org


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Xiaomi", "小米"),
        ("Xiaomi", "小米集团"),
        ("北京小米电子软件技术有限公司", "Xiaomi Elektronik Yazılım Şirketi"),
        ("Xiaomi Electronic Software", "小米电子软件"),
        ("Karaçam Yatırım Ortaklığı A.Ş.", "Karaçam Investment Trust"),
        ("Karaçam Yatırım Holding A. Ş.", "Karacam Investment Holding"),
        ("Bank of China", "中国银行"),
        ("Müller Maschinenbau GmbH", "Mueller Machinery"),
        ("Siemens AG", "西门子"),
        ("Nordwind Energie GmbH & Co. KG", "Нордвинд Энергия"),
        ("Tunçkaya Çelik A.Ş.", "通奇卡亚钢铁公司"),
    ],
)
def test_one_organization(a: str, b: str) -> None:
    assert compare_orgs(parse_org(a), parse_org(b)).score >= 0.8


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Xiaomi", "Xiaomi Auto"),
        ("小米集团", "小米汽车科技有限公司"),
        ("北京小米电子软件技术有限公司", "北京小米电子产品有限公司"),
        ("小米科技（武汉）有限公司", "小米科技有限责任公司"),
        ("Karaçam Yatırım Holding A.Ş.", "Karaçam Yatırım Ortaklığı A.Ş."),
        ("Siemens AG", "Siemens Energy AG"),
        ("Siemens AG", "Siemens GmbH"),
        ("Bank of China", "中国工商银行"),
        ("Delta Bank", "Delta Airlines"),
        ("the company", "Company"),
        ("Fernbank Tools", "Fernhill Tools"),
    ],
)
def test_different_organizations(a: str, b: str) -> None:
    assert compare_orgs(parse_org(a), parse_org(b)).score < 0.8


def test_acronyms() -> None:
    assert is_acronym("BMD", "Bosphorus Markets Daily")
    assert not is_acronym("BMD", "Bosphorus Daily Markets")
    assert not is_acronym("Bmd", "Bosphorus Markets Daily")
