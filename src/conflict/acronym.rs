//! Short forms with several expansions.

use super::{Kind, Pair, Verdict};
use crate::claim::{Claim, ClaimValue, Role, Slot, content_words};
use crate::report::Severity;

pub(super) const KIND: Kind = Kind {
    id: "acronym",
    explanation: "One short form is spelt out in two ways.",
    slots: &[Slot::Expansion],
    threshold: 0.0,
    odds: 1.4,
    tune: |_, _| 0.0,
    judge,
};

fn judge(pair: &Pair<'_>) -> Verdict {
    let (ClaimValue::Text(x), ClaimValue::Text(y)) = (&pair.a.value, &pair.b.value) else {
        return Verdict::Unrelated;
    };
    let (p, q) = (content_words(x), content_words(y));
    let given = |c: &Claim| c.anchors.iter().any(|a| a.role == Role::Head);
    let differ = Verdict::Differ { severity: Severity::Contradiction, weight: 1.5 };
    match (given(pair.a), given(pair.b)) {
        (true, true) if same(&p, &q) => Verdict::Agree,
        (true, true) => differ,
        (false, false) => Verdict::Unrelated,
        _ if p == q => Verdict::Agree,
        // Initials alone are shared by chance; most of the words are not.
        _ if !pair.within() && one_word_off(&p, &q) && !elsewhere(pair, x, y) => differ,
        _ => Verdict::Unrelated,
    }
}

/// Equal but for endings.
fn same(p: &[String], q: &[String]) -> bool {
    let stem = |w: &String| w.trim_end_matches('s').to_string();
    p.len() == q.len() && p.iter().zip(q).all(|(l, r)| stem(l) == stem(r))
}

fn one_word_off(p: &[String], q: &[String]) -> bool {
    p.len() == q.len() && p.len() >= 3 && !same(p, q) && p.iter().zip(q).filter(|(l, r)| l != r).count() == 1
}

/// Whether one source has both long forms: then they are two bodies.
fn elsewhere(pair: &Pair<'_>, x: &str, y: &str) -> bool {
    let visible = |c: &Claim| &pair.documents[c.document].source.text.visible;
    visible(pair.a).contains(y) || visible(pair.b).contains(x)
}
