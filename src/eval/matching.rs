//! When a reported conflict is a labelled one.
//!
//! A reported position matches a labelled one when some evidence of it lies in the same source, its quote covers the
//! same text, and the words of its value stand in the labelled quote (not asked where the kinds are the same). A report
//! matches a label when two of its positions match two different positions of the label.

use crate::report::{Conflict, Evidence};
use serde::Deserialize;
use std::collections::{BTreeSet, HashMap};
use unicode_normalization::UnicodeNormalization;

/// A labelled quote.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Item {
    /// The source's id or file name.
    pub source: String,
    /// The words.
    #[serde(default)]
    pub quote: String,
}

/// The evidence of each position of a label.
pub type Groups = Vec<Vec<Item>>;

/// Share of the shorter quote's words that two quotes of one sentence have in common.
const COVERED: f64 = 0.8;
/// Quotes of fewer words must be one inside the other.
const FEWEST: usize = 4;

/// Whether a report is about a label; `kind` is the label's kind.
pub fn matches(reported: &Conflict, groups: &Groups, kind: Option<&str>) -> bool {
    let same_kind = kind == Some(reported.kind.as_str());
    let hits: Vec<BTreeSet<usize>> = reported
        .positions
        .iter()
        .map(|p| positions(p.evidence.iter(), groups, same_kind))
        .filter(|hit| !hit.is_empty())
        .collect();
    let two = |a: &BTreeSet<usize>, b: &BTreeSet<usize>| a.union(b).count() >= 2;
    hits.iter().enumerate().any(|(n, a)| hits[n + 1..].iter().any(|b| two(a, b)))
}

/// The labelled positions that some of the evidence matches.
pub fn positions<'a>(
    evidence: impl Iterator<Item = &'a Evidence>,
    groups: &Groups,
    same_kind: bool,
) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    for e in evidence {
        for (i, items) in groups.iter().enumerate() {
            if items.iter().any(|item| covers(e, item, same_kind)) {
                found.insert(i);
            }
        }
    }
    found
}

fn covers(evidence: &Evidence, item: &Item, same_kind: bool) -> bool {
    if source_id(&evidence.source) != source_id(&item.source) || !overlaps(&evidence.quote, &item.quote) {
        return false;
    }
    let (mention, quote) = (normal(&evidence.mention), normal(&item.quote));
    same_kind || mention.is_empty() || quote.contains(&mention) || mention.contains(&quote)
}

/// A source's id is its file name without folders and ending.
fn source_id(name: &str) -> String {
    let base = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let endings = [".txt", ".md", ".htm", ".html", ".pdf", ".json"];
    let lower = base.to_ascii_lowercase();
    let ending = endings.iter().find(|e| lower.ends_with(*e));
    ending.map_or(base, |e| &base[..base.len() - e.len()]).to_owned()
}

/// Whether two quotes cover the same text.
fn overlaps(reported: &str, gold: &str) -> bool {
    let (r, g) = (normal(reported), normal(gold));
    if r.is_empty() || g.is_empty() {
        return false;
    }
    if r.contains(&g) || g.contains(&r) {
        return true;
    }
    let (p, q) = (words(&r), words(&g));
    let size = |w: &HashMap<&str, usize>| w.values().sum::<usize>();
    let shorter = size(&p).min(size(&q));
    let both: usize = p.iter().map(|(word, n)| (*n).min(q.get(word).copied().unwrap_or(0))).sum();
    shorter >= FEWEST && both as f64 >= COVERED * shorter as f64
}

fn words(text: &str) -> HashMap<&str, usize> {
    let mut counts = HashMap::new();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        *counts.entry(word).or_default() += 1;
    }
    counts
}

/// Without quotation marks, marks of Markdown, case and differences of dashes and spaces.
fn normal(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.nfkc().flat_map(char::to_lowercase) {
        match c {
            '\u{2018}' | '\u{2019}' | '\u{201c}' | '\u{201d}' => {}
            '"' | '\'' | '`' | '*' | '_' | '|' | '#' | '>' => {}
            '\u{2010}'..='\u{2015}' => out.push('-'),
            c => out.push(c),
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_of_one_sentence_overlap() {
        assert!(overlaps("The mill – built in 1871 – burned.", "built in 1871"));
        assert!(overlaps("**The mill** burned", "the mill burned down twice"));
        assert!(overlaps("a mill that burned down in 1871", "the mill that burned down in 1871"));
        assert!(!overlaps("the mill burned", "the inn burned down"));
        assert!(!overlaps("", "the inn"));
    }

    #[test]
    fn a_source_is_its_file_name() {
        assert_eq!(source_id("a/b/Herald.HTML"), "Herald");
        assert_eq!(source_id("herald.v2"), "herald.v2");
    }
}
