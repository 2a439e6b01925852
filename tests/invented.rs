//! Reports about things that do not exist.

use atodds::report::id::conflict_id;
use atodds::report::{
    Conflict, Evidence, Position, ProblemInfo, Report, SCHEMA_VERSION, Severity, SourceInfo,
};

/// A quote whose mention stands between guillemets.
pub fn said(source: &str, line: usize, quote: &str) -> Evidence {
    let mention_start = quote.find('«').expect("an opening mark");
    let end = quote.find('»').expect("a closing mark");
    let mention = quote[mention_start + '«'.len_utf8()..end].to_owned();
    let quote = quote.replace(['«', '»'], "");
    let start = line * 100;
    let (source, attribution, column) = (source.to_owned(), None, 1);
    Evidence {
        source,
        start,
        end: start + quote.len(),
        line,
        column,
        quote,
        mention,
        mention_start,
        attribution,
    }
}

pub fn position(value: &str, evidence: Vec<Evidence>) -> Position {
    Position { value: value.into(), probability: None, evidence }
}

pub fn conflict(
    kind: &str,
    severity: Severity,
    confidence: f64,
    topic: &str,
    positions: Vec<Position>,
) -> Conflict {
    let values: Vec<_> = positions.iter().map(|position| &position.value).collect();
    let sources: Vec<_> =
        positions.iter().flat_map(|p| &p.evidence).map(|evidence| &evidence.source).collect();
    let id = conflict_id(kind, topic, &sources, &values);
    let (kind, topic, explanation) = (kind.to_owned(), topic.to_owned(), String::new());
    Conflict { id, kind, severity, confidence, topic, explanation, positions }
}

fn source(id: &str, title: &str, published: Option<&str>, claims: usize) -> SourceInfo {
    SourceInfo {
        id: id.into(),
        path: format!("sources/{id}.txt"),
        title: Some(title.into()),
        publisher: None,
        url: None,
        published: published.map(Into::into),
        claims,
        reliability: None,
    }
}

pub fn report(sources: Vec<SourceInfo>, conflicts: Vec<Conflict>, updates: Vec<Conflict>) -> Report {
    Report { version: SCHEMA_VERSION, sources, conflicts, updates, problems: Vec::new() }
        .finish(&Default::default())
}

/// Three papers about a bridge.
pub fn bridge() -> Report {
    let mut sources = vec![
        source("varn-gazette", "Bridge opens at last", Some("2031-05-13"), 41),
        source("harbour-almanac", "Bridges of the Lower Varn", Some("2032-01-02"), 97),
        source("engineers-letter", "To the editor | a correction", None, 12),
    ];
    sources[1].publisher = Some("Osk & Daughters".into());
    sources[1].url = Some("https://almanac.example/varn?page=3".into());
    let mut opened = conflict(
        "date",
        Severity::Contradiction,
        0.94,
        "day on which the Varnholm bridge opened",
        vec![
            position(
                "12 May 2031",
                vec![
                    said(
                        "varn-gazette",
                        3,
                        "The Varnholm bridge «opened to carts and walkers on Monday, 12 May», after nine years of work and, as the ferrymen along the quay like to say, nineteen years of talk about the work that was still to be done.",
                    ),
                    said("engineers-letter", 9, "I stood on it when it was opened on «12 May 2031»."),
                ],
            ),
            position(
                "21 May 2031",
                vec![said("harbour-almanac", 118, "Varnholm bridge, opened «21 May 2031», iron and oak.")],
            ),
        ],
    );
    opened.explanation = "Both speak of the opening of the Varnholm bridge; “Monday, 12 May” was read as \
        2031-05-12 from the paper's own date, and the two days do not meet."
        .into();
    let mut cost = conflict(
        "quantity",
        Severity::Contradiction,
        0.81,
        "cost of the Varnholm bridge",
        vec![
            position(
                "3.2 million crowns",
                vec![said("harbour-almanac", 121, "The bill came to «3.2 million crowns».")],
            ),
            position(
                "2.3 million crowns",
                vec![said(
                    "varn-gazette",
                    11,
                    "Mayor Ada Quill put its cost at\n«2.3 million crowns», to applause.",
                )],
            ),
        ],
    );
    cost.positions[1].evidence[0].attribution = Some("Mayor Ada Quill".into());
    cost.explanation = "Both give the whole cost of the same bridge in the same currency.".into();
    let mut span = conflict(
        "quantity",
        Severity::Tension,
        0.55,
        "length of the main span",
        vec![
            position(
                "more than 150 m",
                vec![said("varn-gazette", 14, "Its main span is «more than 150 metres» long.")],
            ),
            position("about 150 m", vec![said("harbour-almanac", 119, "main span «c. 150 m»")]),
        ],
    );
    span.explanation = "“more than 150 metres” leaves 150 out, “c. 150 m” is centred on it.".into();
    let mut warden = conflict(
        "role",
        Severity::Update,
        0.7,
        "Jon Harrow's post at the bridge office",
        vec![
            position(
                "toll clerk",
                vec![said(
                    "varn-gazette",
                    22,
                    "Jon Harrow, for now the «toll clerk», sold the first ticket.",
                )],
            ),
            position("warden", vec![said("harbour-almanac", 130, "Enquiries to the «warden», Mr Harrow.")]),
        ],
    );
    warden.explanation = "The later source names the later post.".into();
    let mut report = report(sources, vec![span, cost, opened], vec![warden]);
    report.problems.push(ProblemInfo {
        path: "sources/scan.pdf".into(),
        message: "is a binary file; save it as text, Markdown or HTML".into(),
        fatal: true,
    });
    report
}

/// A report in which sources try to act on what shows them, and scripts of several directions and widths.
pub fn hostile() -> Report {
    let id = "we|rd*source<b>";
    let conflicts = vec![
        conflict(
            "name",
            Severity::Contradiction,
            0.9,
            "title \u{1b}[2J of the | play",
            vec![
                position(
                    "The *Red* Door",
                    vec![said(
                        id,
                        1,
                        "They gave \u{1b}[31m«The *Red* Door»\u{1b}[0m | <script>alert(1)</script>\u{7}\u{8}",
                    )],
                ),
                position(
                    "The `Blue` Door_",
                    vec![said(
                        id,
                        2,
                        "\u{202e}the name was\u{2069} «The `Blue` Door_» \u{9b}31m &amp; [x](javascript:y) ~~no~~ $1 $2",
                    )],
                ),
            ],
        ),
        conflict(
            "place",
            Severity::Contradiction,
            0.8,
            "where the tea house stands",
            vec![
                position(
                    "川の北側",
                    vec![said(
                        "kawa",
                        4,
                        "茶屋は長い橋を渡って市場と鐘楼を過ぎたところ、«川の北側»の古い松林の中に建っていると案内書には書かれている。茶屋は長い橋を渡って市場と鐘楼を過ぎたところにある。",
                    )],
                ),
                position(
                    "جنوب النهر",
                    vec![said("nahr", 7, "يقع بيت الشاي «جنوب النهر» بالقرب من السوق القديم.")],
                ),
                position("👩‍👩‍👧 ❤️ square", vec![said("emoji", 1, "It is in «👩‍👩‍👧 ❤️ square».")]),
            ],
        ),
        conflict(
            "composition",
            Severity::Tension,
            0.5,
            "members",
            vec![
                position(
                    &"Harrow and Pell and ".repeat(40),
                    vec![said("long", 1, &format!("Members: «{}».", "Harrow and Pell and ".repeat(40)))],
                ),
                position(
                    &"x".repeat(500),
                    vec![said(
                        "long",
                        2,
                        &format!("{} «{}» {}", "before ".repeat(50), "x".repeat(500), "after ".repeat(50)),
                    )],
                ),
                position("", Vec::new()),
            ],
        ),
    ];
    report(vec![source(id, "A\u{1b}]0;title\u{7}", Some("2031-05-13"), 3)], conflicts, Vec::new())
}
