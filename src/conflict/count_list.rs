//! A number of things against the list of them.

use super::{Kind, Pair, Verdict};
use crate::claim::{ClaimValue, Slot};
use crate::report::Severity;
use crate::value::Value;

pub(super) const KIND: Kind = Kind {
    id: "count-vs-list",
    explanation: "A source gives a number of things and then lists more or fewer of them. Open lists (\"such as\", \"among \
                  them\") are left alone.",
    slots: &[Slot::ListSize],
    threshold: 0.3,
    tune: |_, _| 0.0,
    judge,
};

fn judge(pair: &Pair<'_>) -> Verdict {
    let same_sentence = pair.within() && pair.a.sentence == pair.b.sentence;
    let (ClaimValue::Typed(Value::Quantity(x)), ClaimValue::Typed(Value::Quantity(y))) = (&pair.a.value, &pair.b.value)
    else {
        return Verdict::Unrelated;
    };
    let gap = (x.nominal - y.nominal).abs();
    match gap {
        _ if !same_sentence => Verdict::Unrelated,
        0.0 => Verdict::Agree,
        g if g <= 2.0 => Verdict::Differ { severity: Severity::Contradiction, weight: 1.0 },
        _ => Verdict::Unrelated,
    }
}
