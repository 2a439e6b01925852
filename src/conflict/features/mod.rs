//! What speaks for and against a differing pair of claims being a conflict, as numbers for `super::forest`.
//!
//! Each is symmetric in the two claims. What two documents say elsewhere counts as much as the two sentences: whether
//! each gives the other's value too, whether third documents side with one of them, and whether either claim has a
//! better partner in the other document.

mod claims;
mod sentences;
mod values;

use super::Verdict;
use super::known::Known;
use super::select::{Judged, Ties};
use crate::claim::{ClaimValue, Slot};
use crate::entity::EntityId;
use crate::topic::alignment::Near;
use fnv::FnvHashMap;
use std::sync::OnceLock;

/// The names of the features, in their order.
pub const NAMES: &[&str] = &[
    "slot",
    "score",
    "margin",
    "weight",
    "tension",
    "head",
    "tied",
    "names",
    "nearby",
    "heading",
    "narrowed",
    "crossed",
    "owners",
    "actors",
    "scope",
    "oblique",
    "patient",
    "plan",
    "readings",
    "crowd",
    "within",
    "adjacent",
    "shared_sum",
    "shared_cosine",
    "shared_most",
    "shared_count",
    "terms_least",
    "terms_most",
    "agree_least",
    "agree_most",
    "states_least",
    "states_most",
    "support_least",
    "support_most",
    "support_score",
    "support_cross",
    "rank_least",
    "rank_most",
    "rank_shared_least",
    "rank_shared_most",
    "slot_claims_least",
    "slot_claims_most",
    "sentence_values",
    "things_shared",
    "things_nameable",
    "ties_agree",
    "ties_differ",
    "weak",
    "negated",
    "speakers",
    "provisional",
    "times",
    "planned",
    "sole",
    "rows",
    "dimension",
    "ratio",
    "digit_edits",
    "digits",
    "digits_permuted",
    "smaller",
    "hedged",
    "bounds",
    "days_apart",
    "grain_same",
    "grain",
    "years_written",
    "relative",
    "days_published",
    "growing",
    "sentence_cosine",
    "sentence_soft_least",
    "sentence_soft_most",
    "sentence_share_least",
    "sentence_share_most",
    "sentence_words",
    "sentence_words_share",
    "aligned",
    "aligned_share_most",
    "aligned_share_least",
    "aligned_words",
    "lone_sum",
    "lone_least",
    "roots_alike",
    "soft_margin_least",
    "soft_margin_most",
    "soft_better_least",
    "soft_better_most",
    "words_margin_least",
    "words_margin_most",
    "words_better_least",
    "words_better_most",
    "sentence_support_least",
    "sentence_support_most",
    "other_word",
    "other_word_alike",
    "other_word_place",
    "other_number",
    "same_number",
    "other_predicate",
    "other_predicate_alike",
    "denied_in_one",
    "sentence_things",
    "sentence_names",
    "sentence_names_apart",
    "sentence_numbers",
    "sentence_numbers_apart",
    "denials_apart",
    "length_least",
    "length_most",
    "modals",
    "modals_apart",
    "quoting",
    "near_cosine",
    "heads_alike",
    "predicates_alike",
    "head_near",
    "relation_same",
    "relation_least",
    "relation_most",
    "preposition_same",
    "preposition_lacking",
    "names_alike",
    "names_exclusive",
    "documents",
    "mentions_least",
    "mentions_most",
    "naming_least",
    "naming_most",
    "attribute_same",
    "attributes_alike",
    "month_same",
    "day_same",
    "position_least",
    "position_most",
    "sentences_least",
    "sentences_most",
];

/// One feature vector.
pub type Features = Vec<f32>;

/// What the features are read from.
#[derive(Debug)]
pub(super) struct Evidence<'a> {
    known: &'a Known<'a>,
    ties: &'a Ties,
    /// Scores of the pairs of a claim with the claims of another document, best first, at most two.
    best: FnvHashMap<(usize, usize), [(f64, usize); 2]>,
    /// The same by what is shared.
    shared: FnvHashMap<(usize, usize), [(f64, usize); 2]>,
    /// The best score with which another document agrees with a claim.
    agree: FnvHashMap<(usize, usize), f64>,
    /// Claims that give a claim's value, with the score of the pair.
    agreeing: FnvHashMap<usize, Vec<(f64, usize)>>,
    /// How many claims of a slot a document has, and how many a sentence.
    slots: FnvHashMap<(usize, Slot), usize>,
    sentences: FnvHashMap<(usize, usize, Slot), usize>,
    /// How often a document names a thing.
    mentions: FnvHashMap<(usize, EntityId), usize>,
    norms: Vec<f64>,
    /// What stands around each claim's value.
    nears: Vec<OnceLock<Near>>,
}

impl<'a> Evidence<'a> {
    /// Gathers what is known of all judged pairs.
    pub fn of(judged: &[Judged], known: &'a Known<'a>, ties: &'a Ties) -> Self {
        let claims = known.claims;
        let mut evidence = Evidence {
            known,
            ties,
            best: FnvHashMap::default(),
            shared: FnvHashMap::default(),
            agree: FnvHashMap::default(),
            agreeing: FnvHashMap::default(),
            slots: FnvHashMap::default(),
            sentences: FnvHashMap::default(),
            mentions: mentions(known),
            norms: (0..claims.len()).map(|claim| known.rarity.norm(claim)).collect(),
            nears: vec![OnceLock::new(); claims.len()],
        };
        for claim in claims {
            *evidence.slots.entry((claim.document, claim.slot)).or_default() += 1;
            *evidence.sentences.entry((claim.document, claim.sentence, claim.slot)).or_default() += 1;
        }
        for j in judged {
            for (one, other) in [(j.a, j.b), (j.b, j.a)] {
                let key = (one, claims[other].document);
                enter(evidence.best.entry(key).or_insert(NONE), j.score, other);
                enter(evidence.shared.entry(key).or_insert(NONE), j.shared.sum, other);
                if matches!(j.verdict, Verdict::Agree) {
                    let entry = evidence.agree.entry(key).or_insert(f64::NEG_INFINITY);
                    *entry = entry.max(j.score);
                    let known = evidence.agreeing.entry(one).or_default();
                    if j.score > SUPPORT && known.len() < MOST_SUPPORTERS {
                        known.push((j.score, other));
                    }
                }
            }
        }
        evidence
    }

    /// The features of a judged pair, of which [`Evidence::told`] are those that all pairs in its two sentences have.
    pub fn features(&self, j: &Judged, told: &[f32]) -> Features {
        let mut out = Features::with_capacity(NAMES.len());
        self.pair(j, &mut out);
        self.others(j, &mut out);
        self.documents(j, &mut out);
        self.qualifiers(j, &mut out);
        values::values(&self.known.claims[j.a], &self.known.claims[j.b], &mut out);
        self.days(j, &mut out);
        out.extend_from_slice(told);
        self.surroundings(j, &mut out);
        self.named(j, &mut out);
        self.attributes(j, &mut out);
        self.positions(j, &mut out);
        debug_assert_eq!(out.len(), NAMES.len());
        out
    }
}

/// How often each document names each thing that claims have for value.
fn mentions(known: &Known<'_>) -> FnvHashMap<(usize, EntityId), usize> {
    let mut mentions = FnvHashMap::default();
    let names = known.claims.iter().filter(|claim| claim.slot.is_some_name());
    for claim in names {
        if let ClaimValue::Entity(e) = claim.value {
            *mentions.entry((claim.document, e)).or_default() += 1;
        }
    }
    mentions
}

/// Agreement with less than this does not count as support.
const SUPPORT: f64 = 0.3;
/// Supporters of a claim that are kept: cost must not grow with the number of documents.
const MOST_SUPPORTERS: usize = 32;

const NONE: [(f64, usize); 2] = [(-3.0, usize::MAX); 2];

fn enter(best: &mut [(f64, usize); 2], score: f64, claim: usize) {
    let better = |than: (f64, usize)| score > than.0 || (score == than.0 && claim < than.1);
    if better(best[0]) {
        *best = [(score, claim), best[0]];
    } else if better(best[1]) {
        best[1] = (score, claim);
    }
}

fn flag(set: bool) -> f64 {
    f64::from(u8::from(set))
}

fn push(out: &mut Features, values: &[f64]) {
    out.extend(values.iter().map(|&v| v as f32));
}

/// The smaller and the greater.
fn both(out: &mut Features, [x, y]: [f64; 2]) {
    push(out, &[x.min(y), x.max(y)]);
}
