//! The whole way, from the documents in `sources/` to the report.

use crate::gold::Gold;
use atodds::config::Settings;
use atodds::report::{Conflict, Filter, Look, Report, json, markdown, terminal};
use atodds::source::{self, Source, discover};
use atodds::{Options, Stages};
use std::io;
use std::path::PathBuf;
use std::sync::LazyLock;

/// How many of the eleven labelled conflicts have to be found.
const FLOOR: usize = 7;

pub static SOURCES: LazyLock<Vec<Source>> = LazyLock::new(|| {
    let settings = Settings::default();
    let (inputs, mut problems) = discover::discover(&[PathBuf::from("sources")], &mut io::empty());
    let mut sources = Vec::new();
    for input in inputs {
        let (source, found) = source::read(&input.path, &input.load().unwrap(), &settings);
        sources.extend(source);
        problems.extend(found);
    }
    problems.extend(source::settle(&mut sources, &settings));
    assert_eq!((sources.len(), problems), (5, Vec::new()));
    sources
});

/// What the command line shows of it unless asked for more.
static REPORT: LazyLock<Report> = LazyLock::new(|| {
    let filter = Filter { min_confidence: Filter::USUAL_CONFIDENCE, ..Filter::default() };
    atodds::check(&SOURCES, &Options { filter, ..Options::default() })
});

fn snapshot(name: &str, text: &str) {
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, text);
    });
}

#[test]
fn the_report_as_a_table() {
    snapshot("sources-table-100", &terminal::render(&REPORT, &Look { width: 100, ..Look::default() }));
}

#[test]
fn the_report_as_markdown() {
    snapshot("sources-markdown", &markdown::render(&REPORT, &Look::default()));
}

#[test]
fn the_report_as_json() {
    snapshot("sources-json", &json::render(&REPORT, &Look::default()));
}

#[test]
fn most_labelled_conflicts_are_found() {
    let gold = Gold::of_sources();
    let (found, missed): (Vec<_>, Vec<_>) =
        gold.conflicts.iter().partition(|label| REPORT.conflicts.iter().any(|c| label.is_matched_by(c)));
    let missed: Vec<&str> = missed.iter().map(|label| label.id.as_str()).collect();
    assert!(found.len() >= FLOOR, "{} of {}; missed {missed:?}", found.len(), gold.conflicts.len());
}

#[test]
fn no_labelled_look_alike_is_reported() {
    let gold = Gold::of_sources();
    let right = |conflict: &Conflict| gold.conflicts.iter().any(|label| label.is_matched_by(conflict));
    for conflict in REPORT.conflicts.iter().filter(|conflict| !right(conflict)) {
        for label in &gold.non_conflicts {
            assert!(!label.is_matched_by(conflict), "{} is reported as {conflict:#?}", label.id);
        }
    }
}

#[test]
fn an_observer_that_became_a_member_is_an_update() {
    let gold = Gold::of_sources();
    let label = gold.non_conflict("N1");
    let updates: Vec<(&str, Vec<&str>)> = REPORT
        .updates
        .iter()
        .map(|u| (u.topic.as_str(), u.positions.iter().map(|p| p.value.as_str()).collect()))
        .collect();
    assert!(REPORT.updates.iter().any(|update| label.is_matched_by(update)), "{updates:#?}");
}

#[test]
fn all_evidence_stands_in_the_visible_text_where_it_says() {
    let mut seen = 0;
    for conflict in REPORT.conflicts.iter().chain(&REPORT.updates) {
        assert!(conflict.positions.len() >= 2, "{conflict:#?}");
        for said in conflict.positions.iter().flat_map(|position| &position.evidence) {
            let source =
                SOURCES.iter().find(|source| source.id == said.source).expect("a source of the report");
            assert_eq!(source.text.visible.get(said.start..said.end), Some(said.quote.as_str()));
            let mention = said.mention_start..said.mention_start + said.mention.len();
            assert_eq!(said.quote.get(mention), Some(said.mention.as_str()));
            assert!(!said.mention.is_empty());
            assert_eq!(source.text.origin.position(said.start), (said.line, said.column));
            seen += 1;
        }
    }
    assert!(seen >= 2 * FLOOR, "{seen}");
}

#[test]
fn what_a_report_counts_and_numbers_holds() {
    let mut ids: Vec<&str> =
        REPORT.conflicts.iter().chain(&REPORT.updates).map(|conflict| conflict.id.as_str()).collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all, "two conflicts share an id");
    let claims = Stages::run(&SOURCES).claims.len();
    assert_eq!(REPORT.sources.iter().map(|source| source.claims).sum::<usize>(), claims);
}

#[test]
fn the_json_fits_its_types_and_names_no_other_fields() {
    let text = json::render(&REPORT, &Look::default());
    let back: Report = serde_json::from_str(&text).unwrap();
    assert_eq!(back, *REPORT);
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    let schema: serde_json::Value = serde_json::from_str(&json::schema()).unwrap();
    let properties = |part: &serde_json::Value| -> Vec<String> {
        part["properties"].as_object().expect("properties").keys().cloned().collect()
    };
    let known = |object: &serde_json::Value, part: &serde_json::Value| {
        let known = properties(part);
        for key in object.as_object().expect("an object").keys() {
            assert!(known.contains(key), "{key} is not in the schema");
        }
        for key in part["required"].as_array().expect("required").iter().filter_map(|key| key.as_str()) {
            assert!(object.get(key).is_some(), "{key} is missing");
        }
    };
    let definitions = &schema["$defs"];
    known(&value, &schema);
    let each = |list: &serde_json::Value, check: &dyn Fn(&serde_json::Value)| {
        list.as_array().expect("a list").iter().for_each(check);
    };
    each(&value["sources"], &|source| known(source, &definitions["SourceInfo"]));
    for list in ["conflicts", "updates"] {
        each(&value[list], &|conflict| {
            known(conflict, &definitions["Conflict"]);
            each(&conflict["positions"], &|position| {
                known(position, &definitions["Position"]);
                each(&position["evidence"], &|said| known(said, &definitions["Evidence"]));
            });
        });
    }
}
