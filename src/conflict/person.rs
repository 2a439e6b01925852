//! Who did it, and who holds an office.

use super::{Kind, Pair, Verdict};
use crate::analysis::MentionKind;
use crate::claim::{ClaimValue, Slot, Term};
use crate::report::Severity;

pub(super) const KIND: Kind = Kind {
    id: "person",
    explanation: "Two sources name different people or bodies for what has one doer or one holder.",
    slots: &[Slot::Agent, Slot::Holder],
    threshold: 1.2,
    tune: |_, _| 0.0,
    judge,
};

fn judge(pair: &Pair<'_>) -> Verdict {
    let (ClaimValue::Entity(x), ClaimValue::Entity(y)) = (&pair.a.value, &pair.b.value) else { return Verdict::Unrelated };
    if x == y {
        return Verdict::Agree;
    }
    let mentions = |c: &crate::claim::Claim, e: usize| c.anchors.iter().any(|a| a.term == Term::Entity(e));
    let kind = |e: usize| pair.entities.list[e].kind;
    let clash = kind(*x) != kind(*y) && kind(*x) != MentionKind::Other && kind(*y) != MentionKind::Other;
    // One that is named beside the other is a helper or a rival there, not the same slot.
    if pair.within() || clash || mentions(pair.a, *y) || mentions(pair.b, *x) {
        return Verdict::Unrelated;
    }
    let named_in_other = pair.entities.list[*x].documents.contains(&pair.b.document)
        && pair.entities.list[*y].documents.contains(&pair.a.document);
    let weight = if named_in_other { -0.2 } else { 0.1 };
    Verdict::Differ { severity: Severity::Contradiction, weight }
}
