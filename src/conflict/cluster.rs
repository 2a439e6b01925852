//! One report for one disagreement: differing pairs that share a claim or a value are brought together, with every
//! position and all its sources.

use super::confidence::confidence;
use super::judge::{Judged, severity};
use super::{Verdict, explain, kind_of};
use crate::analysis::Document;
use crate::claim::{Claim, ClaimValue, Slot};
use crate::entity::{Entities, fold};
use crate::report::Severity;
use crate::topic::Rarity;
use crate::value::{Comparison, compare};
use petgraph::unionfind::UnionFind;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

/// A position: a value and the claims that give it.
#[derive(Clone, Debug, PartialEq)]
pub struct Side {
    /// The value, for a reader.
    pub value: String,
    /// The claims, by index.
    pub claims: Vec<usize>,
}

/// A disagreement or an update.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The kind's id.
    pub kind: &'static str,
    /// How grave.
    pub severity: Severity,
    /// How sure, 0 to 1.
    pub confidence: f64,
    /// What it is about.
    pub topic: String,
    /// What makes the topic one and the same in every run, for the id.
    pub key: String,
    /// Why the claims are comparable and how they were read.
    pub explanation: String,
    /// The positions, best supported first.
    pub sides: Vec<Side>,
}

/// Brings kept pairs together; agreeing pairs only add sources to a position.
pub(super) fn findings(
    kept: &[&Judged],
    judged: &[Judged],
    claims: &[Claim],
    documents: &[Document],
    entities: &Entities,
    rarity: &Rarity<'_>,
) -> Vec<Finding> {
    let mut all = Vec::new();
    let agreeing = agreeing(judged, claims);
    for update in [false, true] {
        let chosen: Vec<&Judged> =
            kept.iter().copied().filter(|j| matches!(j.verdict, Verdict::Update) == update).collect();
        for group in groups(&chosen, &agreeing, claims) {
            all.extend(finding(&group, &agreeing, claims, documents, entities, rarity));
        }
    }
    merge_twins(all, claims)
}

/// For each claim those that surely give its value, too.
type Agreeing = BTreeMap<usize, Vec<usize>>;

fn agreeing(judged: &[Judged], claims: &[Claim]) -> Agreeing {
    let mut agreeing = Agreeing::new();
    for j in judged.iter().filter(|j| matches!(j.verdict, Verdict::Agree)) {
        let limit = kind_of(claims[j.a].slot).map_or(f64::INFINITY, |k| k.threshold);
        if j.score >= limit {
            agreeing.entry(j.a).or_default().push(j.b);
            agreeing.entry(j.b).or_default().push(j.a);
        }
    }
    agreeing
}

fn groups<'a>(chosen: &[&'a Judged], agreeing: &Agreeing, claims: &[Claim]) -> Vec<Vec<&'a Judged>> {
    let mut sets = UnionFind::<usize>::new(claims.len());
    let involved: BTreeSet<usize> = chosen.iter().flat_map(|j| [j.a, j.b]).collect();
    for j in chosen {
        sets.union(j.a, j.b);
    }
    for &one in &involved {
        for &other in agreeing.get(&one).into_iter().flatten().filter(|other| involved.contains(other)) {
            sets.union(one, other);
        }
    }
    let mut by_root: BTreeMap<usize, Vec<&Judged>> = BTreeMap::new();
    for j in chosen {
        by_root.entry(sets.find_mut(j.a)).or_default().push(j);
    }
    by_root.into_values().collect()
}

fn finding(
    group: &[&Judged],
    agreeing: &Agreeing,
    claims: &[Claim],
    documents: &[Document],
    entities: &Entities,
    rarity: &Rarity<'_>,
) -> Option<Finding> {
    let sure = |j: &Judged| {
        let texts = [claims[j.a].document, claims[j.b].document];
        kind_of(claims[j.a].slot).map_or(0.0, |kind| confidence(j, kind, texts, documents, entities))
    };
    let best = group.iter().max_by(|x, y| {
        let (p, q) = (sure(x), sure(y));
        p.total_cmp(&q).then(x.score.total_cmp(&y.score)).then(y.a.cmp(&x.a))
    })?;
    let slot = claims[best.a].slot;
    let kind = kind_of(slot)?;
    let mut members: BTreeSet<usize> = group.iter().flat_map(|j| [j.a, j.b]).collect();
    supporters(&mut members, agreeing, claims);
    let mut sides = sides(&members, claims, entities);
    if matches!(best.verdict, Verdict::Update) {
        let day =
            |s: &Side| s.claims.iter().filter_map(|&c| documents[claims[c].document].source.published).min();
        sides.sort_by_key(day);
    }
    if sides.len() < 2 {
        return None;
    }
    let shared = rarity.shared(best.a, best.b);
    let topic = explain::topic(&claims[best.a], &claims[best.b], &shared, entities);
    let severity = group.iter().map(|j| severity(&j.verdict)).min()?;
    Some(Finding {
        kind: kind.id,
        severity,
        confidence: sure(best),
        key: format!("{:?}/{}/{topic}", slot, claims[best.a].attribute),
        topic,
        explanation: explain::sentence(best, claims, &shared, documents, entities),
        sides,
    })
}

/// Claims that give a value of the finding in a third document.
fn supporters(members: &mut BTreeSet<usize>, agreeing: &Agreeing, claims: &[Claim]) {
    let documents: BTreeSet<usize> = members.iter().map(|&m| claims[m].document).collect();
    let others: Vec<usize> = members.iter().filter_map(|m| agreeing.get(m)).flatten().copied().collect();
    members.extend(others.into_iter().filter(|&other| !documents.contains(&claims[other].document)));
}

fn sides(members: &BTreeSet<usize>, claims: &[Claim], entities: &Entities) -> Vec<Side> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for &m in members {
        match groups.iter_mut().find(|g| same_value(&claims[g[0]], &claims[m])) {
            Some(group) => group.push(m),
            None => groups.push(vec![m]),
        }
    }
    groups.sort_by_key(|g| {
        let sources: BTreeSet<usize> = g.iter().map(|&m| claims[m].document).collect();
        (std::cmp::Reverse(sources.len()), g[0])
    });
    groups.into_iter().map(|g| Side { value: explain::value(&claims[g[0]], entities), claims: g }).collect()
}

fn same_value(a: &Claim, b: &Claim) -> bool {
    match (&a.value, &b.value) {
        (ClaimValue::Typed(x), ClaimValue::Typed(y)) => {
            matches!(compare(x, y), Comparison::Same | Comparison::Compatible(_))
        }
        (ClaimValue::Text(x), ClaimValue::Text(y)) => fold::words(x) == fold::words(y),
        (x, y) => x == y,
    }
}

/// Reports with the same sentences on each side speak of one disagreement ("India and Pakistan").
fn merge_twins(findings: Vec<Finding>, claims: &[Claim]) -> Vec<Finding> {
    let mut merged: Vec<Finding> = Vec::new();
    let mut first: BTreeMap<_, usize> = BTreeMap::new();
    let places = |f: &Finding| -> BTreeSet<BTreeSet<(usize, usize)>> {
        f.sides
            .iter()
            .map(|s| s.claims.iter().map(|&c| (claims[c].document, claims[c].sentence)).collect())
            .collect()
    };
    for finding in findings {
        match first.entry((finding.severity == Severity::Update, places(&finding))) {
            Entry::Occupied(twin) => {
                let first = &mut merged[*twin.get()];
                let joinable =
                    claims[first.sides[0].claims[0]].slot == Slot::Status && finding.kind == first.kind;
                if joinable && !first.topic.contains(&finding.topic) {
                    first.topic = format!("{}; {}", first.topic, finding.topic);
                }
                // What is known by its kind says more than names or numbers that stand near each other.
                let loose = |f: &Finding| claims[f.sides[0].claims[0]].slot.is_some_name();
                match (loose(first), loose(&finding)) {
                    (true, false) => {
                        *first = finding;
                        continue;
                    }
                    (false, true) => continue,
                    _ => {}
                }
                let measured = claims[first.sides[0].claims[0]].is_measured();
                if finding.confidence > first.confidence && (measured || finding.kind == first.kind) {
                    let topic =
                        if joinable { std::mem::take(&mut first.topic) } else { finding.topic.clone() };
                    *first = Finding { topic, ..finding };
                } else {
                    first.confidence = first.confidence.max(finding.confidence);
                }
            }
            Entry::Vacant(none) => {
                none.insert(merged.len());
                merged.push(finding);
            }
        }
    }
    merged
}
