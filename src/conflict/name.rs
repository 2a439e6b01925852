//! What things are called.

use super::{Kind, Pair, Verdict};
use crate::claim::{ClaimValue, Slot, Term};
use crate::entity::fold;
use crate::report::Severity;
use crate::world;
use std::collections::BTreeSet;

pub(super) const KIND: Kind = Kind {
    id: "name",
    explanation: "The theme, programme, paper or product that both sources speak of is called differently: its slot holds \
                  two titles, or one long name is worded in two ways.",
    slots: &[Slot::Title, Slot::Name],
    threshold: 0.8,
    tune: |_, _| 0.0,
    judge,
};

fn judge(pair: &Pair<'_>) -> Verdict {
    let (Some(x), Some(y)) = (text(pair, &pair.a.value), text(pair, &pair.b.value)) else { return Verdict::Unrelated };
    let (p, q) = (content(&x), content(&y));
    if p == q || p.is_empty() || q.is_empty() {
        return Verdict::Agree;
    }
    if pair.within() {
        return Verdict::Unrelated;
    }
    match pair.a.slot {
        Slot::Title => Verdict::Differ { severity: Severity::Contradiction, weight: 0.0 },
        _ => variants(&p, &q),
    }
}

fn text(pair: &Pair<'_>, value: &ClaimValue) -> Option<String> {
    match value {
        ClaimValue::Text(text) => Some(text.clone()),
        ClaimValue::Entity(id) => Some(pair.entities.list[*id].name.clone()),
        _ => None,
    }
}

fn content(text: &str) -> Vec<String> {
    fold::words(text)
        .into_iter()
        .map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()).to_string())
        .filter(|w| !w.is_empty() && !world::list(world::List::Stop, w))
        .collect()
}

/// Long names that share most of their words and differ in a few.
fn variants(p: &[String], q: &[String]) -> Verdict {
    let x: BTreeSet<&String> = p.iter().collect();
    let y: BTreeSet<&String> = q.iter().collect();
    let shared = x.intersection(&y).count();
    let all = x.union(&y).count();
    let (only_x, only_y) = (x.len() - shared, y.len() - shared);
    let numbers = x.symmetric_difference(&y).any(|w| w.chars().any(|c| c.is_ascii_digit()));
    let opposed = x.difference(&y).any(|l| y.difference(&x).any(|r| world::opposite(l, r)));
    if numbers || opposed || shared < 2 {
        return Verdict::Unrelated;
    }
    let long = x.len().min(y.len()) >= 4 && shared * 2 >= all && only_x.max(only_y) <= 3;
    let swapped = p.len() == q.len() && p.len() >= 3 && p.iter().zip(q).filter(|(l, r)| l != r).count() == 1 && p.first() == q.first() && p.last() == q.last();
    match (long && only_x + only_y > 0 && (only_x > 0 && only_y > 0 || x.len() >= 5), swapped) {
        (_, true) => Verdict::Differ { severity: Severity::Contradiction, weight: 0.0 },
        (true, _) => Verdict::Differ { severity: Severity::Tension, weight: 0.0 },
        _ => Verdict::Unrelated,
    }
}

/// The words of a name, for explaining.
pub(super) fn is_word(term: &Term) -> bool {
    matches!(term, Term::Word(_))
}
