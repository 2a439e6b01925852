//! Conflicts: claims about one attribute of one thing that cannot both hold.
//!
//! One file a kind; [`KINDS`] lists them. A kind only judges two values; whether the claims are about the same was said
//! by the topic stage, and which pairs become reports is decided in `select.rs` for all kinds alike.

mod acronym;
mod attribution;
mod cause;
mod cluster;
mod comparison;
mod composition;
mod confidence;
mod count_list;
mod date;
mod denied;
mod duration;
mod explain;
pub mod features;
mod forest;
mod judge;
mod known;
mod meanings;
mod mechanism;
mod name;
mod named;
mod ordinal;
mod origin;
mod outcome;
mod person;
mod place;
mod polarity;
mod quantity;
mod role;
mod select;
mod things;
mod ties;
mod unnamed;

pub use cluster::{Finding, Side};
pub use explain::value as display;
pub use judge::pairs;
pub use meanings::Meanings;
pub use mechanism::Mechanism;
pub use select::{Weighed, find, weighed};

use crate::analysis::Document;
use crate::claim::{Claim, ClaimValue, Slot};
use crate::entity::Entities;
use crate::report::Severity;
use crate::text::lower;
use crate::topic::same::Parts;
use crate::topic::{Alike, Crowd, Rarity};
use crate::value::Value;
use std::borrow::Cow;
use std::sync::OnceLock;

/// Two claims of one slot with what is known of them.
#[derive(Debug)]
pub struct Pair<'a> {
    /// The first claim.
    pub a: &'a Claim,
    /// The second claim.
    pub b: &'a Claim,
    /// What they have in common.
    pub alike: &'a Alike,
    /// All documents.
    pub documents: &'a [Document],
    /// All entities.
    pub entities: &'a Entities,
    /// How rare the terms are.
    pub rarity: &'a Rarity<'a>,
    /// What values the documents give.
    pub crowd: &'a Crowd<'a>,
    /// Which sentences have which words.
    pub meanings: &'a Meanings<'a>,
}

impl Pair<'_> {
    /// Whether both claims stand in one document.
    pub fn within(&self) -> bool {
        self.a.document == self.b.document
    }

    /// Whether one of the two documents gives the other's amount too, of whatever.
    fn gives_both(&self) -> bool {
        gives_both(self.a, self.b, self.crowd)
    }

    /// Whether the two documents name so many of the same things, countries left out, that they tell one story.
    pub fn one_story(&self) -> bool {
        self.entities.shared(self.a.document, self.b.document).take(3).count() == 3
    }
}

/// Whether the document of one of two claims gives the other's amount too, of whatever.
fn gives_both(a: &Claim, b: &Claim, crowd: &Crowd<'_>) -> bool {
    let gives = |claim: &Claim, other: &Claim| match &claim.value {
        ClaimValue::Typed(Value::Quantity(q)) => crowd.states(other.document, q.nominal),
        _ => false,
    };
    gives(a, b) || gives(b, a)
}

/// What a kind says of two values.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// One value in other words, or two that can both hold.
    Agree,
    /// Both can't hold. `weight` is added to the score: what the values themselves say for or against one slot.
    Differ {
        /// How grave.
        severity: Severity,
        /// Added to the score of sameness.
        weight: f64,
    },
    /// Each held at its own time.
    Update,
    /// Nothing follows.
    Unrelated,
}

/// The words of a claim's sentence, in lower case.
fn words<'a>(pair: &Pair<'a>, claim: &Claim) -> Vec<Cow<'a, str>> {
    let document = &pair.documents[claim.document];
    let tokens = document.sentences.get(claim.sentence).map_or(&[][..], |s| &s.tokens);
    tokens.iter().map(|t| lower(t.span.of(&document.source.text.visible))).collect()
}

/// A kind of conflict.
#[derive(Debug)]
pub struct Kind {
    /// Its name in reports.
    pub id: &'static str,
    /// What it is, for `atodds explain`.
    pub explanation: &'static str,
    /// The slots that it judges.
    pub slots: &'static [Slot],
    /// The score of sameness from which on a difference is reported; for what the forest weighs, the
    /// score from which on two claims surely agree.
    pub threshold: f64,
    /// Log-odds that a report of which a rule alone decides is right: such that the mean confidence of a kind's reports on
    /// labelled corpora is the share of right ones, drawn a little to that of all kinds (`atodds eval --calibration`).
    pub odds: f64,
    /// What this kind adds to the score for the parts that matter to it.
    pub tune: fn(&Parts, Slot) -> f64,
    /// Judges two values.
    pub judge: fn(&Pair<'_>) -> Verdict,
}

/// All kinds. A new one is a file and a line here.
pub const KINDS: &[&Kind] = &[
    &quantity::KIND,
    &date::KIND,
    &duration::KIND,
    &ordinal::KIND,
    &role::KIND,
    &name::KIND,
    &place::KIND,
    &person::KIND,
    &polarity::KIND,
    &outcome::KIND,
    &cause::KIND,
    &comparison::KIND,
    &count_list::KIND,
    &acronym::KIND,
    &composition::KIND,
    &attribution::KIND,
    &origin::KIND,
];

/// The kind that judges a slot.
pub fn kind_of(slot: Slot) -> Option<&'static Kind> {
    // It is asked of every pair of claims.
    static BY_SLOT: OnceLock<Vec<Option<&'static Kind>>> = OnceLock::new();
    let by_slot = BY_SLOT.get_or_init(|| {
        let slots = KINDS.iter().flat_map(|kind| kind.slots.iter().map(move |&slot| (slot as usize, *kind)));
        let mut by_slot = Vec::new();
        for (slot, kind) in slots {
            by_slot.resize(by_slot.len().max(slot + 1), None);
            by_slot[slot].get_or_insert(kind);
        }
        by_slot
    });
    by_slot.get(slot as usize).copied().flatten()
}
