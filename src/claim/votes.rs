//! Votes that were not unanimous, told by their count.

use super::outcome::around;
use super::{Claim, ClaimValue, Qualifiers, Scene, Slot};
use crate::analysis::Tag;

/// "by five votes to three": nobody agreed with everybody.
pub(super) fn divided(scene: &Scene<'_>, claims: &mut Vec<Claim>) {
    let tree = &scene.tree;
    let lower = |i: usize| if i < tree.len() { tree.word(i).to_lowercase() } else { String::new() };
    let number = |i: usize| {
        i < tree.len()
            && tree.tag(i) == Tag::Num
            && !matches!(lower(i).as_str(), "0" | "zero" | "nil" | "none" | "no")
            && lower(i).chars().count() < 9
            && !lower(i).contains([':', '.', '%'])
    };
    for i in 0..tree.len() {
        let votes = usize::from(matches!(lower(i + 1).as_str(), "vote" | "votes"));
        let against = i + 2 + votes;
        let tally = number(i) && lower(i + 1 + votes) == "to" && number(against);
        let by = i > 0 && matches!(lower(i - 1).as_str(), "by" | "of" | ",") && ballot(tree);
        let doubled = lower(i + 1).parse::<u32>().is_ok();
        if !tally || doubled || !(votes == 1 || matches!(lower(against + 1).as_str(), "vote" | "votes") || by)
        {
            continue;
        }
        let clause = scene.clause_of(i);
        let mut anchors = Vec::new();
        around(scene, clause, &mut anchors);
        let value = ClaimValue::Choice("by-majority".into());
        let span = tree.span(&[i, against]);
        claims.push(scene.claim(
            Slot::Outcome,
            "unanimity",
            anchors,
            value,
            span,
            Qualifiers::of(scene, None, i),
        ));
        return;
    }
}

/// Whether the sentence speaks of a vote.
fn ballot(tree: &crate::analysis::Tree<'_>) -> bool {
    let word = |i: usize| tree.lemma(i).to_lowercase();
    (0..tree.len()).any(|i| {
        matches!(
            word(i).as_str(),
            "vote"
                | "ballot"
                | "majority"
                | "motion"
                | "jury"
                | "verdict"
                | "councillor"
                | "elect"
                | "re-elect"
        )
    })
}
