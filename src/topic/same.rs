//! Are two claims about the same attribute of the same thing?
//!
//! The score is a sum of parts, each a shared term weighed by its rarity (Spärck Jones 1972) and by how close the
//! grammar puts it to the value, less what speaks against. More shared never lowers it.

use crate::analysis::Modality;
use crate::claim::{Anchor, Claim, Role, Term};
use crate::entity::Entities;
use crate::value::{Comparison, Value};
use std::collections::{BTreeMap, BTreeSet};

/// How rare each term is in the claims at hand.
#[derive(Debug, Default)]
pub struct Rarity {
    counts: BTreeMap<Term, usize>,
    total: usize,
}

impl Rarity {
    /// Counts in how many sentences each term stands.
    pub fn of(claims: &[Claim]) -> Self {
        let mut seen: BTreeSet<(usize, usize, &Term)> = BTreeSet::new();
        let mut counts: BTreeMap<Term, usize> = BTreeMap::new();
        let mut sentences = BTreeSet::new();
        for claim in claims {
            sentences.insert((claim.document, claim.sentence));
            for anchor in &claim.anchors {
                if anchor.role != Role::Heading && seen.insert((claim.document, claim.sentence, &anchor.term)) {
                    *counts.entry(anchor.term.clone()).or_default() += 1;
                }
            }
        }
        Rarity { counts, total: sentences.len() }
    }

    /// 0 for a term that stands everywhere, 1 for one that stands once.
    pub fn weight(&self, term: &Term) -> f64 {
        let count = self.counts.get(term).copied().unwrap_or(1) as f64;
        let total = (self.total.max(20)) as f64;
        ((total / count).ln() / total.ln()).clamp(0.05, 1.0)
    }
}

/// What two claims have in common, and what keeps them apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Alike {
    /// How sure it is that they are about the same.
    pub score: f64,
    /// The shared terms, the weightiest first.
    pub shared: Vec<Term>,
}

/// Compares what two claims are about; `None` where something rules it out.
pub fn compare(a: &Claim, b: &Claim, rarity: &Rarity, entities: &Entities) -> Option<Alike> {
    if excluded(a, b, entities) {
        return None;
    }
    let mut shared: Vec<(f64, &Term)> = Vec::new();
    for left in &a.anchors {
        for right in b.anchors.iter().filter(|r| r.term == left.term) {
            let place = (left.role.weight() * right.role.weight()).sqrt();
            shared.push((place * rarity.weight(&left.term), &left.term));
        }
    }
    shared.sort_by(|x, y| y.0.total_cmp(&x.0).then(x.1.cmp(y.1)));
    let support: f64 = shared.iter().map(|(w, _)| w).sum();
    let score = support - apart(a, b, entities);
    Some(Alike { score, shared: shared.into_iter().map(|(_, t)| t.clone()).collect() })
}

/// Different readings of modality, speaker, time or place; different named owners.
fn excluded(a: &Claim, b: &Claim, entities: &Entities) -> bool {
    let (p, q) = (&a.qualifiers, &b.qualifiers);
    if p.modality == Modality::Possible || q.modality == Modality::Possible || p.modality == Modality::Other || q.modality == Modality::Other {
        return true;
    }
    if let (Some(x), Some(y)) = (&p.speaker, &q.speaker)
        && x != y
    {
        return true;
    }
    if let (Some(x), Some(y)) = (&p.time, &q.time)
        && crate::value::compare(&Value::Date(x.clone()), &Value::Date(y.clone())) == Comparison::Different
    {
        return true;
    }
    if !p.places.is_empty() && !q.places.is_empty() && !p.places.iter().any(|x| q.places.contains(x)) {
        return true;
    }
    owners_differ(a, b, entities)
}

/// Both name whose value it is, and name different ones.
fn owners_differ(a: &Claim, b: &Claim, _entities: &Entities) -> bool {
    [Role::Head, Role::Owner, Role::Modifier].into_iter().any(|role| {
        let named = |c: &Claim| -> BTreeSet<Term> {
            c.anchors
                .iter()
                .filter(|x| x.role == role && matches!(x.term, Term::Entity(_)))
                .map(|x| x.term.clone())
                .collect()
        };
        let (x, y) = (named(a), named(b));
        let all = |c: &Claim| c.anchors.iter().map(|x| x.term.clone()).collect::<BTreeSet<Term>>();
        !x.is_empty() && !y.is_empty() && x.is_disjoint(&all(b)) && y.is_disjoint(&all(a))
    })
}

/// What speaks against: words that narrow one and not the other.
fn apart(a: &Claim, b: &Claim, _entities: &Entities) -> f64 {
    let narrowing = |c: &Claim| -> BTreeSet<Term> {
        c.anchors.iter().filter(|x| x.role == Role::Modifier).map(|x| x.term.clone()).collect()
    };
    let all = |c: &Claim| -> BTreeSet<Term> {
        c.anchors.iter().map(|x: &Anchor| x.term.clone()).collect()
    };
    let (x, y) = (narrowing(a), narrowing(b));
    let only_a = x.difference(&all(b)).count();
    let only_b = y.difference(&all(a)).count();
    let both = if only_a > 0 && only_b > 0 { 0.5 } else { 0.0 };
    both + 0.15 * (only_a + only_b) as f64
}
