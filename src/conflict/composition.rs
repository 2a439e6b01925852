//! Who or what makes up a group, compared item by item.

use super::{Kind, Pair, Verdict};
use crate::claim::{ClaimValue, RUN, Role, Slot, Term, common_words, item_keys};
use crate::report::Severity;
use crate::world;
use std::collections::BTreeSet;

pub(super) const KIND: Kind = Kind {
    id: "composition",
    explanation: "Two sources list the members of one group, agree on most of them and differ in one or two. Open lists are \
                  left alone, and so are other spellings of one name.",
    slots: &[Slot::Members],
    threshold: 0.3,
    odds: 1.0,
    tune: |_, _| 0.0,
    judge,
};

fn judge(pair: &Pair<'_>) -> Verdict {
    let (ClaimValue::List(x), ClaimValue::List(y)) = (&pair.a.value, &pair.b.value) else {
        return Verdict::Unrelated;
    };
    let runs = pair.a.attribute == RUN || pair.b.attribute == RUN;
    if pair.within() {
        return Verdict::Unrelated;
    }
    let (left, right) = (unmatched(x, y), unmatched(y, x));
    let shared = (x.len() - left).min(y.len() - right);
    let group = !runs && one_group(pair);
    if !group && !one_list(pair, shared, x) {
        return Verdict::Unrelated;
    }
    let differ = |weight| Verdict::Differ { severity: Severity::Contradiction, weight };
    match (left, right) {
        (0, 0) => Verdict::Agree,
        // A list that is said to be all there is, and one more in the other.
        (0, 1) if runs && x.len() == 2 && shared == 2 => differ(0.5),
        (1, 0) if runs && y.len() == 2 && shared == 2 => differ(0.5),
        // One list that goes on is a matter of numbers.
        (0, _) | (_, 0) => Verdict::Unrelated,
        (1, 1) if shared >= 2 => differ(0.5),
        (l, r) if group && l == r && shared >= 2 && l * 2 <= shared.max(2) => differ(0.5),
        _ => Verdict::Unrelated,
    }
}

/// Whether both lists stand under one noun, or one under "people", and no words narrow them differently.
fn one_group(pair: &Pair<'_>) -> bool {
    let same = pair.a.attribute == pair.b.attribute;
    // "the panel": "the members of the panel"
    let owned = |one: &crate::claim::Claim, other: &crate::claim::Claim| {
        let attribute = Term::Word(one.attribute.clone());
        other.anchors.iter().any(|a| a.role == Role::Owner && a.term == attribute)
    };
    let same = same || owned(pair.a, pair.b) || owned(pair.b, pair.a);
    let people = pair.a.attribute == "person" || pair.b.attribute == "person";
    let narrowing = |c: &crate::claim::Claim| -> BTreeSet<Term> {
        c.anchors.iter().filter(|a| a.role == Role::Modifier).map(|a| a.term.clone()).collect()
    };
    let (p, q) = (narrowing(pair.a), narrowing(pair.b));
    (same || people) && (p.is_subset(&q) || q.is_subset(&p) || !p.is_disjoint(&q))
}

/// Whether two lists of which one stands under no noun are of one thing: their clauses share what they say, or the lists
/// share so much that it can't be chance. Countries come together in many lists.
fn one_list(pair: &Pair<'_>, shared: usize, items: &[String]) -> bool {
    let said = |c: &crate::claim::Claim, near: bool| -> BTreeSet<Term> {
        let roles = [Role::Head, Role::Predicate, Role::Subject, Role::Owner, Role::Modifier];
        let chosen = c.anchors.iter().filter(|a| roles.contains(&a.role) || near && a.role == Role::Nearby);
        chosen.map(|a| a.term.clone()).collect()
    };
    let tie = |near: bool| -> f64 {
        let (p, q) = (said(pair.a, near), said(pair.b, near));
        p.intersection(&q).map(|t| pair.rarity.weight(t)).sum()
    };
    let countries = items.iter().any(|i| world::country(i).is_some());
    let close = tie(false) >= 0.3;
    pair.one_story() && (close || !countries && (shared >= 3 || tie(true) >= 0.6))
}

/// How many items of `x` have no counterpart in `y`.
fn unmatched(x: &[String], y: &[String]) -> usize {
    let common: BTreeSet<String> = common_words(x).into_iter().chain(common_words(y)).collect();
    let own = |item: &String| -> BTreeSet<String> {
        let all = item_keys(item);
        let rare: BTreeSet<String> = all.difference(&common).cloned().collect();
        if rare.is_empty() { all } else { rare }
    };
    let others: Vec<BTreeSet<String>> = y.iter().map(own).collect();
    x.iter().map(own).filter(|item| !others.iter().any(|other| alike(item, other))).count()
}

/// A shared word, or one that is only spelt differently.
fn alike(x: &BTreeSet<String>, y: &BTreeSet<String>) -> bool {
    x.iter().any(|a| {
        y.iter()
            .any(|b| a == b || (a.len() >= 4 && b.len() >= 4 && strsim::normalized_levenshtein(a, b) >= 0.75))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(items: &[&str]) -> Vec<String> {
        items.iter().map(|i| i.to_string()).collect()
    }

    #[test]
    fn items_match_by_their_own_words() {
        let x = list(&["Upper Ruda", "Lower Ruda", "Veldt"]);
        let y = list(&["Upper", "Lower", "Anse"]);
        assert_eq!((unmatched(&x, &y), unmatched(&y, &x)), (1, 1));
        assert_eq!(unmatched(&list(&["Serkan Oz", "Turkey"]), &list(&["Oz", "Türkiye"])), 0);
    }

    #[test]
    fn spellings_are_no_other_item() {
        assert_eq!(unmatched(&list(&["Kowalsky", "Ann Brandt"]), &list(&["Kowalski", "Anne Brandt"])), 0);
    }
}
