"""Queries and updates that mean harm: what each is, and the statuses that are right for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

ANY = "?a ?b ?c"
FROM = "SELECT (COUNT(*) AS ?n) WHERE"
TOO_MUCH = frozenset({503})
REFUSED = frozenset({400, 403, 422})
BOUNDED = frozenset({200, 503})
"""The engine may be quick enough: what counts is that it ends."""
EITHER = REFUSED | BOUNDED


@dataclass(frozen=True)
class Harm:
    """One request: a query, or an update if `path` says so; `text` as bytes goes out as it is."""

    name: str
    text: str | bytes
    expected: frozenset[int]
    path: str = "/sparql"


def queries() -> Iterator[Harm]:
    """Text that is too deep, too long, or too much work."""
    deep = 12_000
    yield Harm("braces", "SELECT * " + "{" * deep + "}" * deep, REFUSED)
    yield Harm("brackets", "ASK { ?s ?p " + "(" * deep + ")" * deep + " }", REFUSED)
    yield Harm("not", "ASK { FILTER(" + "!" * deep + "true) }", REFUSED)
    yield Harm("minus", "ASK { FILTER(" + "-" * deep + "1) }", EITHER)
    yield Harm("list", "ASK { ?s ?p " + "( 1 " * deep + ")" * deep + " }", REFUSED)
    yield Harm("nodes", "ASK { ?s ?p " + "[ ?p " * deep + " 1 " + "]" * deep + " }", REFUSED)
    yield Harm("quoted", "ASK { " + "<< " * deep + "?s ?p ?o" + " >>" * deep + " ?p ?o }", REFUSED)
    yield Harm("unclosed", "SELECT * { " + "OPTIONAL { " * 5_000, REFUSED)
    yield Harm("unions", "ASK { " + " UNION ".join(["{ ?s ?p ?o }"] * 3_000) + " }", EITHER)
    yield Harm("optionals", "ASK { " + "OPTIONAL { ?s ?p ?o } " * 3_000 + " }", EITHER)
    yield Harm("ands", "ASK { FILTER(" + " && ".join(["?a"] * 20_000) + ") }", EITHER)
    yield Harm("sums", "ASK { FILTER(1 < " + " + ".join(["1"] * 20_000) + ") }", EITHER)
    yield Harm("paths", "ASK { ?s " + "/".join(["<p>"] * 5_000) + " ?o }", EITHER)
    yield Harm("inverses", "ASK { ?s " + "^" * deep + "<p> ?o }", EITHER)
    yield Harm("values", "SELECT * { VALUES ?v { " + "1 " * 200_000 + "} }", BOUNDED)
    yield Harm("large", "# " + "x" * 1_000_000 + "\nASK {}", frozenset({200}))
    yield Harm("long string", 'SELECT ("' + "x" * 2_000_000 + '" AS ?x) {}', BOUNDED)
    yield Harm(
        "many variables", "SELECT * { " + " ".join(f"?s{i} ?p{i} ?o{i} ." for i in range(300)) + "}", EITHER
    )
    yield Harm(
        "prefixes", "".join(f"PREFIX p{i}: <http://e/{i}#>\n" for i in range(20_000)) + "ASK {}", EITHER
    )
    yield Harm("nul", "ASK { ?s ?p '\0' }", EITHER)
    yield Harm("surrogate", b"ASK { ?s ?p '\xed\xa0\x80' }", frozenset({400}))
    yield Harm("not utf-8", b"ASK { ?s ?p '\xff\xfe' }", frozenset({400}))
    yield Harm("bom", b"\xef\xbb\xbfASK {}", EITHER)
    yield Harm("escaped surrogate", "ASK { ?s ?p '\\uD800' }", EITHER)
    yield Harm("only space", " " * 500_000, frozenset({400}))
    yield Harm("quotes", "ASK { ?s ?p " + "'" * 100_001 + " }", EITHER)
    yield Harm("backslashes", "ASK { ?s ?p '" + "\\" * 100_001 + " }", EITHER)
    yield Harm("angles", "ASK { " + "<" * 100_000 + " }", REFUSED)
    yield Harm("colons", "ASK { " + "a:" * 50_000 + " }", EITHER)
    yield Harm("unclosed strings", "ASK { " + "''' \" " * 30_000, EITHER)


def labours() -> Iterator[Harm]:
    """Well-formed queries whose work or answer has no end."""
    cross = f"{ANY} . ?d ?e ?f . ?g ?h ?i"
    yield Harm("cross count", f"{FROM} {{ {cross} }}", TOO_MUCH)
    yield Harm("cross sort", f"SELECT * {{ {cross} }} ORDER BY ?c ?f ?i LIMIT 1", TOO_MUCH)
    yield Harm("cross distinct", f"SELECT DISTINCT * {{ {cross} }}", TOO_MUCH)
    yield Harm("cross rows", f"SELECT * {{ {cross} }}", TOO_MUCH)
    yield Harm("cross construct", f"CONSTRUCT {{ ?a ?e ?i }} {{ {cross} }}", TOO_MUCH)
    yield Harm("describe all", f"DESCRIBE * {{ {cross} }}", TOO_MUCH)
    yield Harm(
        "group concat", f"SELECT (GROUP_CONCAT(CONCAT(STR(?a), STR(?d))) AS ?x) {{ {cross} }}", TOO_MUCH
    )
    yield Harm(
        "many groups", f"SELECT ?a ?d ?g (COUNT(*) AS ?n) {{ {cross} }} GROUP BY ?a ?d ?g ?c ?f ?i", TOO_MUCH
    )
    doubled = " ".join(f"BIND(CONCAT(?x{i}, ?x{i}) AS ?x{i + 1})" for i in range(40))
    yield Harm("doubling", f"SELECT (STRLEN(?x40) AS ?n) {{ BIND('xxxxxxxx' AS ?x0) {doubled} }}", TOO_MUCH)
    swollen = " ".join(f"BIND(REPLACE(?x{i}, 'x', 'xxxxxxxxxx') AS ?x{i + 1})" for i in range(12))
    yield Harm("replacing", f"SELECT (STRLEN(?x12) AS ?n) {{ BIND('x' AS ?x0) {swollen} }}", TOO_MUCH)
    yield Harm(
        "regex",
        f"{FROM} {{ {ANY} FILTER REGEX(CONCAT(STR(?c), 'aaaaaaaaaaaaaaaaaaaaaaaaaaaa!'), '^(a+)+$') }}",
        BOUNDED,
    )
    yield Harm(
        "regex counted",
        f"{FROM} {{ {ANY} FILTER REGEX(STR(?c), '((a{{1,1000}}){{1,1000}}){{1,1000}}') }}",
        EITHER,
    )
    yield Harm("path closure", f"{FROM} {{ ?a (<http://e/p>|!<http://e/q>)* ?b }}", BOUNDED)
    yield Harm(
        "path of paths",
        f"{FROM} {{ ?a ((!<http://e/x>)*/(^!<http://e/y>)*)* ?b . ?b (!<http://e/z>)+ ?d }}",
        BOUNDED,
    )
    yield Harm("minus", f"{FROM} {{ {cross} MINUS {{ ?a ?x ?i . ?k ?l ?m }} }}", TOO_MUCH)
    yield Harm(
        "exists",
        f"{FROM} {{ {ANY} . ?d ?e ?f FILTER NOT EXISTS {{ ?g ?h ?i . ?j ?k ?l FILTER(?i = ?c) }} }}",
        TOO_MUCH,
    )
    yield Harm(
        "nested selects", "SELECT * { " + "{ SELECT * { " * 100 + cross + " } }" * 100 + " }", TOO_MUCH
    )
    yield Harm(
        "optionals on rows",
        f"{FROM} {{ " + " ".join(f"OPTIONAL {{ ?s{i} ?p{i} ?o{i} }}" for i in range(20)) + " }",
        TOO_MUCH,
    )
    yield Harm("text match", f"{FROM} {{ {cross} FILTER(pg:textMatch(STR(?c), 'ㅅㅅ ㄱㄱ')) }}", BOUNDED)
    yield Harm(
        "far date",
        "SELECT (('9999-12-31T00:00:00Z'^^xsd:dateTime) + 'P99999999Y'^^xsd:duration AS ?x) {}",
        EITHER,
    )
    yield Harm(
        "far offset", f"SELECT * {{ {ANY} . ?d ?e ?f . ?g ?h ?i }} OFFSET 999999999999 LIMIT 1", TOO_MUCH
    )
    yield Harm("huge limit", "SELECT * { ?a ?b ?c } LIMIT 99999999999999999999999", EITHER)


def floods() -> Iterator[Harm]:
    """Much of one thing: rows, nodes, alternatives, expressions."""
    yield Harm("blank nodes", f"CONSTRUCT {{ [] ?b [ ?b [ ?b ?c ] ] }} {{ {ANY} . ?d ?e ?f }}", BOUNDED)
    yield Harm("sorted rows", f"SELECT * {{ {ANY} . ?d ?e ?f }} ORDER BY DESC(STR(?f)) ?c ?a", BOUNDED)
    yield Harm(
        "hashed rows", f"SELECT (SHA512(CONCAT(STR(?c), STR(?f))) AS ?x) {{ {ANY} . ?d ?e ?f }}", BOUNDED
    )
    numbers = ",".join(map(str, range(100_000)))
    yield Harm("in", f"SELECT * {{ {ANY} FILTER(?c IN ({numbers})) }}", EITHER)
    names = [f"<http://e/{i}>" for i in range(20_000)]
    yield Harm("alternatives", f"SELECT * {{ ?a {'|'.join(names)} ?c }}", EITHER)
    yield Harm("negated names", f"SELECT * {{ ?a !({'|'.join(names)}) ?c }}", EITHER)
    yield Harm("from", "SELECT * " + "".join(f"FROM {name} " for name in names) + f"{{ {ANY} }}", EITHER)
    yield Harm("describe names", "DESCRIBE " + " ".join(names), BOUNDED)
    yield Harm("paths in paths", f"{FROM} {{ ?a {'(' * 100}!<x>{')+' * 100} ?c }}", EITHER)
    yield Harm("perhaps paths", f"{FROM} {{ ?a {'/'.join(['(!<x>)?'] * 60)} ?c }}", EITHER)
    yield Harm("ifs", f"SELECT ({'IF(true, ' * 499}1{', 2)' * 499} AS ?x) {{}}", EITHER)
    yield Harm("columns", "SELECT " + " ".join(f"({i} AS ?v{i})" for i in range(20_000)) + " {}", EITHER)
    yield Harm("annotations", f"SELECT * {{ <a> <b> <c> {'{| <p> <o> ' * 450}{'|}' * 450} }}", EITHER)
    yield Harm("initials", f"SELECT * {{ {ANY} FILTER(pg:textMatch(?c, '{'ㅅ' * 100_000}')) }}", BOUNDED)
    yield Harm("decimals", f"SELECT ({'9' * 100_000}.{'9' * 100_000} * 2 AS ?x) {{}}", EITHER)


def ways_out() -> Iterator[Harm]:
    """Requests that would have the service reach for files or other hosts."""
    none = frozenset({403})
    for address in (
        "http://127.0.0.1:{port}/sparql",
        "http://169.254.169.254/",
        "file:///etc/passwd",
        "http://[::1]:{port}/",
    ):
        yield Harm(f"service {address}", f"SELECT * {{ SERVICE <{address}> {{ ?s ?p ?o }} }}", none)
        yield Harm(f"load {address}", f"LOAD <{address}>", none, "/update")
    yield Harm(
        "service variable",
        "SELECT * { BIND(<http://127.0.0.1:{port}/> AS ?e) SERVICE ?e { ?s ?p ?o } }",
        none,
    )
    for name, opened, closed in (
        ("string", "1<?b#>'''\n", "#'''\n"),
        ("quote", "1<?b&&'>' ", "BIND('x' AS ?x) #'\n"),
        ("comment", "1<?b#>\n", ""),
    ):
        service = "SERVICE SILENT <http://127.0.0.1:{port}/sparql> { ?s ?p ?o }"
        yield Harm(f"service in a {name}", f"SELECT * {{ FILTER({opened}) {service} {closed} }}", REFUSED)
    yield Harm("from file", "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", frozenset({200}))
    yield Harm(
        "service in update",
        "INSERT { ?s ?p ?o } WHERE { SERVICE <http://127.0.0.1:{port}/sparql> { ?s ?p ?o } }",
        none,
        "/update",
    )


def updates() -> Iterator[Harm]:
    """The same harm by updates; none may change anything unless it answers 204."""
    deep = 12_000
    cross = f"{ANY} . ?d ?e ?f . ?g ?h ?i"
    done = frozenset({204, 503})
    yield Harm("insert cross", f"INSERT {{ ?a ?e ?i }} WHERE {{ {cross} }}", TOO_MUCH, "/update")
    yield Harm("delete cross", f"DELETE {{ ?a ?e ?i }} WHERE {{ {cross} }}", TOO_MUCH, "/update")
    yield Harm("insert braces", "INSERT DATA " + "{" * deep + "}" * deep, REFUSED, "/update")
    yield Harm(
        "insert list", "INSERT DATA { <s> <p> " + "( 1 " * deep + ")" * deep + " }", REFUSED, "/update"
    )
    yield Harm(
        "insert nodes",
        "INSERT DATA { <s> <p> " + "[ <p> " * deep + "1" + "]" * deep + " }",
        REFUSED,
        "/update",
    )
    yield Harm(
        "many operations", ";".join(["CLEAR SILENT GRAPH <http://e/none>"] * 3_000), done | REFUSED, "/update"
    )
    yield Harm("update garbage", b"\xff\xff", frozenset({400}), "/update")
    yield Harm("update nul", "INSERT DATA { <http://e/\0> <p> 1 }", REFUSED, "/update")
    yield Harm(
        "doubling update",
        "INSERT { <s> <p> ?n } WHERE { BIND('xxxxxxxx' AS ?x0) "
        + " ".join(f"BIND(CONCAT(?x{i}, ?x{i}) AS ?x{i + 1})" for i in range(40))
        + " BIND(STRLEN(?x40) AS ?n) }",
        TOO_MUCH,
        "/update",
    )


def every() -> list[Harm]:
    """All of them."""
    return [*queries(), *labours(), *floods(), *ways_out(), *updates()]
