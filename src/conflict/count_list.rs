//! A number of things against the list of them.

use super::{Kind, Pair, Verdict};
use crate::claim::{Claim, ClaimValue, LISTED, Role, STATED, Slot, Term};
use crate::report::Severity;
use crate::value::Value;

pub(super) const KIND: Kind = Kind {
    id: "count-vs-list",
    explanation: "A source gives a number of things and it or another lists more or fewer of them. Open lists (\"such as\", \
                  \"among them\") are left alone.",
    slots: &[Slot::ListSize],
    threshold: 0.3,
    odds: 2.0,
    tune: |_, _| 0.0,
    judge,
};

fn judge(pair: &Pair<'_>) -> Verdict {
    let (ClaimValue::Typed(Value::Quantity(x)), ClaimValue::Typed(Value::Quantity(y))) =
        (&pair.a.value, &pair.b.value)
    else {
        return Verdict::Unrelated;
    };
    let opposite =
        marked(pair.a, STATED) && marked(pair.b, LISTED) || marked(pair.a, LISTED) && marked(pair.b, STATED);
    if !opposite || !(own_list(pair) || one_group(pair)) {
        return Verdict::Unrelated;
    }
    match (x.nominal - y.nominal).abs() {
        0.0 => Verdict::Agree,
        gap if gap <= 2.0 || pair.a.attribute == "total" && own_list(pair) => Verdict::Differ {
            severity: Severity::Contradiction,
            weight: if own_list(pair) { 1.0 } else { 0.0 },
        },
        _ => Verdict::Unrelated,
    }
}

fn marked(claim: &Claim, sign: &str) -> bool {
    claim.anchors.iter().any(|a| matches!(&a.term, Term::Word(w) if w == sign))
}

/// Whether the list is the one that stands behind the number.
fn own_list(pair: &Pair<'_>) -> bool {
    let sign = |c: &Claim| {
        c.anchors.iter().find_map(|a| match &a.term {
            Term::Word(w) if w.starts_with('#') && w != STATED && w != LISTED => Some(w.clone()),
            _ => None,
        })
    };
    pair.within() && sign(pair.a).is_some_and(|s| Some(s) == sign(pair.b))
}

/// Whether a number in one source and a list in another are of one group: one noun, narrowed or owned alike, in lists
/// long enough to be meant as whole.
fn one_group(pair: &Pair<'_>) -> bool {
    let p = &pair.alike.parts;
    let narrowing = |c: &Claim| -> Vec<Term> {
        c.anchors
            .iter()
            .filter(|a| matches!(a.role, Role::Modifier | Role::Owner))
            .map(|a| a.term.clone())
            .collect()
    };
    let (x, y) = (narrowing(pair.a), narrowing(pair.b));
    let tied = x.iter().any(|t| y.contains(t));
    // Or what is said of the group is the same, in documents that tell one story.
    let tied = tied || p.tied >= 0.6 && pair.one_story();
    !pair.within() && p.head >= 1.0 && tied && p.crossed == 0.0 && p.owners == 0.0 && p.narrowed <= 1.0
}
