//! Superlatives: of what rank, and since when they hold.

use super::{Kind, Pair, Verdict};
use crate::claim::{BARE, Claim, ClaimValue, Role, Slot, Term};
use crate::report::Severity;
use crate::value::{Comparison, Value, compare};

pub(super) const KIND: Kind = Kind {
    id: "comparison",
    explanation: "Two sources rank the same thing differently: the longest strike since 1978, the longest since 1991, the longest \
                  ever; the largest, the second-largest.",
    slots: &[Slot::Superlative],
    threshold: 0.9,
    odds: 2.6,
    tune: |_, _| 0.0,
    judge,
};

fn judge(pair: &Pair<'_>) -> Verdict {
    if pair.within() || pair.a.attribute != pair.b.attribute || !one_noun(pair) {
        return Verdict::Unrelated;
    }
    // Many things are the first of their kind by turns.
    if pair.a.attribute == "first" && !one_theme(pair) {
        return Verdict::Unrelated;
    }
    let different = Verdict::Differ { severity: Severity::Tension, weight: bare_weight(pair) };
    match (&pair.a.value, &pair.b.value) {
        (ClaimValue::Typed(x), ClaimValue::Typed(y)) => match compare(x, y) {
            Comparison::Same | Comparison::Compatible(_) => Verdict::Agree,
            Comparison::Different => different,
            _ => Verdict::Unrelated,
        },
        (ClaimValue::Typed(x), ClaimValue::Choice(c)) | (ClaimValue::Choice(c), ClaimValue::Typed(x)) => {
            match (about_year(c), year(x)) {
                _ if c == "ever" => different,
                (Some(p), Some(q)) if (p - q).abs() > 1 => different,
                (Some(_), Some(_)) => Verdict::Agree,
                _ => Verdict::Unrelated,
            }
        }
        (ClaimValue::Choice(x), ClaimValue::Choice(y)) => match (about_year(x), about_year(y)) {
            (Some(p), Some(q)) if (p - q).abs() > 1 => different,
            (Some(_), Some(_)) => Verdict::Agree,
            (None, None) => ranks(pair, x, y),
            _ => Verdict::Unrelated,
        },
        _ => Verdict::Unrelated,
    }
}

/// Whether the two documents both name two of the same things.
fn one_theme(pair: &Pair<'_>) -> bool {
    pair.entities.named_by_both(pair.a.document, pair.b.document).take(2).count() == 2
}

/// The year that "in nine years" goes back to.
fn about_year(choice: &str) -> Option<i16> {
    choice.strip_prefix("since about ")?.parse().ok()
}

fn year(value: &Value) -> Option<i16> {
    match value {
        Value::Date(date) => date.first.map(|day| day.year()).or(date.written.0),
        _ => None,
    }
}

fn is_bare(claim: &Claim) -> bool {
    claim.anchors.iter().any(|a| matches!(&a.term, Term::Word(w) if w.starts_with(BARE)))
}

/// One noun on both sides; where one side leaves it out, they rank it in one range or name the same thing.
fn one_noun(pair: &Pair<'_>) -> bool {
    let heads = |c: &Claim| -> Vec<Term> {
        c.anchors.iter().filter(|a| a.role == Role::Head).map(|a| a.term.clone()).collect()
    };
    let (p, q) = (heads(pair.a), heads(pair.b));
    let range = |c: &Claim| -> Vec<Term> {
        c.anchors
            .iter()
            .filter(|a| a.role == Role::Owner || a.role == Role::Adjunct)
            .map(|a| a.term.clone())
            .collect()
    };
    let (left, right) = (range(pair.a), range(pair.b));
    let one_range = left.iter().any(|t| right.contains(t));
    let (bare, other) = (is_bare(pair.a), is_bare(pair.b));
    let noun = |t: &Term| !matches!(t, Term::Word(w) if w.starts_with(BARE));
    let shared = p.iter().any(|t| noun(t) && q.contains(t));
    shared || (bare || other) && one_range || bare && other && pair.one_story()
}

/// A noun that is left out leaves less in common to go by.
fn bare_weight(pair: &Pair<'_>) -> f64 {
    if is_bare(pair.a) || is_bare(pair.b) { 0.4 } else { 0.0 }
}

/// First and second differ only if both speak of one thing.
fn ranks(pair: &Pair<'_>, x: &str, y: &str) -> Verdict {
    let rank = |v: &str| if v == "ever" { "1".to_string() } else { v.to_string() };
    if rank(x) == rank(y) {
        return Verdict::Agree;
    }
    let subject = |c: &Claim| -> Vec<Term> {
        let named = c.anchors.iter().filter(|a| {
            matches!(a.role, Role::Subject | Role::Object | Role::Owner | Role::Head)
                && matches!(a.term, Term::Entity(_))
        });
        named.map(|a| a.term.clone()).collect()
    };
    let (p, q) = (subject(pair.a), subject(pair.b));
    let both = p.iter().any(|t| q.contains(t));
    // Where one side names nothing, the noun and the range have to do.
    let bare = is_bare(pair.a) && is_bare(pair.b);
    let open = (p.is_empty() || q.is_empty()) && pair.one_story() && (bare || pair.alike.parts.tied >= 0.3);
    if !both && !open {
        return Verdict::Unrelated;
    }
    Verdict::Differ { severity: Severity::Contradiction, weight: 0.2 }
}
