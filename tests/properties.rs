//! What holds of any input: nothing panics, evidence stands where it says, and copies don't contradict each other.

use atodds::config::Settings;
use atodds::report::{FORMATS, Look, Report};
use atodds::source::{self, Source};
use proptest::prelude::*;

fn read(path: &str, bytes: &[u8]) -> Option<Source> {
    source::read(path, bytes, &Settings::default()).0
}

/// Checks the documents and that the report is sound and can be written.
fn check(sources: &[Source]) -> Report {
    let report = atodds::check(sources, &Default::default());
    for conflict in report.conflicts.iter().chain(&report.updates) {
        assert!((0.0..=1.0).contains(&conflict.confidence) && conflict.positions.len() >= 2, "{conflict:#?}");
        for said in conflict.positions.iter().flat_map(|position| &position.evidence) {
            let source = sources.iter().find(|source| source.id == said.source).expect("a source");
            assert_eq!(source.text.visible.get(said.start..said.end), Some(said.quote.as_str()));
            let mention = said.mention_start..said.mention_start + said.mention.len();
            assert_eq!(said.quote.get(mention), Some(said.mention.as_str()));
        }
    }
    for format in FORMATS {
        assert!((format.render)(&report, &Look::default()).ends_with('\n'));
    }
    report
}

/// Reads the bytes as every format and checks all that come out together.
fn check_all_formats(bytes: &[u8]) {
    let paths = ["a.txt", "b.md", "c.html", "d"];
    let sources: Vec<Source> = paths.iter().filter_map(|path| read(path, bytes)).collect();
    check(&sources);
    atodds::claims(&sources, &Default::default());
    atodds::graph(&sources, &Default::default());
}

const NAMES: [&str; 8] = [
    "Varnholm",
    "the Osk bridge",
    "Ada Quill",
    "the Harbour Board (HB)",
    "HB",
    "Türkiye",
    "Prof. Jon Harrow",
    "“The Red Door”",
];
const VERBS: [&str; 10] = [
    "has",
    "opened on",
    "killed",
    "cost",
    "was not",
    "is a member of",
    "rose to",
    "lasted",
    "met in",
    "said that it was the third of",
];
const VALUES: [&str; 14] = [
    "12 May 2031",
    "2.3 million crowns",
    "about 150 metres",
    "seventeen schools",
    "May 2031",
    "41%",
    "nine months",
    "chair",
    "observers, members and guests",
    "Ask, Osk and Varn",
    "more than 20 ferries",
    "05:47",
    "last Friday",
    "Varnholm",
];

/// A sentence of names, verbs and values that may clash with another one.
fn statement() -> impl Strategy<Value = String> {
    use prop::sample::select;
    (select(&NAMES[..]), select(&VERBS[..]), select(&VALUES[..]))
        .prop_map(|(n, v, x)| format!("{n} {v} {x}. "))
}

fn scrap() -> impl Strategy<Value = String> {
    let markup = vec![
        "\n",
        "\n\n",
        "# ",
        "- ",
        "| a | b |\n|---|---|\n| 1 | 2 |\n",
        "**",
        "> ",
        "<p>",
        "</p>",
        "<table><tr><th>",
        "<td>",
        "</tr>",
        "<ul><li>",
        "<br>",
        "&amp;",
        "&#x41;",
        "<b>",
        "<script>",
        "</script>",
        "“",
        "”",
        "’s",
        "(",
        ")",
        "—",
        ",",
        ";",
        ":",
        "é",
        "\u{301}",
        "\u{200b}",
        "\u{a0}",
        "😀",
        "ß",
        "İ",
        "ﬁ",
        "日本",
        "\t",
        "- 3 -",
        "1,000,000,000,000,000,000,000",
        "99999999999999999999",
        "0",
        "-",
        "31 February 2024",
        "25:61",
        "½",
        "€",
        "Length: ",
        "Founded: 1998\n",
        "and",
        "not",
        "until",
        "by",
        "who",
        "which",
        "the",
        "of",
    ];
    prop_oneof![
        3 => statement(),
        2 => prop::sample::select(markup).prop_map(str::to_owned),
        1 => "\\PC{0,12}",
    ]
}

fn document() -> impl Strategy<Value = String> {
    prop::collection::vec(scrap(), 0..40).prop_map(|scraps| scraps.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(96) })]

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        check_all_formats(&bytes);
    }

    #[test]
    fn any_text(text in "\\PC{0,200}") {
        check_all_formats(text.as_bytes());
    }

    #[test]
    fn any_markup(text in document()) {
        check_all_formats(text.as_bytes());
    }

    #[test]
    fn any_two_documents(a in document(), b in document()) {
        let sources: Vec<Source> = [("a.md", a), ("b.html", b)]
            .iter()
            .filter_map(|(path, text)| read(path, text.as_bytes()))
            .collect();
        let report = check(&sources);
        let turned: Vec<Source> = sources.into_iter().rev().collect();
        prop_assert_eq!(report, atodds::check(&turned, &Default::default()));
    }
    #[test]
    fn a_copy_adds_no_conflict(text in document()) {
        let sources: Vec<Source> =
            ["a.md", "b.md"].iter().filter_map(|path| read(path, text.as_bytes())).collect();
        let alone = check(&sources[..1.min(sources.len())]);
        let both = check(&sources);
        prop_assert!(alone.conflicts.len() + alone.updates.len() > 0 || both.conflicts.is_empty(), "{:#?}", both);
    }
}
