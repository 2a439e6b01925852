//! Labels: what a careful reader found in a corpus.

use super::Miss;
use super::matching::{Groups, Item};
use serde::Deserialize;

/// The labels of one corpus, as they stand in its `gold.json`.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
pub struct Gold {
    /// All conflicts.
    pub conflicts: Vec<Label>,
    /// What looks like a conflict and is none.
    #[serde(default)]
    pub non_conflicts: Vec<Decoy>,
    /// What may be reported or not.
    #[serde(default)]
    pub optional_conflicts: Vec<Label>,
    /// The sources from the most to the least reliable, if there is such an order.
    #[serde(default)]
    pub reliability: Option<Vec<String>>,
}

/// A labelled conflict.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Label {
    /// Its name in the corpus.
    #[serde(default)]
    pub id: String,
    /// Its kind.
    #[serde(default = "unknown")]
    pub kind: String,
    /// How grave it is.
    #[serde(default = "unknown")]
    pub severity: String,
    /// What it is about.
    #[serde(default)]
    pub topic: String,
    /// The positions.
    pub positions: Vec<Position>,
}

/// A labelled non-conflict.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Decoy {
    /// Its name in the corpus.
    #[serde(default)]
    pub id: String,
    /// Why it is none.
    #[serde(default = "unknown")]
    pub why: String,
    /// What it is about.
    #[serde(default)]
    pub topic: String,
    /// The statements that only seem to differ.
    #[serde(default)]
    pub statements: Vec<Item>,
    /// The same, as positions.
    #[serde(default)]
    pub positions: Vec<Position>,
}

/// One side of a labelled conflict: a list of evidence, or one source and quote of its own.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Position {
    /// The value.
    #[serde(default)]
    pub value: serde_json::Value,
    /// Where it is given.
    pub evidence: Option<Vec<Item>>,
    /// The source, where there is no list.
    #[serde(default)]
    pub source: String,
    /// The quote, where there is no list.
    #[serde(default)]
    pub quote: String,
}

fn unknown() -> String {
    "?".to_owned()
}

impl Position {
    fn items(&self) -> Vec<Item> {
        let own = || vec![Item { source: self.source.clone(), quote: self.quote.clone() }];
        self.evidence.clone().unwrap_or_else(own)
    }

    fn shown(&self) -> String {
        self.value.as_str().map_or_else(|| self.value.to_string(), str::to_owned)
    }
}

impl Label {
    /// The evidence of each position.
    pub fn groups(&self) -> Groups {
        self.positions.iter().map(Position::items).collect()
    }

    pub(super) fn miss(&self, what: &'static str) -> Miss {
        let quotes = self
            .positions
            .iter()
            .flat_map(|p| p.items().into_iter().map(|item| (p.shown(), item.source, item.quote)));
        Miss {
            what,
            id: self.id.clone(),
            kind: self.kind.clone(),
            topic: self.topic.clone(),
            quotes: quotes.collect(),
        }
    }
}

impl Decoy {
    /// Each statement by itself.
    pub fn groups(&self) -> Groups {
        self.items().into_iter().map(|item| vec![item]).collect()
    }

    fn items(&self) -> Vec<Item> {
        if self.statements.is_empty() {
            self.positions.iter().flat_map(Position::items).collect()
        } else {
            self.statements.clone()
        }
    }

    pub(super) fn miss(&self, what: &'static str) -> Miss {
        Miss {
            what,
            id: self.id.clone(),
            kind: self.why.clone(),
            topic: self.topic.clone(),
            quotes: self.items().into_iter().map(|i| (String::new(), i.source, i.quote)).collect(),
        }
    }
}
