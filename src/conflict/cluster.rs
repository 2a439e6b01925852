//! One report for one disagreement: differing pairs that share a claim or a value are brought together, with every
//! position and all its sources.

use super::select::{Judged, severity};
use super::{Verdict, explain, kind_of};
use crate::analysis::Document;
use crate::claim::{Claim, ClaimValue, Slot};
use crate::entity::{Entities, fold};
use crate::report::Severity;
use crate::topic::Rarity;
use crate::value::{Comparison, compare};
use petgraph::unionfind::UnionFind;
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
    for update in [false, true] {
        let chosen: Vec<&Judged> =
            kept.iter().copied().filter(|j| matches!(j.verdict, Verdict::Update) == update).collect();
        for group in groups(&chosen, judged, claims) {
            all.extend(finding(&group, judged, claims, documents, entities, rarity));
        }
    }
    merge_twins(all, claims)
}

fn groups<'a>(chosen: &[&'a Judged], judged: &[Judged], claims: &[Claim]) -> Vec<Vec<&'a Judged>> {
    let mut sets = UnionFind::<usize>::new(claims.len());
    let involved: BTreeSet<usize> = chosen.iter().flat_map(|j| [j.a, j.b]).collect();
    for j in chosen {
        sets.union(j.a, j.b);
    }
    for j in judged.iter().filter(|j| involved.contains(&j.a) && involved.contains(&j.b)) {
        let limit = kind_of(claims[j.a].slot).map_or(f64::INFINITY, |k| k.threshold);
        if matches!(j.verdict, Verdict::Agree) && j.score >= limit {
            sets.union(j.a, j.b);
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
    judged: &[Judged],
    claims: &[Claim],
    documents: &[Document],
    entities: &Entities,
    rarity: &Rarity<'_>,
) -> Option<Finding> {
    let best = group.iter().max_by(|x, y| x.score.total_cmp(&y.score).then(y.a.cmp(&x.a)))?;
    let slot = claims[best.a].slot;
    let kind = kind_of(slot)?;
    let mut members: BTreeSet<usize> = group.iter().flat_map(|j| [j.a, j.b]).collect();
    supporters(&mut members, judged, claims);
    let sides = sides(&members, claims, entities);
    if sides.len() < 2 {
        return None;
    }
    let shared = rarity.shared(best.a, best.b);
    let severity = group.iter().map(|j| severity(&j.verdict)).min()?;
    Some(Finding {
        kind: kind.id,
        severity,
        confidence: confidence(best.score - kind.threshold),
        topic: explain::topic(&claims[best.a], &claims[best.b], &shared, entities),
        key: format!("{:?}/{}", slot, claims[best.a].attribute),
        explanation: explain::sentence(best, claims, &shared, documents, entities),
        sides,
    })
}

/// Claims that give a value of the finding in a third document.
fn supporters(members: &mut BTreeSet<usize>, judged: &[Judged], claims: &[Claim]) {
    let seed = members.clone();
    let documents: BTreeSet<usize> = seed.iter().map(|&m| claims[m].document).collect();
    for j in judged.iter().filter(|j| matches!(j.verdict, Verdict::Agree)) {
        let limit = kind_of(claims[j.a].slot).map_or(f64::INFINITY, |k| k.threshold);
        if j.score < limit {
            continue;
        }
        for (one, other) in [(j.a, j.b), (j.b, j.a)] {
            if seed.contains(&one) && !documents.contains(&claims[other].document) {
                members.insert(other);
            }
        }
    }
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
    groups
        .into_iter()
        .map(|g| Side { value: explain::value(&claims[g[0]], entities), claims: g })
        .collect()
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

/// Logistic in the margin over the threshold: 0.6 at it.
fn confidence(margin: f64) -> f64 {
    let p = 1.0 / (1.0 + (-(0.4 + 1.2 * margin)).exp());
    (p * 100.0).round() / 100.0
}

/// Reports with the same sentences on each side speak of one disagreement ("India and Pakistan").
fn merge_twins(findings: Vec<Finding>, claims: &[Claim]) -> Vec<Finding> {
    let mut merged: Vec<Finding> = Vec::new();
    let places = |f: &Finding| -> BTreeSet<BTreeSet<(usize, usize)>> {
        f.sides.iter().map(|s| s.claims.iter().map(|&c| (claims[c].document, claims[c].sentence)).collect()).collect()
    };
    for finding in findings {
        let twin = merged.iter_mut().find(|m| m.severity == finding.severity && places(m) == places(&finding));
        match twin {
            Some(first) => {
                let joinable = claims[first.sides[0].claims[0]].slot == Slot::Status && finding.kind == first.kind;
                if joinable && !first.topic.contains(&finding.topic) {
                    first.topic = format!("{}; {}", first.topic, finding.topic);
                }
                first.confidence = first.confidence.max(finding.confidence);
            }
            None => merged.push(finding),
        }
    }
    merged
}
