//! Whether two claims are about one thing, where one of them may leave it out.
//!
//! The thing may be named on both sides, be a description on one ("the bridge" for the one that is called a bridge), or be
//! left out because the whole document is about it.

use super::Pair;
use crate::claim::{Claim, Role, Term};
use crate::entity::{self, EntityId};

/// How well the things fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fit {
    /// Named or worded alike.
    Same,
    /// One side leaves out what its document is about.
    Implied,
    /// Nothing speaks for or against it.
    Open,
    /// Different things.
    Other,
}

/// Compares what stands in `roles`.
pub(super) fn fit(pair: &Pair<'_>, roles: &[Role]) -> Fit {
    let (p, q) = (things(pair.a, roles), things(pair.b, roles));
    let (x, y) = (entities(&p), entities(&q));
    let named_alike = || x.iter().any(|&l| y.iter().any(|&r| akin(pair, l, r)));
    if p.iter().any(|t| q.contains(t)) || named_alike() {
        return Fit::Same;
    }
    match (x.is_empty(), y.is_empty()) {
        (false, false) => Fit::Other,
        (false, true) => told(pair, &x, &q, pair.b),
        (true, false) => told(pair, &y, &p, pair.a),
        (true, true) if p.is_empty() || q.is_empty() => Fit::Open,
        (true, true) => Fit::Other,
    }
}

/// Whether both sides name what they are about, and name different things.
pub(super) fn apart(pair: &Pair<'_>, roles: &[Role]) -> bool {
    let (p, q) = (things(pair.a, roles), things(pair.b, roles));
    let shared = p.iter().any(|t| q.contains(t));
    !shared && !entities(&p).is_empty() && !entities(&q).is_empty()
}

fn things<'a>(claim: &'a Claim, roles: &[Role]) -> Vec<&'a Term> {
    claim.anchors.iter().filter(|a| roles.contains(&a.role)).map(|a| &a.term).collect()
}

fn entities(terms: &[&Term]) -> Vec<EntityId> {
    terms.iter().filter_map(|t| if let Term::Entity(e) = t { Some(*e) } else { None }).collect()
}

/// One name in two spellings: "Katharina Holm" and "Katarina Holm", "K. Holm".
pub(super) fn akin(pair: &Pair<'_>, x: EntityId, y: EntityId) -> bool {
    let words = |e: EntityId| pair.entities.list[e].words.as_slice();
    let ([first, .., last], [other, .., surname]) = (words(x), words(y)) else { return false };
    let letter = |w: &str| w.trim_end_matches('.').chars().count() == 1;
    let initial = first.chars().next() == other.chars().next();
    let alike = || letter(first) || letter(other) || strsim::normalized_levenshtein(first, other) >= 0.6;
    last == surname && initial && alike()
}

/// Two names with a word in common may be two wordings of one: a title, a maiden name, a town and its council.
pub(super) fn shares_word(pair: &Pair<'_>, x: EntityId, y: EntityId) -> bool {
    let (p, q) = (&pair.entities.list[x].words, &pair.entities.list[y].words);
    p.iter().any(|w| q.contains(w))
}

/// Named on one side; the other describes it or leaves it out.
fn told(pair: &Pair<'_>, named: &[EntityId], words: &[&Term], other: &Claim) -> Fit {
    let heroes = pair.entities.referents[other.document].heroes();
    let about = named.iter().any(|&e| heroes.iter().any(|&h| h == e || akin(pair, e, h)));
    let described = named.iter().any(|e| {
        let types = &pair.entities.list[*e].types;
        words.iter().any(|t| matches!(t, Term::Word(w) if types.contains(&entity::family(w))))
    });
    match (words.is_empty(), described, about) {
        (_, true, true) => Fit::Same,
        (true, _, true) | (_, true, _) => Fit::Implied,
        (true, _, false) => Fit::Open,
        (false, false, _) => Fit::Other,
    }
}

/// Whether both documents fill the slot once, and tell one story.
pub(super) fn lone(pair: &Pair<'_>) -> bool {
    pair.a.qualifiers.sole && pair.b.qualifiers.sole && pair.one_story()
}

/// Whether both sides name the same thing as what it was done to.
pub(super) fn shares_name(pair: &Pair<'_>) -> bool {
    let (p, q) = (things(pair.a, &[Role::Object]), things(pair.b, &[Role::Object]));
    let (x, y) = (entities(&p), entities(&q));
    x.iter().any(|&l| y.iter().any(|&r| l == r || akin(pair, l, r)))
}
