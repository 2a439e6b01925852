//! Which differing pairs become reports: those that are likely about the same, that are each other's best match,
//! and that the other document does not take back elsewhere.

use super::cluster::{self, Finding};
use super::features::{Evidence, Features, OWN, TOLD};
use super::forest::Forest;
use super::judge::{AGREEMENT, Judged, judge_all, threshold};
use super::known::Known;
use super::ties::{Ties, one_subject};
use super::{Mechanism, Verdict};
use crate::analysis::Document;
use crate::claim::{Claim, Slot};
use crate::entity::Entities;
use crate::pairs::{PairMap, key};
use crate::topic::{Edge, TopicGraph};
use rayon::prelude::*;

/// Weighed pairs that less likely conflict are left out of every report.
const LEAST_LIKELY: f64 = 0.2;

/// All conflicts and updates among the claims, some mechanisms left out; ties between claims are added to the graph.
pub fn find(
    documents: &[Document],
    entities: &Entities,
    claims: &[Claim],
    without: &[Mechanism],
    graph: &mut TopicGraph,
) -> Vec<Finding> {
    let mut known = Known::of(documents, entities, claims);
    known.without = without;
    let has = |mechanism: Mechanism| !without.contains(&mechanism);
    let mut judged = judge_all(&known);
    let ties = Ties::of(&judged, claims);
    let probabilities = probabilities(&judged, &known, &ties);
    let rarity = known.into_rarity();
    judged.iter_mut().zip(probabilities).for_each(|(j, probability)| j.probability = probability);
    let best = if has(Mechanism::MutualBest) { best_ties(&judged, claims) } else { ByDocument::default() };
    let agreeing = if has(Mechanism::Veto) { agreements(&judged, claims) } else { ByDocument::default() };
    let subject = |j: &&Judged| {
        !has(Mechanism::OneSubject) || !j.needs_one_subject(claims) || one_subject(j, claims, entities, &ties)
    };
    let kept: Vec<&Judged> = judged
        .iter()
        .filter(|j| has(j.decided_by(claims)) && keep(j, claims, &best, &agreeing))
        .filter(subject)
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

/// How likely each pair conflicts, where the forest says it. What it goes by takes much room and is needed no longer.
fn probabilities(judged: &[Judged], known: &Known<'_>, ties: &Ties) -> Vec<f64> {
    let evidence = Evidence::of(judged, known, ties);
    let forest = Forest::known();
    // Sentences are compared once for all of their claims.
    let place = |claim: usize| (known.claims[claim].document as u32, known.claims[claim].sentence as u32);
    let chosen = judged.iter().enumerate().filter(|(_, j)| j.is_weighed(known.claims));
    let mut weighed: Vec<_> = chosen.map(|(n, j)| (place(j.a), place(j.b), n)).collect();
    weighed.sort_unstable();
    let groups: Vec<_> = weighed.chunk_by(|x, y| (x.0, x.1) == (y.0, y.1)).collect();
    let evidence = &evidence;
    let said = groups.par_iter().flat_map_iter(|group| {
        let told = evidence.told(judged[group[0].2].sentences(known.claims));
        let reach = forest.reach(&TOLD, &told.features);
        let mut features = Features::new();
        let weigh = |&(.., n): &(_, _, usize)| {
            evidence.features(&judged[n], &told, &mut features);
            (n, forest.probability(&features, &OWN, &reach))
        };
        group.iter().map(weigh).collect::<Vec<_>>()
    });
    let mut probabilities = vec![0.0; judged.len()];
    for (n, probability) in said.collect::<Vec<_>>() {
        probabilities[n] = probability;
    }
    probabilities
}

/// A differing pair with what speaks for and against it, for learning.
#[derive(Debug)]
pub struct Weighed {
    /// Index of the first claim.
    pub a: usize,
    /// Index of the second claim.
    pub b: usize,
    /// The features, named by [`super::features::NAMES`].
    pub features: Features,
}

/// All differing pairs with their features.
pub fn weighed(documents: &[Document], entities: &Entities, claims: &[Claim]) -> Vec<Weighed> {
    let known = Known::of(documents, entities, claims);
    let judged = judge_all(&known);
    let ties = Ties::of(&judged, claims);
    let evidence = Evidence::of(&judged, &known, &ties);
    let chosen = judged.iter().filter(|j| j.is_weighed(claims));
    let features = |j: &Judged| {
        let mut features = Features::new();
        evidence.features(j, &evidence.told(j.sentences(claims)), &mut features);
        features
    };
    chosen.map(|j| Weighed { a: j.a, b: j.b, features: features(j) }).collect()
}

/// A figure for a claim and another document.
type ByDocument = PairMap<f64>;

/// How strong each claim's strongest tie to each other document is.
fn best_ties(judged: &[Judged], claims: &[Claim]) -> ByDocument {
    let mut best = ByDocument::default();
    // What agrees rivals nothing.
    for j in judged.iter().filter(|j| j.strength(claims) > f64::NEG_INFINITY) {
        for (one, other) in [(j.a, j.b), (j.b, j.a)] {
            let entry = best.entry(key(one, claims[other].document)).or_insert(f64::NEG_INFINITY);
            *entry = entry.max(j.strength(claims));
        }
    }
    best
}

/// Claims whose value the other document gives too.
fn agreements(judged: &[Judged], claims: &[Claim]) -> ByDocument {
    let mut found = ByDocument::default();
    let sure = |j: &Judged| j.alike.parts.head > 0.0 || claims[j.a].slot == Slot::Quoted;
    for j in judged.iter().filter(|j| matches!(j.verdict, Verdict::Agree) && sure(j)) {
        for (one, other) in [(j.a, j.b), (j.b, j.a)] {
            let entry = found.entry(key(one, claims[other].document)).or_insert(f64::NEG_INFINITY);
            *entry = entry.max(j.score);
        }
    }
    found
}

/// Whether a pair becomes a report. What no rule decides is weighed by the forest, which knows of agreement
/// elsewhere; all else must be about the same for sure, and not be taken back by the other document. Across documents the
/// two claims are each other's best match, but for slots that one sentence may fill for many.
fn keep(j: &Judged, claims: &[Claim], best: &ByDocument, agreeing: &ByDocument) -> bool {
    let slot = claims[j.a].slot;
    let (p, q) = (claims[j.a].document, claims[j.b].document);
    let strength = j.strength(claims);
    let top = |one: usize, other: usize| best.get(&key(one, other)).is_none_or(|&b| strength >= b - 1e-9);
    let many = matches!(slot, Slot::Status | Slot::Office | Slot::Name | Slot::Expansion);
    let both_top = p == q || (top(j.a, q) && top(j.b, p));
    if j.is_weighed(claims) {
        return j.probability >= LEAST_LIKELY && (many || both_top);
    }
    let limit = threshold(slot);
    if matches!(j.verdict, Verdict::Agree | Verdict::Unrelated) || j.score < limit {
        return false;
    }
    let agreed = |one: usize, other: usize| {
        agreeing.get(&key(one, other)).is_some_and(|&s| s >= limit * AGREEMENT || s >= j.score * AGREEMENT)
    };
    p == q || (!agreed(j.a, q) && !agreed(j.b, p) && (many || both_top))
}
