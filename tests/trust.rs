//! Source reliability: what must hold of any data, what the demo gives, and what is said of bad input.

use crate::cli::{atodds, parts, run};
use atodds::config::Settings;
use atodds::report::trust::{markdown, table};
use atodds::report::{Filter, Look};
use atodds::source::{self, Source};
use atodds::trust::{Confirmation, Options, Statement, of_statements};
use proptest::prelude::*;
use std::fs;

/// Sources 0 to 5 on slots 0 to 13 with values 0 to 4; a missing value is silence.
fn table_of_claims() -> impl Strategy<Value = Vec<Statement>> {
    let said = prop::collection::vec(prop::option::weighted(0.9, 0_u8..5), 14);
    prop::collection::vec(said, 3..6).prop_map(|sources| {
        let mut all = Vec::new();
        for (source, said) in sources.iter().enumerate() {
            for (slot, value) in said.iter().enumerate() {
                if let Some(value) = value {
                    all.push(claim(&format!("s{source}"), slot, *value));
                }
            }
        }
        all
    })
}

fn claim(source: &str, slot: usize, value: u8) -> Statement {
    Statement {
        source: source.into(),
        object: format!("object {slot}"),
        attribute: "colour".into(),
        value: format!("value {value}"),
        timestamp: String::new(),
    }
}

fn assess(statements: &[Statement]) -> atodds::trust::Assessment {
    of_statements(statements, &Options::default())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn probabilities_of_a_slot_and_shares_of_a_source_sum_to_one(statements in table_of_claims()) {
        let a = assess(&statements);
        for (index, slot) in a.table.slots.iter().enumerate() {
            let mass: f64 = a.fit.value[slot.values.clone()].iter().sum::<f64>() + a.fit.none[index];
            prop_assert!((mass - 1.0).abs() < 1e-9, "{mass}");
            for source in 0..a.table.sources.len() {
                let claims = a.table.claims_of(slot).iter().filter(|c| c.source == source);
                let share: f64 = claims.map(|c| c.weight).sum();
                prop_assert!(share == 0.0 || (share - 1.0).abs() < 1e-9, "{share}");
            }
        }
        for source in 0..a.table.sources.len() {
            let (low, high) = a.interval(source);
            prop_assert!(0.0 <= low && low <= a.reliability(source) && a.reliability(source) <= high && high <= 1.0);
        }
        prop_assert!(a.fit.bounds.windows(2).all(|b| b[1] >= b[0] - 1e-7 * (1.0 + b[0].abs())), "the bound fell");
    }

    #[test]
    fn the_order_of_claims_and_the_names_of_sources_change_nothing(
        (statements, shuffled) in table_of_claims().prop_flat_map(|s| (Just(s.clone()), Just(s).prop_shuffle()))
    ) {
        let (a, b) = (assess(&statements), assess(&shuffled));
        prop_assert_eq!((&a.table, &a.fit.value, &a.intervals), (&b.table, &b.fit.value, &b.intervals));
        // The same sources the other way round: sums are taken in another order, so the last bits may differ.
        let mut renamed = statements.clone();
        for statement in &mut renamed {
            let number: u32 = statement.source[1..].parse().unwrap();
            statement.source = format!("s{}", 9 - number);
        }
        let c = assess(&renamed);
        for (x, y) in a.fit.value.iter().zip(&c.fit.value) {
            prop_assert!((x - y).abs() < 1e-4, "{x} {y}");
        }
    }

    #[test]
    fn a_duplicate_source_changes_no_ranking_of_the_others(statements in table_of_claims(), which in 0_usize..3) {
        let original = format!("s{which}");
        let mut doubled = statements.clone();
        for n in 0..3 {
            let own = statements.iter().filter(|s| s.source == original);
            doubled.extend(own.map(|s| Statement { source: format!("t{n}"), ..s.clone() }));
        }
        let (a, b) = (assess(&statements), assess(&doubled));
        let of = |a: &atodds::trust::Assessment| -> Vec<String> {
            let names = a.ranking().into_iter().map(|s| a.table.sources[s].clone());
            names.filter(|name| name.starts_with('s') && *name != original).collect()
        };
        let twin = b.table.sources.iter().position(|s| *s == original).unwrap();
        // Fourteen values that nearly everybody else gives too are no sign of a copy.
        prop_assume!(b.copies(twin).len() == 3);
        prop_assert_eq!(of(&a), of(&b));
        prop_assert_eq!(a.fit.value, b.fit.value);
    }

    #[test]
    fn a_confirmation_never_lowers_the_confirmed_value(statements in table_of_claims(), slot in 0_usize..14, value in 0_u8..5) {
        let before = assess(&statements);
        let known = claim("", slot, value);
        let confirmed = Confirmation { object: known.object, attribute: known.attribute, value: known.value };
        let options = Options { confirmed: vec![confirmed.clone()], ..Options::default() };
        let after = of_statements(&statements, &options);
        let of = |a: &atodds::trust::Assessment| {
            let found = (0..a.table.values.len()).find(|&v| {
                let candidate = &a.table.values[v];
                candidate.text == confirmed.value && a.table.slots[candidate.slot].object == confirmed.object
            });
            found.map(|v| (a.fit.value[v], v))
        };
        if let (Some((was, _)), Some((is, v))) = (of(&before), of(&after)) {
            prop_assert!(is >= was && after.winners().contains(&Some(v)));
        }
    }
}

/// Nine sources of which three are good, four copy a bad one, and one is bad by itself.
fn with_copies() -> Vec<Statement> {
    let mut all = Vec::new();
    for slot in 0..30 {
        for good in 0..3 {
            let value = if (slot + good * 5) % 7 == 0 { 1 + good as u8 } else { 0 };
            all.push(claim(&format!("good {good}"), slot, value));
        }
        let bad = if slot % 3 == 0 { 0 } else { 4 };
        (0..5).for_each(|n| all.push(claim(&format!("copy {n}"), slot, bad)));
    }
    all
}

#[test]
fn copies_count_once() {
    let a = assess(&with_copies());
    let winners = a.winners();
    let right = winners.iter().flatten().filter(|&&v| a.table.values[v].text == "value 0").count();
    assert!(right >= 29, "{right} of 30");
    let copy = a.table.sources.iter().position(|s| s == "copy 3").unwrap();
    assert_eq!(a.copies(copy).len(), 4);
    assert!(a.reliability(copy) < 0.5);
    let alone = a.table.sources.iter().position(|s| s == "good 1").unwrap();
    assert!(a.copies(alone).is_empty() && a.reliability(alone) > 0.7);
    // Majority vote follows the copies.
    let vote = atodds::trust::checks::winners(&a.table, &a.vote);
    let fooled = vote.iter().flatten().filter(|&&v| a.table.values[v].text == "value 4").count();
    assert_eq!(fooled, 20);
}

#[test]
fn a_prior_and_confirmations_reach_the_sources() {
    let statements = [claim("a", 0, 0), claim("b", 0, 1), claim("a", 1, 0), claim("b", 1, 1)];
    let even = assess(&statements);
    assert!((even.fit.value[0] - even.fit.value[1]).abs() < 1e-6);
    let priors = [("b".to_owned(), 0.95)].into_iter().collect();
    let believed = of_statements(&statements, &Options { priors, ..Options::default() });
    assert!(believed.fit.value[1] > believed.fit.value[0]);
    let confirmed =
        vec![Confirmation { object: "object 0".into(), attribute: "colour".into(), value: "Value 1".into() }];
    let told = of_statements(&statements, &Options { confirmed, ..Options::default() });
    assert!(told.fit.value[3] > 0.8, "what b says elsewhere gains: {}", told.fit.value[3]);
}

#[test]
fn who_is_level_has_neither_won_nor_lost() {
    let row = |statements: &[Statement], source: usize| {
        let report = atodds::report::trust::of_assessment(&assess(statements));
        let row = report.sources.iter().find(|s| s.id == ["a", "b", "c"][source]).unwrap();
        (row.won, row.level, row.lost, row.corroborated, row.alone)
    };
    let (a, b) = (claim("a", 0, 0), claim("b", 0, 1));
    let even = [a.clone(), b.clone()];
    assert_eq!([row(&even, 0), row(&even, 1)], [(0, 1, 0, 0, 0), (0, 1, 0, 0, 0)]);
    let decided = [a.clone(), b, claim("c", 0, 1)];
    assert_eq!([row(&decided, 0), row(&decided, 1)], [(0, 0, 1, 0, 0), (1, 0, 0, 1, 0)]);
    assert_eq!(row(&[a, claim("a", 0, 1)], 0), (0, 1, 0, 0, 1), "at odds with itself alone");
}

fn read(texts: &[(&str, &str)]) -> Vec<Source> {
    let settings = Settings::default();
    let mut sources: Vec<Source> =
        texts.iter().filter_map(|(name, text)| source::read(name, text.as_bytes(), &settings).0).collect();
    source::settle(&mut sources, &settings);
    sources
}

#[test]
fn documents_that_stand_alone_lose_and_who_is_quoted_answers() {
    let sources = read(&[
        ("a.txt", "The Varnholm bridge was opened on 12 May 2031.\n"),
        ("b.txt", "The Varnholm bridge was opened on 12 May 2031.\n"),
        ("c.txt", "The Varnholm bridge was opened on 21 May 2031.\n"),
    ]);
    let report = atodds::trust(&sources, &atodds::Options::default(), Some("c"));
    assert_eq!(report.sources.last().map(|s| (s.id.as_str(), s.won, s.lost)), Some(("c", 0, 1)));
    let why = report.why.unwrap();
    assert_eq!(why.losses[0].quotes[0].mention, "21 May 2031");
    assert_eq!(why.losses[0].against_quotes[0].mention, "12 May 2031");
    let score = (why.prior_right + why.right) / (why.prior_all + why.claims);
    assert!((score - why.reliability).abs() < 1e-3);
    let checked = atodds::check(&sources, &atodds::Options::default());
    let positions = &checked.conflicts[0].positions;
    assert!(positions[0].probability > positions[1].probability && positions[0].evidence.len() == 2);
}

#[test]
fn near_duplicate_documents_have_one_voice() {
    let story: String = (0..30).map(|n| format!("Boat {n} hauled net {} at dawn. ", n * 7 % 31)).collect();
    let wrong = format!("{story}The Varnholm bridge was opened on 21 May 2031.\n");
    let copy = format!("From our correspondent.\n\n{wrong}");
    let right = "The Varnholm bridge was opened on 12 May 2031.\n";
    let sources =
        read(&[("a.txt", right), ("b.txt", right), ("c.txt", &wrong), ("d.txt", &copy), ("e.txt", &copy)]);
    let report = atodds::trust(&sources, &atodds::Options::default(), None);
    let copies = |id: &str| report.sources.iter().find(|s| s.id == id).unwrap().copies.clone();
    assert_eq!(copies("c"), ["d", "e"]);
    assert!(copies("a").is_empty());
    assert_eq!(report.slots[0].values[0].sources.len(), 2, "two voices outweigh one with two echoes");
}

#[test]
fn the_demo() {
    let filter = Filter { min_confidence: Filter::USUAL_CONFIDENCE, ..Filter::default() };
    let options = atodds::Options { filter, ..atodds::Options::default() };
    let report = atodds::trust(&crate::pipeline::SOURCES, &options, Some("strategic-outlook"));
    let at = |width: usize| table::render(&report, &Look { width, ..Look::default() });
    for width in [40, 72, 80, 120] {
        let wide = at(width).lines().map(unicode_width::UnicodeWidthStr::width).max();
        assert!(wide.unwrap_or(0) <= width.max(80), "{width}: {wide:?}");
    }
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("trust-table-80", at(80));
        insta::assert_snapshot!("trust-table-120", at(120));
        insta::assert_snapshot!("trust-markdown", markdown::render(&report));
    });
}

#[test]
fn claims_in_json_out() {
    let folder = tempfile::tempdir().unwrap();
    let claims = "source,object,attribute,value\na,ferry,crew,7\nb,ferry,crew,7\nc,ferry,crew,9\n";
    fs::write(folder.path().join("claims.csv"), claims).unwrap();
    fs::write(folder.path().join("truth.csv"), "object,attribute,value\nferry,crew,7\n").unwrap();
    let in_folder = |arguments: &[&str]| {
        let all: Vec<&str> = ["trust", "--claims", "claims.csv"].iter().chain(arguments).copied().collect();
        parts(atodds(&all).current_dir(folder.path()).output().unwrap())
    };
    let (status, out, _) = in_folder(&["--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!((status, &json["slots"][0]["value"]), (0, &serde_json::json!("7")));
    let keys =
        |value: &serde_json::Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>().join(" ");
    assert_eq!(keys(&json), "slots sources");
    assert_eq!(keys(&json["sources"][0]), "claims high id low reliability");
    assert_eq!(keys(&json["slots"][0]), "attribute object probability value");
    assert_eq!(json["sources"][2]["id"], "c");
    let (status, out, _) = in_folder(&["--truth", "truth.csv"]);
    assert!(status == 0 && out.contains("accuracy 1.000 of 1 slot"), "{out}");
    let (status, out, _) = in_folder(&["--why", "c", "--format", "markdown"]);
    assert!(status == 0 && out.contains("prior 4 of 5"), "{out}");
    let (status, _, err) = in_folder(&["--why", "d"]);
    assert!(status == 2 && err.contains("no source `d`; the sources are `a`, `b`, `c`"), "{err}");
    fs::write(folder.path().join("truth.csv"), "object,attribute,value\nboat,crew,7\n").unwrap();
    let (status, out, _) = in_folder(&["--truth", "truth.csv"]);
    assert!(status == 0 && out.contains("No claim is about any of the 1 slot with"), "{out}");
}

#[test]
fn the_ranking_is_measured_beside_the_labelled_one() {
    let (status, out, _) = run(&["eval", "tests/corpora/dunmarrow-castle", "--trust"]);
    assert!(
        status == 0 && out.contains("last or next to last: ") && out.contains(" of 1 (by lot 0.3)"),
        "{out}"
    );
}

#[test]
fn a_confirmation_that_fits_nothing_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let claims = "source,object,attribute,value\na,ferry,crew,7\nb,ferry,crew,8\nb,ferry,port,Oslo\n";
    fs::write(folder.path().join("claims.csv"), claims).unwrap();
    let told = |object: &str, value: &str| {
        let attribute = "attribute = \"crew\"\nreason = \"the log book\"\n";
        let confirm = format!("[[confirm]]\nobject = \"{object}\"\nvalue = \"{value}\"\n{attribute}");
        fs::write(folder.path().join("atodds.toml"), confirm).unwrap();
        let arguments = ["trust", "--claims", "claims.csv", "--why", "b"];
        parts(atodds(&arguments).current_dir(folder.path()).output().unwrap())
    };
    let (status, out, err) = told("ferry", "7");
    assert!(status == 0 && err.is_empty() && out.contains("7, confirmed — a"), "{out} {err}");
    assert!(out.contains("prior 4 of 5, confirmed values 0 of 10 plus"), "{out}");
    let (_, out, err) = told("ferry", "9");
    assert!(
        err.contains("no source gives `9`, so all are taken to be wrong; the values are `7`, `8`"),
        "{err}"
    );
    assert!(out.contains("none of these") && out.contains("0:0:1"), "{out}");
    assert!(told("boat", "9").2.contains("`[[confirm]]` of `boat crew` fits no disagreement"));
}

#[test]
fn what_cannot_be_ranked_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().to_str().unwrap();
    assert_eq!(run(&["trust", path]).1, "There is no source to rank.\n");
    fs::write(folder.path().join("a.txt"), "The Varnholm bridge was opened on 12 May 2031.\n").unwrap();
    let (status, out, _) = run(&["trust", path]);
    assert!(status == 0 && out.contains("No two sources speak of the same"), "{out}");
}

#[test]
fn bad_claims_end_with_2_and_name_line_and_mend() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &[u8]| {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let good = file("good.csv", b"source,object,attribute,value\na,b,c,d\n");
    let cases: [(&str, &[u8], &str); 6] = [
        ("header.csv", b"who,object,attribute,value\na,b,c,d\n", ":1: no column `source`"),
        ("short.csv", b"source,object,attribute,value\na,b,c\n", ":2: has 3 fields where the header has 4"),
        ("bytes.csv", b"source,object,attribute,value\n\xff,b,c,d\n", ":2: is not UTF-8"),
        ("empty.csv", b"", ":1: "),
        ("lines.jsonl", b"{\"source\": [1]}\n", ":1: `source` must be a text or a number"),
        ("x.parquet", b"PAR1", "write the table as CSV"),
    ];
    for (name, bytes, about) in cases {
        let (status, out, err) = run(&["trust", "--claims", &file(name, bytes)]);
        assert!(status == 2 && out.is_empty() && err.contains(about), "{name}: {status} {err}");
    }
    let (status, _, err) = run(&["trust", "--claims", "no-such-file.csv"]);
    assert!(status == 2 && err.contains("no-such-file.csv: cannot read it"), "{err}");
    let truth = file("truth.csv", b"object,attribute,value\nb,c,d\nb,c,e\n");
    let (status, _, err) = run(&["trust", "--claims", &good, "--truth", &truth]);
    assert!(status == 2 && err.contains(":3: b, c is `e` here and `d` above"), "{err}");
    assert_eq!(run(&["trust", "--truth", &truth]).0, 2, "a truth needs claims");
}

#[test]
fn a_slot_of_very_many_values_is_no_trap() {
    let value = |n: usize| Statement { value: format!("word {n}"), ..claim(&format!("s{n}"), 0, 0) };
    let a = assess(&(0..20_000).map(value).collect::<Vec<_>>());
    assert_eq!((a.table.values.len(), a.winners().len()), (20_000, 1));
    assert_eq!(assess(&[]).table.slots.len(), 0);
}
