//! What speaks for and against a differing pair of claims being a conflict, as numbers for `super::forest`.
//!
//! Each is symmetric in the two claims. What two documents say elsewhere counts as much as the two sentences: whether
//! each gives the other's value too, whether third documents side with one of them, and whether either claim has a
//! better partner in the other document.

mod alone;
mod claims;
mod edits;
mod focus;
mod sentences;
mod values;

use super::Verdict;
use super::judge::Judged;
use super::known::Known;
use super::ties::Ties;
use crate::pairs::{PairMap, key};
use crate::topic::alignment::Near;
use crate::world::vectors::Wide;
use alone::Alone;
use edits::Digits;
use std::ops::Range;
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
    "singled_out",
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

/// The features that all pairs of claims in two sentences have: what the sentences tell, and where they stand.
pub(super) const TOLD: [Range<usize>; 2] = [71..114, NAMES.len() - 4..NAMES.len()];
/// The others.
pub(super) const OWN: [Range<usize>; 2] = [0..TOLD[0].start, TOLD[0].end..TOLD[1].start];

/// What all pairs of claims in two sentences have in common.
#[derive(Debug)]
pub(super) struct Told {
    /// The features of [`TOLD`].
    pub features: Features,
    /// What the two documents have in common.
    documents: [f64; 4],
}

/// What the features are read from.
#[derive(Debug)]
pub(super) struct Evidence<'a> {
    known: &'a Known<'a>,
    ties: &'a Ties,
    /// What a claim has in common with the claims of another document.
    rivals: PairMap<Rivals>,
    /// For each claim those that give its value, with the score of the pair.
    agreeing: Vec<Vec<(f64, usize)>>,
    /// What is known of each claim alone.
    alone: Vec<Alone>,
    /// What stands around each claim's value.
    nears: Vec<OnceLock<Near>>,
    /// The digits of each claim's value.
    digits: Vec<OnceLock<Option<Digits>>>,
    /// What the attributes mean.
    attributes: Vec<Wide>,
}

/// The best pairs of a claim with the claims of another document.
#[derive(Debug)]
struct Rivals {
    /// Their scores, best first, at most two.
    best: [(f64, usize); 2],
    /// The same by what is shared.
    shared: [(f64, usize); 2],
    /// The best score with which the other document agrees.
    agree: Option<f64>,
}

impl<'a> Evidence<'a> {
    /// Gathers what is known of all judged pairs.
    pub fn of(judged: &[Judged], known: &'a Known<'a>, ties: &'a Ties) -> Self {
        let claims = known.claims;
        let (alone, attributes) = alone::alone(known);
        let mut evidence = Evidence {
            known,
            ties,
            rivals: PairMap::default(),
            agreeing: vec![Vec::new(); claims.len()],
            alone,
            nears: vec![OnceLock::new(); claims.len()],
            digits: vec![OnceLock::new(); claims.len()],
            attributes,
        };
        for j in judged {
            for (one, other) in [(j.a, j.b), (j.b, j.a)] {
                let rivals = evidence.rivals.entry(key(one, claims[other].document)).or_insert(NO_RIVALS);
                enter(&mut rivals.best, j.score, other);
                enter(&mut rivals.shared, j.shared.sum, other);
                if matches!(j.verdict, Verdict::Agree) {
                    rivals.agree = Some(rivals.agree.unwrap_or(f64::NEG_INFINITY).max(j.score));
                    let known = &mut evidence.agreeing[one];
                    if j.score > SUPPORT && known.len() < MOST_SUPPORTERS {
                        known.push((j.score, other));
                    }
                }
            }
        }
        evidence
    }

    /// The features of a judged pair, in place of those in `out`, given what [`Evidence::told`] says of its two sentences.
    pub fn features(&self, j: &Judged, told: &Told, out: &mut Features) {
        out.clear();
        out.reserve(NAMES.len());
        self.pair(j, out);
        self.others(j, out);
        self.documents(j, told, out);
        self.qualifiers(j, out);
        let digits = [j.a, j.b].map(|c| self.digits[c].get_or_init(|| values::digits(&self.known.claims[c])));
        values::values(&self.known.claims[j.a], &self.known.claims[j.b], digits.map(Option::as_ref), out);
        self.days(j, out);
        let (sentences, positions) = told.features.split_at(TOLD[0].len());
        out.extend_from_slice(sentences);
        self.surroundings(j, out);
        self.named(j, out);
        self.attributes(j, out);
        out.extend_from_slice(positions);
        debug_assert_eq!(out.len(), NAMES.len());
    }
}

/// Agreement with less than this does not count as support.
const SUPPORT: f64 = 0.3;
/// Supporters of a claim that are kept: cost must not grow with the number of documents.
const MOST_SUPPORTERS: usize = 32;

const NONE: [(f64, usize); 2] = [(-3.0, usize::MAX); 2];
const NO_RIVALS: Rivals = Rivals { best: NONE, shared: NONE, agree: None };

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
