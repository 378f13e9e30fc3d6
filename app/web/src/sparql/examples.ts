// Twenty questions for the query page, each one that the seed documents answer. Prefixes need not be declared.
export interface Example {
  title: [ko: string, en: string];
  query: string;
}

const KO = 'FILTER(LANG(?name) = "ko")';

export const EXAMPLES: Example[] = [
  {
    title: ["배터리 행사에 참석한 기업", "Firms that attended battery events"],
    query: `SELECT DISTINCT ?firm ?name ?event WHERE {
  ?e pg:industry/skos:broader* industry:battery ;
     pg:attendee ?firm ; rdfs:label ?event .
  ?firm a pg:Company ; rdfs:label ?name .
  ${KO} FILTER(LANG(?event) = "ko")
}
ORDER BY ?name`,
  },
  {
    title: ["모든 행사와 날짜", "All events by date"],
    query: `SELECT ?event ?name ?day WHERE {
  ?event a pg:Event ; rdfs:label ?name .
  OPTIONAL { ?event pg:firstDay ?day }
  ${KO}
}
ORDER BY ?day`,
  },
  {
    title: ["사실마다 그 문장", "Facts with the sentence that states them"],
    query: `SELECT ?subject ?property ?object ?quote WHERE {
  GRAPH ?g {
    ?claim rdf:subject ?s ; rdf:predicate ?property ; rdf:object ?o ;
           pg:subjectName ?subject ; pg:objectName ?object ; pg:quote ?quote .
  }
}
LIMIT 100`,
  },
  {
    title: ["행사 종류별 수", "Number of events by type"],
    query: `SELECT ?type (COUNT(DISTINCT ?event) AS ?events) WHERE {
  ?event a ?class . ?class rdfs:subClassOf pg:Event ; rdfs:label ?type .
  FILTER(?class != pg:Event && LANG(?type) = "ko")
}
GROUP BY ?type
ORDER BY DESC(?events)`,
  },
  {
    title: ["산업별 행사 수", "Number of events by industry"],
    query: `SELECT ?name (COUNT(DISTINCT ?event) AS ?events) WHERE {
  ?event a pg:Event ; pg:industry/skos:broader* ?industry .
  ?industry skos:prefLabel ?name .
  ${KO}
}
GROUP BY ?name
ORDER BY DESC(?events)`,
  },
  {
    title: ["누가 주최하고 주관했나", "Who hosted and organized"],
    query: `SELECT ?event ?role ?who WHERE {
  VALUES ?role { pg:host pg:organizer pg:supporter }
  ?e a pg:Event ; rdfs:label ?event ; ?role ?body .
  ?body rdfs:label ?who .
  FILTER(LANG(?event) = "ko" && LANG(?who) = "ko")
}
ORDER BY ?event ?role`,
  },
  {
    title: ["참여자가 가장 많은 행사", "Events with the most participants"],
    query: `SELECT ?event ?name (COUNT(DISTINCT ?who) AS ?participants) WHERE {
  ?event a pg:Event ; pg:participant ?who ; rdfs:label ?name .
  ${KO}
}
GROUP BY ?event ?name
ORDER BY DESC(?participants)
LIMIT 20`,
  },
  {
    title: ["행사의 참여자를 그래프로", "Participants of events as a graph"],
    query: `SELECT ?event ?who WHERE {
  ?event a pg:Event ; pg:participant ?who .
}
LIMIT 200`,
  },
  {
    title: ["중앙부처와 그 부처가 나온 문서", "Ministries and the documents that name them"],
    query: `SELECT ?ministry ?name (COUNT(DISTINCT ?document) AS ?documents) WHERE {
  ?ministry a pg:Ministry ; rdfs:label ?name ; pg:mentionedIn ?document .
  ${KO}
}
GROUP BY ?ministry ?name
ORDER BY DESC(?documents)`,
  },
  {
    title: ["사람과 직책, 소속", "People, posts and organizations"],
    query: `SELECT ?person ?name ?title ?organization WHERE {
  ?person a pg:Person ; rdfs:label ?name ; pg:role ?role .
  OPTIONAL { ?role pg:title ?title }
  OPTIONAL { ?role pg:organization ?body . ?body rdfs:label ?organization FILTER(LANG(?organization) = "ko") }
  ${KO}
}
ORDER BY ?name`,
  },
  {
    title: ["발표자와 좌장", "Speakers and chairs"],
    query: `SELECT ?event ?role ?speaker WHERE {
  VALUES ?role { pg:speaker pg:chair }
  ?e ?role ?person ; rdfs:label ?event .
  ?person rdfs:label ?speaker .
  FILTER(LANG(?event) = "ko" && LANG(?speaker) = "ko")
}
ORDER BY ?event`,
  },
  {
    title: ["같은 행사에 함께한 기관", "Organizations that met at events"],
    query: `SELECT ?a ?b (COUNT(DISTINCT ?event) AS ?together) WHERE {
  ?event pg:participant ?x, ?y .
  ?x a pg:Organization ; rdfs:label ?a . ?y a pg:Organization ; rdfs:label ?b .
  FILTER(STR(?x) < STR(?y) && LANG(?a) = "ko" && LANG(?b) = "ko")
}
GROUP BY ?a ?b
ORDER BY DESC(?together) ?a
LIMIT 50`,
  },
  {
    title: ["정책과 발표 기관", "Policies and who issued them"],
    query: `SELECT ?policy ?name ?issuer ?announced WHERE {
  ?policy a pg:Policy ; rdfs:label ?name .
  OPTIONAL { ?policy pg:issuer ?body . ?body rdfs:label ?issuer FILTER(LANG(?issuer) = "ko") }
  OPTIONAL { ?policy pg:announcedOn ?announced }
  ${KO}
}
ORDER BY ?name`,
  },
  {
    title: ["협의체와 회원", "Alliances and their members"],
    query: `SELECT ?alliance ?name ?member WHERE {
  ?alliance a pg:Alliance ; rdfs:label ?name .
  OPTIONAL { ?alliance pg:member ?m . ?m rdfs:label ?member FILTER(LANG(?member) = "ko") }
  ${KO}
}
ORDER BY ?name ?member`,
  },
  {
    title: ["장소와 지역별 행사", "Events by venue and region"],
    query: `SELECT ?region ?venue ?event WHERE {
  ?e a pg:Event ; rdfs:label ?event .
  OPTIONAL { ?e pg:venue ?v . ?v rdfs:label ?venue FILTER(LANG(?venue) = "ko") }
  OPTIONAL { ?e pg:region ?r . ?r rdfs:label ?region FILTER(LANG(?region) = "ko") }
  FILTER(LANG(?event) = "ko" && (BOUND(?venue) || BOUND(?region)))
}
ORDER BY ?region`,
  },
  {
    title: ["다른 이름으로도 불리는 기관", "Organizations with other names"],
    query: `SELECT ?body ?name (GROUP_CONCAT(DISTINCT ?other; separator=" · ") AS ?others) WHERE {
  ?body a pg:Organization ; pg:mentionedIn ?document ; rdfs:label ?name ; skos:altLabel ?other .
  ${KO}
}
GROUP BY ?body ?name
ORDER BY ?name
LIMIT 100`,
  },
  {
    title: ["연도별 행사 수", "Events by year"],
    query: `SELECT ?year (COUNT(DISTINCT ?event) AS ?events) WHERE {
  ?event a pg:Event ; pg:firstDay ?day .
  BIND(STR(YEAR(?day)) AS ?year)
}
GROUP BY ?year
ORDER BY ?year`,
  },
  {
    title: ["문서마다 사실의 수", "Number of facts stated by each document"],
    query: `SELECT ?title (COUNT(?claim) AS ?facts) WHERE {
  GRAPH ?g { ?claim a pg:Claim ; prov:wasDerivedFrom ?document }
  ?document dct:title ?title .
}
GROUP BY ?title
ORDER BY DESC(?facts)`,
  },
  {
    title: ["산업 분류 나무", "The tree of industries"],
    query: `SELECT ?industry ?name ?broader WHERE {
  ?industry a skos:Concept ; skos:prefLabel ?name .
  OPTIONAL { ?industry skos:broader ?broader }
  ${KO}
}
ORDER BY ?broader ?name`,
  },
  {
    title: ["행사와 그 관계를 RDF로", "Events and their relations as RDF"],
    query: `CONSTRUCT { ?event ?property ?thing } WHERE {
  ?event a pg:Event ; ?property ?thing .
  VALUES ?property { pg:host pg:organizer pg:supporter pg:attendee pg:speaker pg:venue pg:region pg:announces pg:launches }
}
LIMIT 200`,
  },
];

/** The query of an example, its labels in the reader's language. */
export function queryOf(example: Example, language: string): string {
  return language === "en" ? example.query.replaceAll('"ko"', '"en"') : example.query;
}
