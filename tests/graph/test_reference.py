"""Reference data: the loader's rules, and what the packaged files must hold."""

import time
from collections import Counter
from pathlib import Path

import pytest

from graph import vocab
from graph.errors import InvalidInput
from graph.ids import Ids
from graph.model import Kind
from graph.quads.ground import ground
from graph.reference import REFERENCE, load, read_file
from graph.reference.lexicon import event_words
from graph.validate import violations

KNOWN = load()


def has_ids(path: Path) -> bool:
    lines = path.read_text(encoding="utf-8").splitlines()
    return next(line for line in lines if not line.startswith("#")).startswith("id,")


FILES = [path for path in sorted(REFERENCE.glob("*.csv")) if has_ids(path)]


def write(folder: Path, text: str) -> Path:
    path = folder / "extra.csv"
    path.write_text(text, encoding="utf-8")
    return path


def ids(name: str, kind: Kind | None = None, on: str | None = None) -> set[str]:
    return {item.id for item in KNOWN.find(name, kind, on)}


@pytest.mark.parametrize(
    "name, day, expected",
    [
        ("산업부", "2024-07-26", {"kr-motie"}),
        ("산업부", "2025-11-01", {"kr-motir"}),
        ("MOTIE", "2024", {"kr-motie"}),
        ("산자부", "2005-03-02", {"kr-mocie"}),
        ("교육부", "2000-05-05", {"kr-moe-1990"}),
        ("교육부", "2015-05-05", {"kr-moe"}),
        ("환경부", "2025-09-30", {"kr-me"}),
        ("환경부", "2025-10-01", set()),
        ("기획예산처", "2003-01-01", {"kr-mpb-1999"}),
        ("기획예산처", "2026-02-01", {"kr-mpb"}),
        ("기재부", "2013", {"kr-moef"}),
        ("행정안전부", "2010-06-01", {"kr-mopas"}),
        ("행안부", "2020-06-01", {"kr-mois"}),
    ],
)
def test_ministries_as_then(name: str, day: str, expected: set[str]) -> None:
    assert ids(name, Kind.ORGANIZATION, day) == expected


@pytest.mark.parametrize(
    "old, now",
    [
        ("kr-mocie", {"산업통상부"}),
        ("kr-me", {"기후에너지환경부"}),
        ("kr-moef", {"재정경제부", "기획예산처"}),
        ("kr-most-1998", {"과학기술정보통신부"}),
        ("kr-smba", {"중소벤처기업부"}),
        ("kr-cha", {"국가유산청"}),
        ("kr-mof-1996", {"해양수산부"}),
        ("kr-unikorea", {"통일부"}),
    ],
)
def test_ministries_as_now(old: str, now: set[str]) -> None:
    assert {item.label() for item in KNOWN.current(old)} == now


def test_lineage_is_oldest_first_and_the_same_from_every_member() -> None:
    chain = [item.label() for item in KNOWN.lineage("kr-motir")]
    assert chain == ["산업자원부", "지식경제부", "산업통상자원부", "산업통상부"]
    assert KNOWN.lineage("kr-mocie") == KNOWN.lineage("kr-motie")


def test_successors_are_the_inverse_of_predecessors() -> None:
    for item in KNOWN:
        for former in item.predecessors:
            assert item.id in KNOWN.by_id[former].successors


def test_no_body_begins_before_its_predecessor_ended() -> None:
    for item in KNOWN:
        for former in (KNOWN.by_id[one] for one in item.predecessors):
            if item.valid_from and former.valid_to:
                assert item.valid_from >= former.valid_to, item.id


def test_all_provinces_and_municipalities() -> None:
    provinces = [item for item in KNOWN if item.source == "provinces.csv" and item.kind is Kind.PLACE]
    assert len(provinces) == 17
    assert all(dict(item.codes)["ISO 3166-2"].startswith("KR-") for item in provinces)
    towns = [item for item in KNOWN if item.governs and item.source == "municipalities.csv"]
    # 226 self-governing bodies, and the two administrative cities of Jeju.
    assert len(towns) == 228


@pytest.mark.parametrize(
    "name, region",
    [
        ("경북", "kr-47"),
        ("경상북도", "kr-47"),
        ("North Gyeongsang Province", "kr-47"),
        ("강원도", "kr-42"),
        ("전라북도", "kr-45"),
        ("전북", "kr-45"),
        ("포항", "kr-47-pohang"),
        ("Pohang", "kr-47-pohang"),
        ("경북 포항시 남구", "kr-47-pohang-nam"),
        ("충남 예산", "kr-44-yesan"),
    ],
)
def test_regions_by_their_names(name: str, region: str) -> None:
    assert region in ids(name, Kind.PLACE)


@pytest.mark.parametrize("word", ["예산", "연수", "양산", "수정", "동안", "영양", "강화", "달성"])
def test_common_words_name_no_region(word: str) -> None:
    assert ids(word, Kind.PLACE) == set()


def test_a_local_government_bears_the_full_names_only() -> None:
    assert ids("포항시", Kind.ORGANIZATION) == {"kr-47-pohang-government"}
    assert ids("포항시청", Kind.ORGANIZATION) == {"kr-47-pohang-government"}
    assert ids("포항", Kind.ORGANIZATION) == set()
    assert KNOWN.by_id["kr-47-pohang-government"].governs == "kr-47-pohang"


@pytest.mark.parametrize(
    "name, code",
    [
        ("대한민국", "kr"),
        ("미국", "us"),
        ("United Kingdom", "gb"),
        ("튀르키예", "tr"),
        ("남아공", "za"),
        ("DRC", "cd"),
    ],
)
def test_countries(name: str, code: str) -> None:
    assert code in ids(name, Kind.PLACE)


def test_countries_are_those_of_the_standard() -> None:
    countries = [item for item in KNOWN if item.type == "country"]
    assert 245 <= len(countries) <= 250  # ISO 3166-1 has 249; CLDR adds Kosovo
    assert "eu" not in {item.id for item in countries}


@pytest.mark.parametrize(
    "one, other",
    [
        ("UNIST", "울산과학기술원"),
        ("POSTECH", "포항공대"),
        ("포스텍", "포항공과대학교"),
        ("고려대", "고려대학교"),
        ("대한상의", "대한상공회의소"),
        ("KCCI", "Korea Chamber of Commerce and Industry"),
        ("LG엔솔", "LG Energy Solution"),
        ("엘지에너지솔루션", "LG에너지솔루션"),
        ("IEA", "국제에너지기구"),
        ("한전", "한국전력공사"),
    ],
)
def test_two_names_of_one_organization(one: str, other: str) -> None:
    assert ids(one, Kind.ORGANIZATION) & ids(other, Kind.ORGANIZATION)


@pytest.mark.parametrize(
    "group, firm",
    [
        ("SK", "SK온"),
        ("포스코그룹", "포스코퓨처엠"),
        ("삼성", "삼성SDI"),
        ("LG", "LG화학"),
        ("현대차그룹", "현대차"),
    ],
)
def test_group_and_firm_are_two(group: str, firm: str) -> None:
    whole, part = ids(group, Kind.ORGANIZATION), ids(firm, Kind.ORGANIZATION)
    assert len(whole) == len(part) == 1
    assert whole.isdisjoint(part)
    assert KNOWN.by_id[next(iter(part))].parent in whole


def test_ids_are_unique_over_all_files() -> None:
    found = [item.id for path in FILES for item in read_file(path)]
    assert [one for one, times in Counter(found).items() if times > 1] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_file_names_its_source(path: Path) -> None:
    head = path.read_text(encoding="utf-8").split("\nid,")[0]
    assert "ource" in head
    assert "20" in head


def test_every_type_has_a_class() -> None:
    assert {(item.kind, item.type) for item in KNOWN} <= vocab.CLASSES.keys()


def test_packaged_data_hold_to_the_shapes() -> None:
    base = Ids("http://127.0.0.1:8000")
    graphs = ground(base)
    assert violations(graphs[base.service("industries")]) == []
    # Whole places and their governments; the rest is made by the same code from the same columns.
    reference = graphs[base.service("reference")]
    kept = {
        base.entity(kind, item.id)
        for item in KNOWN
        if item.source == "provinces.csv"
        for kind in ("place", "organization")
    }
    kept.add(base.entity("place", "kr"))
    assert violations(one for one in reference if one.subject in kept) == []


def test_loading_takes_less_than_a_third_of_a_second() -> None:
    load.__globals__["_load"].cache_clear()
    begin = time.process_time()
    load()
    assert time.process_time() - begin < 0.6  # 0.15 s alone; the machine of CI is shared


def test_a_users_file_is_read_and_replaces_known_rows(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "# register, 2026\nid,type,ko,en,parent,code\nacme,company,에이스산업,Ace,samsung,corp:00126380\n"
        "kr-motir,ministry,산업통상부,MOTIR,,\n",
    )
    known = load(extra=[path])
    assert known.by_id["acme"].codes == (("corp", "00126380"),)
    assert known.find("에이스 산업")[0].parent == "samsung"
    assert known.by_id["kr-motir"].source == "extra.csv"


@pytest.mark.parametrize(
    "text, told",
    [
        ("name,type\nx,company\n", "header"),
        ("id,type,ko\nX Y,company,가\n", "lower-case"),
        ("id,type,ko\nx,firm,가\n", "unknown type 'firm'"),
        ("id,type,ko\nx,company,\n", "no name"),
        ("id,type,ko\nx,company,가\nx,company,나\n", "twice"),
        ("id,type,ko,from\nx,company,가,2024\n", "YYYY-MM-DD"),
        ("id,type,ko,from\nx,company,가,2024-13-01\n", "YYYY-MM-DD"),
        ("id,type,ko,lat\nx,venue,가,north\n", "degrees"),
        ("id,type,ko,lat\nx,venue,가,91\n", "within"),
        ("id,type,ko\nx,company,가,나,다\n", "more cells"),
        ("id,type,ko,parent\nx,company,가,nobody\n", "nobody"),
        ("id,type,ko\nkr,company,가\n", "already"),
        ("", "header"),
    ],
)
def test_a_wrong_file_is_told_what_to_change(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(InvalidInput, match=told):
        load(extra=[write(tmp_path, text)])


def test_a_wrong_row_is_named_by_its_line(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="line 4"):
        read_file(write(tmp_path, "# source\nid,type,ko\na,company,가\nb,nothing,나\n"))


def test_a_file_that_is_no_utf8(tmp_path: Path) -> None:
    path = tmp_path / "extra.csv"
    path.write_bytes("id,type,ko\na,company,가\n".encode("cp949"))
    with pytest.raises(InvalidInput, match="UTF-8"):
        read_file(path)


@pytest.mark.parametrize(
    "day, lives",
    [
        ("2013-03-22", False),
        ("2013-03-23", True),
        ("2013-03", True),
        ("2013", True),
        ("2025-09-30", True),
        ("2025-10-01", False),
        ("2025", True),
        ("2025-10", False),
        ("2026", False),
    ],
)
def test_valid_on(day: str, lives: bool) -> None:
    assert KNOWN.by_id["kr-motie"].valid_on(day) is lives


@pytest.mark.parametrize(
    "found, name, day, expected",
    [
        ("kr-motir", "산업부", "2024-07-26", "kr-motie"),
        ("kr-motir", "산업부", "2025-12-01", "kr-motir"),
        ("kr-msit", "과기부", "2005-03-04", "kr-most-1998"),
        ("kr-mois", "행정안전부", "2011", "kr-mopas"),
        ("kr-motie", "산업통상자원부", "2026-03-01", "kr-motie"),
        ("kr-motir", "산업부", None, "kr-motie"),
        ("kr-motir", "산업통상부", None, "kr-motir"),
        ("kr-moel", "노동부", None, "kr-moel"),
        ("kr-msit", "과기부", None, "kr-msit"),
        ("kr-mois", "행안부", None, "kr-mois"),
    ],
)
def test_as_then(found: str, name: str, day: str | None, expected: str) -> None:
    assert KNOWN.as_then(found, [name], day) == expected


def test_identifiers_elsewhere_are_whole_addresses() -> None:
    assert KNOWN.by_id["kr"].same_as == ("http://www.wikidata.org/entity/Q884",)
    assert KNOWN.by_id["un"].same_as == ("http://www.wikidata.org/entity/Q1065",)
    every = [iri for item in KNOWN for iri in item.same_as]
    assert len(every) == len(set(every))
    assert all(iri.startswith("http") for iri in every)


@pytest.mark.parametrize(
    "name, first", [("광주", "kr-29"), ("제주", "kr-49"), ("산업부", "kr-motir"), ("해양수산부", "kr-mof")]
)
def test_the_likeliest_bearer_of_a_name_comes_first(name: str, first: str) -> None:
    assert KNOWN.find(name)[0].id == first


def test_of_two_governments_the_wider_comes_first() -> None:
    assert KNOWN.find("광주시", Kind.ORGANIZATION)[0].id == "kr-29-government"


def test_no_body_is_called_what_a_kind_of_event_is_called() -> None:
    names = {name for item in KNOWN if item.kind is Kind.ORGANIZATION for name, _ in item.names}
    assert names & {word.form for word in event_words()} == set()
