//! One quotation in two mouths.

use super::{Kind, Pair, Verdict};
use crate::claim::{Claim, ClaimValue, Role, Slot, Term};
use crate::report::Severity;
use std::collections::BTreeSet;

pub(super) const KIND: Kind = Kind {
    id: "attribution",
    explanation: "Two sources give the same words to different speakers.",
    slots: &[Slot::Quoted],
    threshold: 0.5,
    tune: |_, _| 0.0,
    judge,
};

fn judge(pair: &Pair<'_>) -> Verdict {
    let (ClaimValue::Entity(x), ClaimValue::Entity(y)) = (&pair.a.value, &pair.b.value) else {
        return Verdict::Unrelated;
    };
    if pair.within() || !same_words(pair.a, pair.b) {
        return Verdict::Unrelated;
    }
    let (p, q) = (&pair.entities.list[*x].words, &pair.entities.list[*y].words);
    if x == y || p.iter().any(|w| q.contains(w)) {
        return Verdict::Agree;
    }
    Verdict::Differ { severity: Severity::Contradiction, weight: 1.0 }
}

/// Nearly the same words, or a part of them long enough to be no chance.
fn same_words(a: &Claim, b: &Claim) -> bool {
    let words = |c: &Claim| -> BTreeSet<String> {
        c.anchors
            .iter()
            .filter(|a| a.role == Role::Object)
            .filter_map(|a| match &a.term {
                Term::Word(w) => Some(w.clone()),
                Term::Entity(_) => None,
            })
            .collect()
    };
    let (x, y) = (words(a), words(b));
    let shared = x.intersection(&y).count();
    shared >= 4 && shared * 5 >= x.len().min(y.len()) * 4
}
