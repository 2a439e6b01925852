//! Which differing pairs become reports: those that are about the same beyond doubt, that are each other's best match,
//! and that the other document does not take back elsewhere.

use super::cluster::{self, Finding};
use super::{Meanings, Pair, Verdict, kind_of};
use crate::analysis::Document;
use crate::claim::{Claim, ClaimValue, Slot};
use crate::entity::Entities;
use crate::report::Severity;
use crate::topic::{self, Alike, Crowd, Edge, Rarity, TopicGraph};
use fnv::{FnvHashMap, FnvHashSet};
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
}

/// Share of a kind's threshold from which on an agreeing value elsewhere in the other document speaks against a report.
const AGREEMENT: f64 = 0.5;

/// All conflicts and updates among the claims; ties between claims are added to the graph.
pub fn find(
    documents: &[Document],
    entities: &Entities,
    claims: &[Claim],
    graph: &mut TopicGraph,
) -> Vec<Finding> {
    let rarity = Rarity::of(claims);
    let judged = judge_all(documents, entities, claims, &rarity);
    let ties = Ties::of(&judged, claims);
    let best = best_scores(&judged, claims);
    let agreeing = agreements(&judged, claims);
    let kept: Vec<&Judged> = judged
        .iter()
        .filter(|j| keep(j, claims, &best, &agreeing))
        .filter(|j| one_subject(j, claims, entities, &ties))
        .collect();
    for j in &judged {
        let agrees = matches!(j.verdict, Verdict::Agree) && j.score >= threshold(claims[j.a].slot);
        if agrees {
            graph.relate(j.a, j.b, Edge::Supports(j.score));
        }
    }
    for j in &kept {
        let update = matches!(j.verdict, Verdict::Update);
        graph.relate(j.a, j.b, if update { Edge::Updates(j.score) } else { Edge::Conflicts(j.score) });
    }
    cluster::findings(&kept, &judged, claims, documents, entities, &rarity)
}

/// All pairs of claims that met and may be about the same, and whether they were found to differ.
pub fn pairs(documents: &[Document], entities: &Entities, claims: &[Claim]) -> Vec<(usize, usize, bool)> {
    let rarity = Rarity::of(claims);
    let judged = judge_all(documents, entities, claims, &rarity);
    judged.iter().map(|j| (j.a, j.b, !matches!(j.verdict, Verdict::Agree))).collect()
}

/// All pairs of claims that met and may be about the same, with what is said of them.
fn judge_all(
    documents: &[Document],
    entities: &Entities,
    claims: &[Claim],
    rarity: &Rarity<'_>,
) -> Vec<Judged> {
    let crowd = Crowd::of(claims);
    let meanings = Meanings::of(documents);
    let known = Known { documents, entities, claims, rarity, crowd: &crowd, meanings: &meanings };
    topic::block::pairs(claims, rarity)
        .into_par_iter()
        .filter_map(|(a, b)| judge(a as usize, b as usize, &known))
        .collect()
}

fn threshold(slot: Slot) -> f64 {
    kind_of(slot).map_or(f64::INFINITY, |k| k.threshold)
}

/// What the judgement of a pair looks things up in.
struct Known<'a> {
    documents: &'a [Document],
    entities: &'a Entities,
    claims: &'a [Claim],
    rarity: &'a Rarity<'a>,
    crowd: &'a Crowd<'a>,
    meanings: &'a Meanings<'a>,
}

fn judge(a: usize, b: usize, known: &Known<'_>) -> Option<Judged> {
    let Known { documents, entities, claims, rarity, crowd, meanings } = *known;
    let kind = kind_of(claims[a].slot)?;
    let alike = topic::same::compare(a, b, claims, rarity)?;
    let (one, other) = (&claims[a], &claims[b]);
    let pair = Pair { a: one, b: other, alike: &alike, documents, entities, rarity, crowd, meanings };
    let verdict = if claims[a].qualifiers.copied || claims[b].qualifiers.copied {
        copied(&claims[a], &claims[b])
    } else {
        (kind.judge)(&pair)
    };
    let weight = match verdict {
        Verdict::Unrelated => return None,
        Verdict::Differ { .. } | Verdict::Update if same_words(&claims[a], &claims[b], documents) => {
            return None;
        }
        Verdict::Differ { weight, .. } => weight,
        _ => 0.0,
    };
    let crowded = crowd.penalty(&claims[a], &claims[b]);
    let score = score(&alike) + weight + (kind.tune)(&alike.parts, claims[a].slot) - crowded;
    // What is less neither is reported nor speaks against a report; most pairs are.
    (score >= kind.threshold * AGREEMENT).then_some(Judged { a, b, alike, verdict, score })
}

/// Whether two documents have one and the same sentence here: with the same words they say the same.
fn same_words(a: &Claim, b: &Claim, documents: &[Document]) -> bool {
    let words = |c: &Claim| {
        let document = &documents[c.document];
        document.sentences[c.sentence].span.of(&document.source.text.visible)
    };
    a.document != b.document && a.mention != b.mention && words(a) == words(b)
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

/// Best score of each claim against each other document.
fn best_scores(judged: &[Judged], claims: &[Claim]) -> FnvHashMap<(usize, usize), f64> {
    let mut best: FnvHashMap<(usize, usize), f64> = FnvHashMap::default();
    for j in judged {
        for (one, other) in [(j.a, j.b), (j.b, j.a)] {
            let entry = best.entry((one, claims[other].document)).or_insert(f64::NEG_INFINITY);
            *entry = entry.max(j.score);
        }
    }
    best
}

/// Claims whose value the other document gives too.
fn agreements(judged: &[Judged], claims: &[Claim]) -> FnvHashMap<(usize, usize), f64> {
    let mut found: FnvHashMap<(usize, usize), f64> = FnvHashMap::default();
    let sure = |j: &Judged| j.alike.parts.head > 0.0 || claims[j.a].slot == Slot::Quoted;
    for j in judged.iter().filter(|j| matches!(j.verdict, Verdict::Agree) && sure(j)) {
        for (one, other) in [(j.a, j.b), (j.b, j.a)] {
            let entry = found.entry((one, claims[other].document)).or_insert(f64::NEG_INFINITY);
            *entry = entry.max(j.score);
        }
    }
    found
}

/// For each pair of documents how many of their numbers and dates agree, and how many seem to differ.
struct Ties(FnvHashMap<(usize, usize), (usize, usize)>);

impl Ties {
    fn of(judged: &[Judged], claims: &[Claim]) -> Ties {
        let mut ties: FnvHashMap<(usize, usize), (usize, usize)> = FnvHashMap::default();
        let mut agreed: FnvHashSet<(usize, usize)> = FnvHashSet::default();
        for j in judged.iter().filter(|j| is_measured(&claims[j.a])) {
            let (p, q) = (claims[j.a].document, claims[j.b].document);
            let entry = ties.entry((p.min(q), p.max(q))).or_default();
            match j.verdict {
                // One value that the other text gives thrice agrees once.
                Verdict::Agree if agreed.insert((j.a, q)) && agreed.insert((j.b, p)) => entry.0 += 1,
                Verdict::Differ { .. } if j.score >= threshold(claims[j.a].slot) => entry.1 += 1,
                _ => {}
            }
        }
        Ties(ties)
    }

    /// Agreeing and differing values.
    fn between(&self, p: usize, q: usize) -> (usize, usize) {
        self.0.get(&(p.min(q), p.max(q))).copied().unwrap_or_default()
    }
}

fn is_measured(claim: &Claim) -> bool {
    let slots = [Slot::Count, Slot::Amount, Slot::Ordinal, Slot::Date, Slot::End, Slot::Time, Slot::Duration];
    slots.contains(&claim.slot) && matches!(claim.value, ClaimValue::Typed(_))
}

/// Whether two documents speak of one thing and not of two of one name: texts on one thing name the same things and give
/// the same numbers; texts on two differ in number after number.
fn one_subject(j: &Judged, claims: &[Claim], entities: &Entities, ties: &Ties) -> bool {
    let (a, b) = (&claims[j.a], &claims[j.b]);
    if a.document == b.document || a.qualifiers.copied || !is_measured(a) {
        return true;
    }
    let (agreeing, differing) = ties.between(a.document, b.document);
    let least = if matches!(a.slot, Slot::Date | Slot::End | Slot::Time) { 4 } else { 3 };
    let least = least.min(entities.nameable(a.document, b.document));
    entities.shared(a.document, b.document).count() + agreeing >= least + 2 * differing.saturating_sub(1)
}

fn keep(
    j: &Judged,
    claims: &[Claim],
    best: &FnvHashMap<(usize, usize), f64>,
    agreeing: &FnvHashMap<(usize, usize), f64>,
) -> bool {
    if !matches!(j.verdict, Verdict::Differ { .. } | Verdict::Update) {
        return false;
    }
    let limit = threshold(claims[j.a].slot);
    if j.score < limit {
        return false;
    }
    let (p, q) = (claims[j.a].document, claims[j.b].document);
    if p == q {
        return true;
    }
    let agreed = |one: usize, other: usize| {
        agreeing.get(&(one, other)).is_some_and(|&s| s >= limit * AGREEMENT || s >= j.score * AGREEMENT)
    };
    let top = |one: usize, other: usize| best.get(&(one, other)).is_none_or(|&s| j.score >= s - 1e-9);
    let many = matches!(claims[j.a].slot, Slot::Status | Slot::Office | Slot::Name | Slot::Expansion);
    !agreed(j.a, q) && !agreed(j.b, p) && (many || (top(j.a, q) && top(j.b, p)))
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
