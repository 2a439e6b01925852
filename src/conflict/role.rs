//! Offices that people hold, and statuses in a body.

use super::{Kind, Pair, Verdict};
use crate::claim::{ClaimValue, Slot};
use crate::report::Severity;
use crate::world;

pub(super) const KIND: Kind = Kind {
    id: "role",
    explanation: "Two sources give a person different offices, or something different statuses in one body (member, observer, \
                  partner). A status that is said to change becomes an update.",
    slots: &[Slot::Office, Slot::Status],
    threshold: 0.9,
    tune: |_, _| 0.0,
    judge,
};

fn judge(pair: &Pair<'_>) -> Verdict {
    let (ClaimValue::Choice(x), ClaimValue::Choice(y)) = (&pair.a.value, &pair.b.value) else { return Verdict::Unrelated };
    if x == y {
        return Verdict::Agree;
    }
    if pair.within() {
        return Verdict::Unrelated;
    }
    match pair.a.slot {
        Slot::Status => status(pair, x, y),
        _ => office(x, y),
    }
}

fn status(pair: &Pair<'_>, x: &str, y: &str) -> Verdict {
    // A guest at one meeting may have any status.
    if x == "guest" || y == "guest" {
        return Verdict::Unrelated;
    }
    if pair.a.qualifiers.provisional || pair.b.qualifiers.provisional {
        return Verdict::Update;
    }
    Verdict::Differ { severity: Severity::Contradiction, weight: 0.3 }
}

fn office(x: &str, y: &str) -> Verdict {
    if offices_exclude(x, y) {
        Verdict::Differ { severity: Severity::Contradiction, weight: 0.3 }
    } else {
        Verdict::Unrelated
    }
}

/// Two offices of which each has one holder; "acting mayor" and "mayor" are one office at two times.
fn offices_exclude(x: &str, y: &str) -> bool {
    let unique = |id: &str| world::roles().iter().any(|r| r.id == id && r.unique);
    unique(x) && unique(y)
}
