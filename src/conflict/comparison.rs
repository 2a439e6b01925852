//! Superlatives: of what rank, and since when they hold.

use super::{Kind, Pair, Verdict};
use crate::claim::{Claim, ClaimValue, Role, Slot, Term};
use crate::report::Severity;
use crate::value::{Comparison, compare};

pub(super) const KIND: Kind = Kind {
    id: "comparison",
    explanation: "Two sources rank the same thing differently: the longest strike since 1978, the longest since 1991, the longest \
                  ever; the largest, the second-largest.",
    slots: &[Slot::Superlative],
    threshold: 0.9,
    tune: |_, _| 0.0,
    judge,
};

fn judge(pair: &Pair<'_>) -> Verdict {
    if pair.within() || pair.a.attribute != pair.b.attribute {
        return Verdict::Unrelated;
    }
    let different = Verdict::Differ { severity: Severity::Tension, weight: 0.0 };
    match (&pair.a.value, &pair.b.value) {
        (ClaimValue::Typed(x), ClaimValue::Typed(y)) => match compare(x, y) {
            Comparison::Same | Comparison::Compatible(_) => Verdict::Agree,
            Comparison::Different => different,
            _ => Verdict::Unrelated,
        },
        (ClaimValue::Choice(x), ClaimValue::Choice(y)) => ranks(pair, x, y),
        (ClaimValue::Typed(_), ClaimValue::Choice(c)) | (ClaimValue::Choice(c), ClaimValue::Typed(_))
            if c == "ever" =>
        {
            different
        }
        _ => Verdict::Unrelated,
    }
}

/// First and second differ only if both speak of one thing.
fn ranks(pair: &Pair<'_>, x: &str, y: &str) -> Verdict {
    let rank = |v: &str| if v == "ever" { "1".to_string() } else { v.to_string() };
    if rank(x) == rank(y) {
        return Verdict::Agree;
    }
    let subject = |c: &Claim| -> Vec<Term> {
        let named = c
            .anchors
            .iter()
            .filter(|a| matches!(a.role, Role::Subject | Role::Object) && matches!(a.term, Term::Entity(_)));
        named.map(|a| a.term.clone()).collect()
    };
    let (p, q) = (subject(pair.a), subject(pair.b));
    if !p.iter().any(|t| q.contains(t)) {
        return Verdict::Unrelated;
    }
    Verdict::Differ { severity: Severity::Contradiction, weight: 0.2 }
}
