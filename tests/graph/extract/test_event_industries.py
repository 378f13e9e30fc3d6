from graph import extract, read
from graph.extract import industries
from graph.model import Kind

TEXT = """부산 조선해양 대전 폐막

부산시는 2024년 5월 3일 벡스코에서 ‘부산 조선해양 대전’을 열었다.

장관은 앞서 2024년 4월 2일 서울에서 한·체코 정상회담에 배석했다.
이어 4월 9일에는 세종에서 기업 간담회를 열고 반도체 수출을 논의했다.
"""


def _codes() -> dict[str, tuple[str, ...]]:
    reading = extract.read_facts(read.document(TEXT))
    return {e.name: tuple(map(str, e.values("industries"))) for e in reading.of(Kind.EVENT)}


def test_a_meeting_of_states_does_not_take_the_documents_industry() -> None:
    found = next(codes for name, codes in _codes().items() if name.endswith("정상회담"))
    assert "shipbuilding" not in found


def test_what_the_clause_speaks_of_goes_before_the_documents_industry() -> None:
    found = next(codes for name, codes in _codes().items() if name.endswith("간담회"))
    assert found == ("semiconductor",)


def test_training_of_people_is_no_rebuilding() -> None:
    assert industries.of("연구·인재개발 특화지구") == ()
