//! What `atodds parse --format conllu` prints is CoNLL-U, whatever the text.

use atodds::analysis::{Rel, Tag};
use atodds::config::Settings;
use atodds::report::parse;
use atodds::{analyse, source};
use proptest::prelude::*;

/// The analysis of a plain text as `parse` prints it.
fn conllu(text: &str) -> String {
    let source = source::read("text.txt", text.as_bytes(), &Settings::default()).0;
    source.map_or_else(String::new, |source| parse::conllu(&source.text.visible, &analyse(&source)))
}

/// Checks one sentence: its comments, and that its words make one tree.
fn check_sentence(number: usize, lines: &[&str]) {
    assert_eq!(lines[0], format!("# sent_id = {number}"));
    assert!(lines[1].starts_with("# text = "), "{lines:?}");
    let words: Vec<Vec<&str>> = lines[2..].iter().map(|line| line.split('\t').collect()).collect();
    assert!(!words.is_empty(), "{lines:?}");
    let mut heads = vec![0];
    for (index, columns) in words.iter().enumerate() {
        let [id, form, lemma, upos, xpos, feats, head, deprel, deps, misc] = columns[..] else {
            panic!("{columns:?} are not ten");
        };
        assert_eq!(id, (index + 1).to_string());
        assert!(
            [form, lemma, feats].iter().all(|field| !field.is_empty() && field.trim() == *field),
            "{columns:?}"
        );
        assert!(
            Tag::from_name(upos).is_some() && Rel::NAMES.iter().any(|(_, name)| *name == deprel),
            "{columns:?}"
        );
        assert!((xpos, deps) == ("_", "_") && matches!(misc, "_" | "SpaceAfter=No"), "{columns:?}");
        let names: Vec<&str> = feats.split('|').collect();
        assert!(
            names.is_sorted() && (feats == "_" || names.iter().all(|name| name.contains('='))),
            "{columns:?}"
        );
        let head: usize = head.parse().unwrap();
        assert_eq!(head == 0, deprel == "root", "{columns:?}");
        heads.push(head);
    }
    assert_eq!(heads.iter().skip(1).filter(|head| **head == 0).count(), 1, "one root: {lines:?}");
    for word in 1..heads.len() {
        let (mut at, mut steps) = (word, 0);
        while at != 0 {
            at = heads[at];
            steps += 1;
            assert!(steps <= heads.len(), "a cycle: {lines:?}");
        }
    }
}

fn check(text: &str) -> usize {
    let out = conllu(text);
    assert!(out.is_empty() || out.ends_with("\n\n"));
    let sentences: Vec<&str> = out.split_terminator("\n\n").collect();
    for (index, sentence) in sentences.iter().enumerate() {
        check_sentence(index + 1, &sentence.split('\n').collect::<Vec<_>>());
    }
    sentences.len()
}

#[test]
fn odd_texts_are_valid() {
    assert_eq!(check(""), 0);
    assert_eq!(check("Great win! It was 3–2."), 2);
    for text in [
        "See https://www.example.com/a/b?x=1&y=2#z or write to jane.doe+news@mail.example.co.uk today.",
        "Profit rose to $3.2bn from €410m, up 12.5 %, on 3-4 July.",
        "They don't know it's John's, and we can't've said she'd go.",
        "?!... -- ;;",
        "Great win 🎉🎉 for us 👍🏽 !!!",
        "a\tb\u{a0}c\u{b}d\u{200b}e\u{0}f 1 200 men",
        "# text = no comment\n\n# sent_id = 7",
        "_ | = \\ \u{feff} \u{301} \u{202e}x",
    ] {
        check(text);
    }
}

#[test]
fn tables_have_rows_in_a_tree_each() {
    check("| Town | People |\n|---|---|\n| Askby | 1,200 |\n");
    let text = "Town\tPeople\nAskby\t1,200\nTorvane\t900\n";
    check(text);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]
    #[test]
    fn any_text_is_valid(
        text in "\\PC{0,80}|([A-Z]{1,8} ){0,12}|[a-z .,'\"()0-9$%\\-\t\n]{0,120}|(\\pL{1,6}[ \u{a0}\u{2009}\t]){0,20}|\\PC*\u{0}\\PC*"
    ) {
        check(&text);
    }
}
