//! Pairs of claims that met, judged: whether their values differ, and how sure it is that they are about the same.

use super::known::Known;
use super::quantity::MISWRITTEN;
use super::{Mechanism, Pair, Verdict, gives_both, kind_of};
use crate::analysis::Document;
use crate::claim::{Claim, Slot};
use crate::entity::Entities;
use crate::report::Severity;
use crate::topic::{self, Alignments, Alike, Overlap};
use fnv::FnvHashMap;
use rayon::prelude::*;

/// A judged pair of claims.
#[derive(Clone, Debug)]
pub(super) struct Judged {
    /// Index of the first claim.
    pub a: usize,
    /// Index of the second claim.
    pub b: usize,
    /// What they have in common.
    pub alike: Alike,
    /// What the kind says of the values.
    pub verdict: Verdict,
    /// How sure it is that the two are about the same, with what the values say for it.
    pub score: f64,
    /// What they share.
    pub shared: Overlap,
    /// What the many values of what they are about take from the score.
    pub crowded: f64,
    /// How likely they conflict, 0 to 1, where the forest says it; else 0.
    pub probability: f64,
}

/// Weighed pairs that more likely conflict need no other sign that two documents speak of one thing.
const SURE: f64 = 0.6;
/// Amounts of which one document gives both are of two things, unless they share this much.
const LEAST_SHARED: f64 = 0.15;
/// Pairs that are judged before what they gave is put with the rest.
const JUDGED_TOGETHER: usize = 1 << 16;
/// Share of a kind's threshold from which on an agreeing value elsewhere in the other document speaks against a report.
pub(super) const AGREEMENT: f64 = 0.5;

impl Judged {
    /// Document and place of the two sentences.
    pub(super) fn sentences(&self, claims: &[Claim]) -> [(usize, usize); 2] {
        [self.a, self.b].map(|claim| (claims[claim].document, claims[claim].sentence))
    }

    /// Whether the forest says how likely the two conflict: they differ, and no rule decides.
    pub(super) fn is_weighed(&self, claims: &[Claim]) -> bool {
        matches!(self.verdict, Verdict::Differ { .. }) && !self.is_certain(claims)
    }

    /// Whether a rule alone decides: the claims are of such a slot, or the two values stand in one place of two copies, are
    /// the ends of one named thing, or one number that was miswritten.
    fn is_certain(&self, claims: &[Claim]) -> bool {
        let ruled = !claims[self.a].is_open();
        let copied = [self.a, self.b].iter().any(|&claim| claims[claim].qualifiers.copied);
        let end = claims[self.a].slot == Slot::End && self.alike.parts.head >= 1.0;
        let miswritten = matches!(self.verdict, Verdict::Differ { weight, .. } if weight >= MISWRITTEN);
        ruled || copied || end || miswritten
    }

    /// What says that the two differ.
    pub(super) fn decided_by(&self, claims: &[Claim]) -> Mechanism {
        match [self.a, self.b].iter().any(|&claim| claims[claim].qualifiers.copied) {
            true => Mechanism::Copies,
            false if self.is_weighed(claims) => Mechanism::Forest,
            false => Mechanism::Rules,
        }
    }

    /// Whether a difference is also what two things of one name are told apart by, so that it takes other signs that
    /// the documents speak of one: what is weighed unless it is sure, and who made or heads a thing, where it
    /// comes from and what it is called.
    pub(super) fn needs_one_subject(&self, claims: &[Claim]) -> bool {
        let claim = &claims[self.a];
        if self.is_weighed(claims) {
            return self.probability < SURE;
        }
        let telling =
            [Slot::Agent, Slot::Origin, Slot::Title, Slot::Name, Slot::Office, Slot::Place, Slot::Once];
        telling.contains(&claim.slot) && !claim.qualifiers.copied
    }

    /// What the best match is chosen by: the score, or for what the forest weighs the probability.
    pub(super) fn strength(&self, claims: &[Claim]) -> f64 {
        match self.verdict {
            _ if self.is_certain(claims) => self.score,
            Verdict::Differ { .. } => self.probability,
            // How strongly the two documents agree was said to the forest.
            _ => f64::NEG_INFINITY,
        }
    }
}

/// All pairs of claims that met and may be about the same, and whether they were found to differ.
pub fn pairs(documents: &[Document], entities: &Entities, claims: &[Claim]) -> Vec<(usize, usize, bool)> {
    let known = Known::of(documents, entities, claims);
    let judged = judge_all(&known);
    judged.iter().map(|j| (j.a, j.b, !matches!(j.verdict, Verdict::Agree))).collect()
}

/// All pairs of claims that met and may be about the same, with what is said of them.
pub(super) fn judge_all(known: &Known<'_>) -> Vec<Judged> {
    let mut pairs = topic::block::pairs(known.claims, &known.rarity);
    if !known.without.contains(&Mechanism::Alignment) {
        pairs.extend(told_alike(known.claims, &known.alignments));
    }
    pairs.sort_unstable();
    pairs.dedup();
    let mut judged = Vec::new();
    // Collected in one go, all would be held twice.
    for pairs in pairs.chunks(JUDGED_TOGETHER) {
        judged.par_extend(pairs.par_iter().filter_map(|&(a, b)| judge(a as usize, b as usize, known)));
    }
    judged
}

/// Numbers, dates and names of one slot in sentences that tell of the same thing.
fn told_alike(claims: &[Claim], alignments: &Alignments) -> Vec<(u32, u32)> {
    let mut places: FnvHashMap<(usize, usize), std::ops::Range<usize>> = FnvHashMap::default();
    for (i, claim) in claims.iter().enumerate() {
        places.entry((claim.document, claim.sentence)).or_insert(i..i).end = i + 1;
    }
    let mut pairs = Vec::new();
    for sentences in alignments.partners() {
        let [Some(p), Some(q)] = sentences.map(|s| places.get(&s)) else { continue };
        // Rules take it that one key brought two claims together.
        for a in p.clone().filter(|&a| claims[a].is_open()) {
            let same = q.clone().filter(|&b| claims[b].slot == claims[a].slot);
            pairs.extend(same.map(|b| (a.min(b) as u32, a.max(b) as u32)));
        }
    }
    pairs
}

pub(super) fn threshold(slot: Slot) -> f64 {
    kind_of(slot).map_or(f64::INFINITY, |k| k.threshold)
}

fn judge(a: usize, b: usize, known: &Known<'_>) -> Option<Judged> {
    let &Known { documents, entities, claims, ref rarity, ref crowd, ref meanings, .. } = known;
    let kind = kind_of(claims[a].slot)?;
    let [p, q] = [a, b].map(|claim| claims[claim].document);
    let told_apart = !known.without.contains(&Mechanism::Marks) && known.marks.tell_apart(p, q);
    let told_by_places = claims[a].slot.is_some_name() && known.are_copies(p, q);
    if p != q && (told_apart || told_by_places) {
        return None;
    }
    let shared = rarity.overlap(a, b);
    let open = claims[a].is_open();
    // What has too little in common neither is reported nor speaks against a report; of many numbers that is all to know.
    if open && shared.sum < LEAST_SHARED && gives_both(&claims[a], &claims[b], crowd) {
        return None;
    }
    let alike = topic::same::compare(a, b, claims, rarity)?;
    let pair =
        Pair { a: &claims[a], b: &claims[b], alike: &alike, documents, entities, rarity, crowd, meanings };
    let verdict = if claims[a].qualifiers.copied || claims[b].qualifiers.copied {
        copied(&claims[a], &claims[b])
    } else {
        (kind.judge)(&pair)
    };
    let weight = match verdict {
        Verdict::Unrelated => return None,
        Verdict::Differ { .. } | Verdict::Update if same_words(&pair) => return None,
        Verdict::Differ { weight, .. } => weight,
        _ => 0.0,
    };
    let crowded = crowd.penalty(&claims[a], &claims[b]);
    let score = score(&alike) + weight + (kind.tune)(&alike.parts, claims[a].slot) - crowded;
    // The forest is asked of what it weighs, however little that is alike.
    let least = open || score >= kind.threshold * AGREEMENT;
    least.then_some(Judged { a, b, alike, verdict, score, shared, crowded, probability: 0.0 })
}

/// Whether one of two documents has the other's sentence too: with the same words they say the same. What copies have in
/// each other's place is compared elsewhere.
fn same_words(pair: &Pair<'_>) -> bool {
    let told =
        |claim: &Claim, other: &Claim| pair.meanings.says(other.document, (claim.document, claim.sentence));
    let copied = pair.a.qualifiers.copied || pair.b.qualifiers.copied;
    !pair.within() && !copied && (told(pair.a, pair.b) || told(pair.b, pair.a))
}

/// Added to the score of two values that stand in one place of two copies of a text.
const COPIED: f64 = 4.0;

/// Values in one place of two copies of a text: that they differ was seen when the copies were compared.
fn copied(a: &Claim, b: &Claim) -> Verdict {
    if a.qualifiers.copied && b.qualifiers.copied && a.attribute == b.attribute {
        Verdict::Differ { severity: Severity::Contradiction, weight: COPIED }
    } else {
        Verdict::Unrelated
    }
}

/// Severity of a judged pair.
pub(super) fn severity(verdict: &Verdict) -> Severity {
    match verdict {
        Verdict::Differ { severity, .. } => *severity,
        _ => Severity::Update,
    }
}

/// How sure it is that two claims are about the same.
fn score(alike: &Alike) -> f64 {
    let p = &alike.parts;
    p.head + p.tied.min(1.5) + 0.4 * p.names.min(1.5) + 0.4 * p.nearby.min(1.0)
        - 0.1 * p.narrowed
        - 0.4 * p.crossed
        - 0.8 * p.owners
        - 0.4 * p.actors
        - 1.0 * p.modality
}
