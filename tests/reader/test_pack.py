from tenure.reader.pack import expand


def test_braces_stand_for_alternatives() -> None:
    assert sorted(expand("step{s,ped,} down")) == ["step down", "stepped down", "steps down"]


def test_braces_may_be_nested() -> None:
    assert sorted(expand("director{,a} {adjunt{o,a},técnico}")) == [
        "director adjunta",
        "director adjunto",
        "director técnico",
        "directora adjunta",
        "directora adjunto",
        "directora técnico",
    ]


def test_commas_outside_braces_are_text() -> None:
    assert expand("said, in short") == ["said, in short"]
