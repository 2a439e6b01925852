//! Tallies, totals, ranks, rows of items and label lines, from text to report.

use crate::texts::kinds;

/// Sentences that let two texts tell one story.
const STORY: [&str; 2] = [
    "The Halmey Bridge at Vossund was opened in Korland by Governor Tilda Merkow of the Orsk Harbour Board.",
    "Tilda Merkow, Governor of Korland, spoke of the Halmey Bridge for the Orsk Harbour Board at Vossund.",
];

#[track_caller]
fn alone(kind: &str, text: &str) {
    assert_eq!(kinds(&[text]), [kind], "{text}");
}

#[track_caller]
fn nothing(text: &str) {
    assert!(kinds(&[text]).is_empty(), "{text}: {:?}", kinds(&[text]));
}

/// Two texts of one story.
#[track_caller]
fn two(kind: &str, a: &str, b: &str) {
    let found = kinds(&[&format!("{}\n\n{a}\n", STORY[0]), &format!("{}\n\n{b}\n", STORY[1])]);
    assert_eq!(found, [kind], "{a} | {b}");
}

#[track_caller]
fn agree(a: &str, b: &str) {
    let found = kinds(&[&format!("{}\n\n{a}\n", STORY[0]), &format!("{}\n\n{b}\n", STORY[1])]);
    assert!(found.is_empty(), "{a} | {b}: {found:?}");
}

#[test]
fn a_label_counts_what_its_brackets_list() {
    alone("count-vs-list", "Members: 5 (Larn, Tarnby, Ostby, Ruda)");
    nothing("Members: 4 (Larn, Tarnby, Ostby, Ruda)");
}

#[test]
fn numbers_of_kinds_add_up() {
    alone("count-vs-list", "Four people died in the fire: two firemen and a nurse.");
    nothing("Four people died in the fire: three firemen and a nurse.");
}

#[test]
fn headings_and_bare_numbers_announce_items() {
    alone("count-vs-list", "## The six steps\n\n1. Wash\n2. Dry\n3. Fold\n4. Iron\n5. Store\n");
    alone("count-vs-list", "Four more are leaving:\n\n- Ada Quill\n- Ben Roe\n- Cara Finn\n");
    nothing("Three more are leaving:\n\n- Ada Quill\n- Ben Roe\n- Cara Finn\n");
}

#[test]
fn names_come_with_brackets_and_before_their_number() {
    alone("count-vs-list", "They had three children, Jan (born 1920) and Eva (born 1923).");
    alone("count-vs-list", "Ada Quill, Ben Roe and Cara Finn were charged. All four deny it.");
    nothing("Ada Quill, Ben Roe and Cara Finn were charged. All three deny it.");
}

#[test]
fn a_total_is_the_sum_of_its_rows() {
    let table = |total: &str| {
        format!("| Ward | Votes |\n|---|---|\n| North | 410 |\n| South | 390 |\n| Total | {total} |\n")
    };
    alone("count-vs-list", &table("810"));
    nothing(&table("800"));
}

#[test]
fn rows_of_items_differ_in_one() {
    two(
        "composition",
        "The bell is cast from copper, tin and zinc.",
        "The bell was cast from copper, tin and lead.",
    );
    two(
        "composition",
        "Founding members: Norway, Chile, Japan, Peru",
        "The treaty was signed in May by Norway, Chile, Japan and Kenya.",
    );
    agree("The bell is cast from copper, tin and zinc.", "The bell was cast from zinc, tin and copper.");
    agree(
        "The bell is cast from copper, tin and zinc.",
        "The bell was cast from copper, tin and other metals.",
    );
}

#[test]
fn votes_are_counted_once() {
    two(
        "outcome",
        "The board approved the bridge by 12 votes to 5.",
        "The bridge was approved by the board unanimously.",
    );
    agree(
        "The board approved the bridge by 12 votes to 5.",
        "The bridge was approved by the board, 12 to 5.",
    );
}

#[test]
fn ranks_and_ranges_of_superlatives() {
    two(
        "comparison",
        "It was the worst flood in Korland since 1953.",
        "It was the deadliest flood to hit Korland since 1962.",
    );
    two(
        "comparison",
        "The Halmey Bridge, the longest in Korland, cost a fortune.",
        "The Halmey Bridge, the third-longest in Korland, opened today.",
    );
    agree("It was the worst flood in Korland since 1953.", "It was the worst flood in Korland since 1953.");
    agree("It was the worst flood in Korland since 1953.", "It was the worst frost in Korland since 1962.");
}

#[test]
fn short_forms_are_spelt_out_in_many_ways() {
    two("acronym", "PSC: Port Safety Council", "The Port Security Council (PSC) met on Monday.");
    two(
        "acronym",
        "The Port Safety Council, PSC to its friends, met.",
        "PSC stands for Port Security Council.",
    );
    two(
        "acronym",
        "RAFT is short for Rapid Alert and Flood Tracking.",
        "RAFT, short for River Alarm and Flood Tracking, is new.",
    );
    agree("PSC: Port Safety Council", "The Port Safety Council, known as the PSC, met.");
}

#[test]
fn a_label_dates_what_the_title_names() {
    let table =
        "# Tilda Merkow\n\n| | |\n|---|---|\n| Born | 3 August 1961 |\n\nTilda Merkow is a governor.\n";
    assert_eq!(kinds(&[table, "Tilda Merkow was born on 13 August 1963 in Vossund.\n"]), ["date"]);
    assert!(kinds(&[table, "Tilda Merkow was born on 3 August 1961 in Vossund.\n"]).is_empty());
}
