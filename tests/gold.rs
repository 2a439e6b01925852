//! The labels of `sources/` and when a report matches them: two of its positions lie on two different labelled ones.

use atodds::report::{Conflict, Evidence};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use unicode_normalization::UnicodeNormalization;

/// The labelled conflicts and look-alikes.
#[derive(Deserialize)]
pub struct Gold {
    pub conflicts: Vec<Label>,
    pub non_conflicts: Vec<Label>,
}

/// One labelled conflict (positions) or look-alike (statements).
#[derive(Deserialize)]
pub struct Label {
    pub id: String,
    pub kind: Option<String>,
    #[serde(default)]
    positions: Vec<Labelled>,
    #[serde(default)]
    statements: Vec<Item>,
}

#[derive(Deserialize)]
struct Labelled {
    evidence: Vec<Item>,
}

#[derive(Clone, Deserialize)]
struct Item {
    source: String,
    quote: String,
}

impl Gold {
    /// The labels of the documents in `sources/`.
    pub fn of_sources() -> Gold {
        let gold: Gold = serde_json::from_str(include_str!("sources-gold.json")).unwrap();
        assert_eq!((gold.conflicts.len(), gold.non_conflicts.len()), (11, 13));
        gold
    }

    /// A look-alike by its id.
    pub fn non_conflict(&self, id: &str) -> &Label {
        self.non_conflicts.iter().find(|label| label.id == id).expect("a label of that id")
    }
}

impl Label {
    /// Whether two positions of the report lie on two different positions of the label.
    pub fn is_matched_by(&self, reported: &Conflict) -> bool {
        let groups: Vec<Vec<Item>> = if self.positions.is_empty() {
            self.statements.iter().map(|item| vec![item.clone()]).collect()
        } else {
            self.positions.iter().map(|position| position.evidence.clone()).collect()
        };
        let same_kind = self.kind.as_deref() == Some(&reported.kind);
        let hits: Vec<BTreeSet<usize>> = reported
            .positions
            .iter()
            .map(|position| {
                let lies_on = |items: &Vec<Item>| {
                    position.evidence.iter().any(|said| items.iter().any(|item| item.holds(said, same_kind)))
                };
                (0..groups.len()).filter(|&i| lies_on(&groups[i])).collect::<BTreeSet<_>>()
            })
            .filter(|hits: &BTreeSet<usize>| !hits.is_empty())
            .collect();
        let pairs = (0..hits.len()).flat_map(|a| (a + 1..hits.len()).map(move |b| (a, b)));
        pairs.into_iter().any(|(a, b)| hits[a].union(&hits[b]).count() >= 2)
    }
}

impl Item {
    fn holds(&self, said: &Evidence, same_kind: bool) -> bool {
        let (mention, quote) = (folded(&said.mention), folded(&self.quote));
        self.source == said.source
            && overlap(&said.quote, &self.quote)
            && (same_kind || quote.contains(&mention) || mention.contains(&quote))
    }
}

/// Whether two quotes cover the same text: one holds the other, or four fifths of its words.
fn overlap(a: &str, b: &str) -> bool {
    let (a, b) = (folded(a), folded(b));
    if a.is_empty() || b.is_empty() {
        return false;
    }
    let (x, y) = (words(&a), words(&b));
    let shorter = x.values().sum::<usize>().min(y.values().sum());
    let common: usize = x.iter().map(|(word, n)| (*n).min(y.get(word).copied().unwrap_or(0))).sum();
    a.contains(&b) || b.contains(&a) || shorter >= 4 && common * 5 >= shorter * 4
}

fn words(text: &str) -> BTreeMap<&str, usize> {
    let mut counts = BTreeMap::new();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        *counts.entry(word).or_default() += 1;
    }
    counts
}

/// Lower case, without quotation marks and markup, with plain dashes and single spaces.
fn folded(text: &str) -> String {
    let plain = text.nfkc().flat_map(char::to_lowercase).filter_map(|c| match c {
        '‘' | '’' | '“' | '”' | '"' | '\'' | '`' | '*' | '_' | '|' | '#' | '>' => None,
        '\u{2010}'..='\u{2015}' => Some('-'),
        c => Some(c),
    });
    plain.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn quotes_overlap_by_words_whatever_their_marks() {
    assert!(overlap("“The toll—thirty crowns—is new,” she said.", "the toll-thirty crowns-is  new"));
    assert!(overlap("The old toll of thirty crowns is gone", "the toll of thirty crowns is really gone"));
    assert!(!overlap("The toll is thirty crowns", "The ferry leaves at nine"));
    assert!(!overlap("toll thirty", "thirty toll") && !overlap("", "toll"));
}
