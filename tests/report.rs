//! What the renderers write.

use crate::invented::{bridge, hostile};
use atodds::report::claims::{ClaimRow, table_of};
use atodds::report::graph::{GraphEdge, GraphNode, GraphView, dot};
use atodds::report::{FORMATS, Filter, Look, Position, Report, json, markdown, terminal};
use unicode_width::UnicodeWidthStr;

fn snapshot(name: &str, text: &str) {
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, text);
    });
}

fn look(width: usize) -> Look {
    Look { width, ..Look::default() }
}

#[test]
fn tables() {
    snapshot("report-table-40", &terminal::render(&bridge(), &look(40)));
    snapshot("report-table-80", &terminal::render(&bridge(), &look(80)));
    snapshot("report-table-120", &terminal::render(&bridge(), &look(120)));
    snapshot("report-table-hostile-80", &terminal::render(&hostile(), &look(80)));
    snapshot("report-table-hostile-120", &terminal::render(&hostile(), &look(120)));
}

#[test]
fn colours() {
    let look = Look { width: 100, color: true, verbose: true };
    snapshot("report-table-colour", &terminal::render(&bridge(), &look).replace('\u{1b}', "␛"));
}

#[test]
fn markdown_documents() {
    snapshot("report-markdown", &markdown::render(&bridge(), &look(100)));
    snapshot("report-markdown-hostile", &markdown::render(&hostile(), &look(100)));
}

#[test]
fn json_objects() {
    snapshot("report-json", &json::render(&bridge(), &look(100)));
}

#[test]
fn json_comes_back_as_the_same_report() {
    for report in [bridge(), hostile()] {
        let back: Report = serde_json::from_str(&json::render(&report, &look(100))).unwrap();
        assert_eq!(back, report);
    }
}

#[test]
fn the_schema_in_the_repository_is_that_of_the_types() {
    let kept = concat!(env!("CARGO_MANIFEST_DIR"), "/src/report/report.schema.json");
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        std::fs::write(kept, json::schema()).unwrap();
    }
    let kept = std::fs::read_to_string(kept).unwrap();
    assert_eq!(kept, json::schema(), "write it anew with `atodds schema > src/report/report.schema.json`");
}

#[test]
fn every_format_ends_with_one_line_break_and_lets_nothing_reach_the_terminal() {
    for format in FORMATS {
        for report in [bridge(), hostile()] {
            let text = (format.render)(&report, &look(80));
            assert!(text.ends_with('\n') && !text.ends_with("\n\n"), "{}", format.name);
            let acts = |c: char| {
                c.is_control() && c != '\n' || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
            };
            assert!(!text.contains(acts), "{}", format.name);
        }
    }
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    for width in (40..=170).step_by(3) {
        for report in [bridge(), hostile()] {
            for line in terminal::render(&report, &look(width)).lines() {
                assert!(line.width() <= width, "{width}: {line}");
            }
        }
    }
}

fn claims() -> Vec<ClaimRow> {
    let rows = |report: Report| {
        let conflicts = report.conflicts.into_iter().flat_map(|conflict| {
            let topic = conflict.topic;
            conflict.positions.into_iter().map(move |position| (topic.clone(), position))
        });
        conflicts.flat_map(|(topic, position)| {
            let Position { value, evidence, .. } = position;
            evidence.into_iter().map(move |evidence| ClaimRow {
                subject: topic.clone(),
                attribute: "is".into(),
                value: value.clone(),
                qualifiers: vec!["as of: 2031".into(), "says: \u{1b}[1mAda | Quill".into()],
                evidence,
            })
        })
    };
    let mut rows: Vec<_> = rows(bridge()).chain(rows(hostile())).collect();
    rows.sort_by(|a, b| (&a.evidence.source, a.evidence.line).cmp(&(&b.evidence.source, b.evidence.line)));
    rows
}

#[test]
fn statements_are_listed_a_source_at_a_time() {
    snapshot("claims-table-120", &table_of(&claims(), &look(120)));
    for width in (40..=170).step_by(3) {
        for line in table_of(&claims(), &look(width)).lines() {
            assert!(line.width() <= width && !line.contains(char::is_control), "{width}: {line}");
        }
    }
}

#[test]
fn a_graph_is_drawn_with_its_labels_quoted() {
    let node = |id: &str, kind: &str, label: &str| GraphNode {
        id: id.into(),
        kind: kind.into(),
        label: label.into(),
    };
    let nodes =
        vec![node("s:1", "source", "the \"Gazette\"\n\\N"), node("c:1", "claim", "opened 12 May 2031")];
    let links = vec![GraphEdge { source: "s:1".into(), target: "c:1".into(), kind: "asserts".into() }];
    snapshot("graph-dot", &dot(&GraphView { nodes, links }));
}

#[test]
fn a_report_without_conflicts_says_so() {
    let nobody = Filter { min_confidence: 1.0, ..Filter::default() };
    let mut report = bridge().finish(&nobody);
    report.problems.clear();
    assert_eq!(terminal::render(&report, &look(80)), "3 sources, 150 statements: no conflicts found\n");
}

#[test]
fn the_order_of_what_came_in_does_not_count() {
    let mut shuffled = bridge();
    shuffled.conflicts.reverse();
    shuffled.sources.reverse();
    assert_eq!(shuffled.finish(&Filter::default()), bridge());
}
