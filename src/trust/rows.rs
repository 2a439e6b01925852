//! The statements of one slot: which of them still stand, and how a value is written most.

use super::form::Form;
use std::collections::{BTreeMap, HashMap};

/// A statement with its slot and source by index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Row<'a> {
    pub slot: usize,
    pub source: usize,
    pub time: &'a str,
    pub text: &'a str,
}

/// The statements of a slot that still stood at the end. A source's own later word replaces its earlier one; and where
/// a source moved from one value to another, whoever gave the old value until then was overtaken by events, not wrong.
pub(super) fn latest<'a>(
    rows: &[Row<'a>],
    forms: &HashMap<&str, Form>,
    superseded: &mut [usize],
) -> Vec<Row<'a>> {
    let mut kept = Vec::with_capacity(rows.len());
    let mut moves: Vec<(&Form, &str)> = Vec::new();
    for own in rows.chunk_by(|a, b| a.source == b.source) {
        // Rows of a source are in order of time; those without a time stand first and are never overtaken.
        let last = own.last().map_or("", |row| row.time);
        for row in own {
            if row.time.is_empty() || row.time == last {
                kept.push(*row);
                continue;
            }
            // What it says again was not overtaken.
            let replaced = own.iter().filter(|r| r.time == last).all(|r| forms[r.text] != forms[row.text]);
            if replaced {
                superseded[row.source] += 1;
                moves.push((&forms[row.text], last));
            }
        }
    }
    if !moves.is_empty() {
        kept.retain(|row| {
            let old = !row.time.is_empty()
                && moves.iter().any(|(form, until)| **form == forms[row.text] && row.time < *until);
            superseded[row.source] += usize::from(old);
            !old
        });
    }
    kept
}

/// The writing that most rows have; of equals the first in the alphabet.
pub(super) fn most_usual(rows: &[Row<'_>]) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    rows.iter().for_each(|row| *counts.entry(row.text).or_default() += 1);
    let best = counts.into_iter().max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(a.0)));
    best.map_or_else(String::new, |(text, _)| text.trim().to_owned())
}
