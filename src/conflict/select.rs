//! Which differing pairs become reports: those that are likely about the same, that are each other's best match,
//! and that the other document does not take back elsewhere.

use super::cluster::{self, Finding};
use super::features::{Evidence, Features, OWN, TOLD};
use super::forest::Forest;
use super::known::Known;
use super::quantity::MISWRITTEN;
use super::{Mechanism, Pair, Verdict, gives_both, kind_of};
use crate::analysis::Document;
use crate::claim::{Claim, Slot};
use crate::entity::Entities;
use crate::pairs::{PairMap, key};
use crate::report::Severity;
use crate::topic::{self, Alignments, Alike, Edge, Overlap, TopicGraph};
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

/// Weighed pairs that less likely conflict are left out of every report.
const LEAST_LIKELY: f64 = 0.2;
/// Weighed pairs that more likely conflict need no other sign that two documents speak of one thing.
const SURE: f64 = 0.6;
/// Amounts of which one document gives both are of two things, unless they share this much.
const LEAST_SHARED: f64 = 0.15;

impl Judged {
    /// Document and place of the two sentences.
    fn sentences(&self, claims: &[Claim]) -> [(usize, usize); 2] {
        [self.a, self.b].map(|claim| (claims[claim].document, claims[claim].sentence))
    }

    /// Whether the forest says how likely the two conflict: they differ, and no rule decides.
    fn is_weighed(&self, claims: &[Claim]) -> bool {
        matches!(self.verdict, Verdict::Differ { .. }) && !self.is_certain(claims)
    }

    /// Whether a rule alone decides: the claims are of such a slot, or the two values stand in one place of two copies, are the ends of one named thing, or one number
    /// that was miswritten.
    fn is_certain(&self, claims: &[Claim]) -> bool {
        let ruled = !claims[self.a].is_open();
        let copied = [self.a, self.b].iter().any(|&claim| claims[claim].qualifiers.copied);
        let end = claims[self.a].slot == Slot::End && self.alike.parts.head >= 1.0;
        let miswritten = matches!(self.verdict, Verdict::Differ { weight, .. } if weight >= MISWRITTEN);
        ruled || copied || end || miswritten
    }

    /// What says that the two differ.
    fn decided_by(&self, claims: &[Claim]) -> Mechanism {
        match [self.a, self.b].iter().any(|&claim| claims[claim].qualifiers.copied) {
            true => Mechanism::Copies,
            false if self.is_weighed(claims) => Mechanism::Forest,
            false => Mechanism::Rules,
        }
    }

    /// Whether a difference is also what two things of one name are told apart by, so that it takes other signs that
    /// the documents speak of one: what is weighed unless it is sure, and who made or heads a thing, where it
    /// comes from and what it is called.
    fn needs_one_subject(&self, claims: &[Claim]) -> bool {
        let claim = &claims[self.a];
        if self.is_weighed(claims) {
            return self.probability < SURE;
        }
        let telling =
            [Slot::Agent, Slot::Origin, Slot::Title, Slot::Name, Slot::Office, Slot::Place, Slot::Once];
        telling.contains(&claim.slot) && !claim.qualifiers.copied
    }

    /// What the best match is chosen by: the score, or for what the forest weighs the probability.
    fn strength(&self, claims: &[Claim]) -> f64 {
        match self.verdict {
            _ if self.is_certain(claims) => self.score,
            Verdict::Differ { .. } => self.probability,
            // How strongly the two documents agree was said to the forest.
            _ => f64::NEG_INFINITY,
        }
    }
}

/// Pairs that are judged before what they gave is put with the rest.
const JUDGED_TOGETHER: usize = 1 << 16;
/// Share of a kind's threshold from which on an agreeing value elsewhere in the other document speaks against a report.
const AGREEMENT: f64 = 0.5;

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

/// All pairs of claims that met and may be about the same, and whether they were found to differ.
pub fn pairs(documents: &[Document], entities: &Entities, claims: &[Claim]) -> Vec<(usize, usize, bool)> {
    let known = Known::of(documents, entities, claims);
    let judged = judge_all(&known);
    judged.iter().map(|j| (j.a, j.b, !matches!(j.verdict, Verdict::Agree))).collect()
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

/// All pairs of claims that met and may be about the same, with what is said of them.
fn judge_all(known: &Known<'_>) -> Vec<Judged> {
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

fn threshold(slot: Slot) -> f64 {
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

/// For each pair of documents how many of their numbers and dates agree, and how many seem to differ.
#[derive(Debug)]
pub(super) struct Ties(PairMap<(usize, usize)>);

impl Ties {
    fn of(judged: &[Judged], claims: &[Claim]) -> Ties {
        let mut ties: PairMap<(usize, usize)> = PairMap::default();
        let mut agreed: PairMap<()> = PairMap::default();
        for j in judged.iter().filter(|j| claims[j.a].is_measured()) {
            let (p, q) = (claims[j.a].document, claims[j.b].document);
            let entry = ties.entry(key(p.min(q), p.max(q))).or_default();
            match j.verdict {
                // One value that the other text gives thrice agrees once.
                Verdict::Agree
                    if agreed.insert(key(j.a, q), ()).is_none()
                        && agreed.insert(key(j.b, p), ()).is_none() =>
                {
                    entry.0 += 1;
                }
                Verdict::Differ { .. } if j.score >= threshold(claims[j.a].slot) => entry.1 += 1,
                _ => {}
            }
        }
        Ties(ties)
    }

    /// Agreeing and differing values.
    pub fn between(&self, p: usize, q: usize) -> (usize, usize) {
        self.0.get(&key(p.min(q), p.max(q))).copied().unwrap_or_default()
    }
}

/// Whether two documents speak of one thing and not of two of one name: texts on one thing name the same things and give
/// the same numbers; texts on two differ in number after number.
fn one_subject(j: &Judged, claims: &[Claim], entities: &Entities, ties: &Ties) -> bool {
    let (a, b) = (&claims[j.a], &claims[j.b]);
    if a.document == b.document {
        return true;
    }
    let (agreeing, differing) = ties.between(a.document, b.document);
    let least = if matches!(a.slot, Slot::Date | Slot::End | Slot::Time) { 4 } else { 3 };
    // What a rule says of a named thing has one of the names for its value.
    let own = usize::from(!a.is_open());
    let least = least.min(entities.nameable(a.document, b.document).saturating_sub(own));
    entities.shared(a.document, b.document).count() + agreeing >= least + 2 * differing.saturating_sub(1)
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
