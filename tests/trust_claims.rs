//! Source reliability of data without documents: what must hold of copies, names and roundings, and what the command says.

use crate::cli::{atodds, parts};
use atodds::trust::{Assessment, Options, Statement, of_statements};
use proptest::prelude::*;
use std::fs;

fn claim(source: &str, slot: usize, value: &str) -> Statement {
    Statement {
        source: source.into(),
        object: format!("object {slot}"),
        attribute: "size".into(),
        value: value.into(),
        timestamp: String::new(),
    }
}

fn assess(statements: &[Statement]) -> Assessment {
    of_statements(statements, &Options::default())
}

fn source(a: &Assessment, name: &str) -> usize {
    a.table.sources.iter().position(|source| source == name).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    /// More sources than the jackknife has groups, some of them copies, so that a group that hung on names would show.
    #[test]
    fn names_of_sources_change_neither_reliability_nor_interval(
        said in prop::collection::vec(prop::collection::vec(prop::option::weighted(0.8, 0_u8..4), 12), 13..18),
        shift in 1_usize..12,
    ) {
        let count = said.len();
        let named = |name: &dyn Fn(usize) -> usize| -> Vec<Statement> {
            let mut all = Vec::new();
            for (source, said) in said.iter().chain([&said[2]]).enumerate() {
                let values = said.iter().enumerate().filter_map(|(slot, value)| Some((slot, (*value)?)));
                all.extend(values.map(|(slot, value)| claim(&format!("s{:02}", name(source)), slot, &format!("v{value}"))));
            }
            all
        };
        let renamed = |n: usize| (n + shift) % (count + 1);
        let (a, b) = (assess(&named(&|n| n)), assess(&named(&renamed)));
        for (n, name) in a.table.sources.iter().enumerate() {
            let number: usize = name[1..].parse().unwrap();
            let other = source(&b, &format!("s{:02}", renamed(number)));
            let gap = |x: f64, y: f64| (x - y).abs();
            prop_assert!(gap(a.reliability(n), b.reliability(other)) < 1e-4, "{} {}", a.reliability(n), b.reliability(other));
            let ((low, high), (least, most)) = (a.interval(n), b.interval(other));
            // Ends are rounded outward to three digits.
            prop_assert!(gap(low, least) < 0.0025 && gap(high, most) < 0.0025, "{low}-{high} {least}-{most}");
        }
    }
}

#[test]
fn of_a_choice_of_two_the_reliability_is_the_share_of_right_claims() {
    let mut all = Vec::new();
    for slot in 0..200 {
        let truth = if slot % 2 == 0 { ["yes", "no"] } else { ["no", "yes"] };
        (0..4).for_each(|good| {
            all.push(claim(&format!("good {good}"), slot, truth[usize::from((slot + good * 7) % 20 == 0)]))
        });
        // Wrong in three of ten: who guesses would be wrong in five.
        all.push(claim("fair", slot, truth[usize::from(slot % 10 < 3)]));
    }
    let a = assess(&all);
    let fair = source(&a, "fair");
    assert!((a.reliability(fair) - 0.7).abs() < 0.03, "{}", a.reliability(fair));
}

#[test]
fn who_rounds_alike_does_not_copy() {
    let mut all = Vec::new();
    for slot in 0..60 {
        let number = 20_000 + slot * 1_237;
        for n in 0..9 {
            let wrong = (slot + n * 11) % 10 == 0;
            let number = (number + if wrong { 3_100 + 70 * n } else { 0 }) as f64 / 1000.0;
            let value = if n < 4 { format!("{number:.1}") } else { format!("{number:.3}") };
            all.push(claim(&format!("s{n}"), slot, &value));
        }
    }
    let a = assess(&all);
    assert!(a.dependences.is_empty(), "{:?}", a.dependences);
    assert!((0..9).all(|n| a.reliability(source(&a, &format!("s{n}"))) > 0.85));
}

#[test]
fn without_the_original_its_copy_speaks_for_itself() {
    let mut all = Vec::new();
    for slot in 0..40 {
        for n in 0..4 {
            let value = if (slot + n * 3) % 8 == 0 { format!("odd {n}") } else { "right".into() };
            all.push(claim(&format!("own {n}"), slot, &value));
        }
        let bad = if slot % 2 == 0 { "right".to_owned() } else { format!("false {slot}") };
        all.push(claim("original", slot, &bad));
        let copied = if slot % 13 == 0 { "other".to_owned() } else { bad };
        all.push(claim("copy", slot, &copied));
    }
    let a = assess(&all);
    let (original, copy) = (a.voices[source(&a, "original")], a.voices[source(&a, "copy")]);
    let pair = [original.min(copy), original.max(copy)];
    assert!(a.dependences.iter().any(|d| [d.a, d.b] == pair), "{:?}", a.dependences);
    let weights =
        |silent: usize| atodds::trust::copies::weights(&a.voiced, &a.dependences, |voice| voice != silent);
    let of = |weights: &[f64], voice: usize| -> f64 {
        a.voiced.claims.iter().zip(weights).filter(|(c, _)| c.source == voice).map(|(_, w)| w).sum()
    };
    let (all, alone) = (of(&weights(usize::MAX), copy), of(&weights(original), copy));
    assert!(all < 30.0 && (alone - 40.0).abs() < 1e-9, "{all} {alone}");
    assert_eq!(of(&weights(original), original), 0.0);
    let ranking = a.ranking_without(source(&a, "original"));
    assert!(ranking.len() == 5 && ranking.last() == Some(&source(&a, "copy")));
}

#[test]
fn what_is_asked_for_beside_the_contract_stands_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let rows =
        "a,ferry,crew,7,2031-01\na,ferry,crew,8,2031-05\nb,ferry,crew,7,2031-02\nc,ferry,crew,8,2031-06\n";
    fs::write(folder.path().join("claims.csv"), format!("source,object,attribute,value,timestamp\n{rows}"))
        .unwrap();
    let run = |arguments: &[&str]| parts(atodds(arguments).current_dir(folder.path()).output().unwrap());
    let (status, out, _) = run(&["trust", "--claims", "claims.csv", "--why", "b", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert!(status == 0 && json["slots"][0]["value"] == "8" && json["sources"][0]["id"] == "a", "{out}");
    assert_eq!((json["why"]["superseded"].as_u64(), json["why"]["claims"].as_f64()), (Some(1), Some(0.0)));
    let (_, out, _) = run(&["trust", "--claims", "claims.csv", "--why", "b"]);
    assert!(out.contains("Later ones overtook 1 statement of it"), "{out}");
    for (more, about) in
        [(["documents"].as_slice(), "[PATH]"), (&["--min-confidence", "0.5"], "--min-confidence")]
    {
        let arguments = [&["trust", "--claims", "claims.csv"], more].concat();
        let (status, _, err) = run(&arguments);
        assert!(status == 2 && err.contains(about), "{err}");
    }
    let (status, _, err) = run(&["trust", "--claims", "."]);
    assert!(status == 2 && err.contains("name a file in this folder"), "{err}");
}

#[test]
fn who_is_quoted_can_be_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let quoted = "The harbour office wrote to the town.\n\n“The Varnholm bridge was opened on 21 May 2031,” said Ada Lindqvist.\n";
    let plain = "The Varnholm bridge was opened on 12 May 2031.\n";
    for (name, text) in [("a.txt", plain), ("b.txt", plain), ("c.txt", quoted)] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let run = |arguments: &[&str]| parts(atodds(arguments).current_dir(folder.path()).output().unwrap());
    for name in ["Ada Lindqvist", "Ada Lindqvist (quoted)"] {
        let (status, out, err) = run(&["trust", ".", "--why", name]);
        assert!(status == 0 && out.contains("Ada Lindqvist (quoted): 0."), "{out} {err}");
        assert!(
            out.contains("Largest losses") && out.contains("The ranking without each other source"),
            "{out}"
        );
    }
    let (status, _, err) = run(&["trust", ".", "--why", "Ada Lindquist"]);
    assert!(status == 2 && err.contains("did you mean `Ada Lindqvist (quoted)`?"), "{err}");
}
