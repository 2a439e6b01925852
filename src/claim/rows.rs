//! Rows of names or nouns that stand under no noun of their own, for comparing them with the lists of other sources.

use super::count_find::Found;
use super::list::View;
use super::list_row;
use super::members::{add, text};
use super::{Claim, Role, Scene, Slot};
use crate::analysis::Tag;

/// Attribute of lists that stand under no noun.
pub(crate) const RUN: &str = "list";

/// Any closed row of three nouns or more ("honey, almonds and figs"), and of two that are said to be all ("only").
pub(super) fn coordinated(scene: &Scene<'_>, view: &View<'_>, claims: &mut Vec<Claim>) {
    let tree = &scene.tree;
    for and in (1..tree.len()).filter(|&i| matches!(tree.word(i), "and" | "&")) {
        let Some(row) = list_row::around(view, and) else { continue };
        let (Some(&(first, _)), Some(&(_, stop))) = (row.first(), row.last()) else { continue };
        let (start, end) = (first.saturating_sub(4), (stop + 2).min(tree.len()));
        let only = (start..end).any(|i| {
            matches!(view.lower(i).as_str(), "only" | "alone" | "both" | "just")
                && !(first..stop).contains(&i)
        });
        let span = view.span(first, stop);
        let taken = claims
            .iter()
            .any(|c| c.slot == Slot::Members && c.document == scene.document && c.mention.overlaps(span));
        let values = row.iter().any(|&(_, e)| scene.is_value(e - 1));
        if taken || values || row.len() == 2 && !only || view.is_open(first.saturating_sub(2), end) {
            continue;
        }
        let texts: Vec<String> = row.iter().map(|&(s, e)| text(view, s, e)).collect();
        let count = texts.len();
        let found = Found { low: count, high: count, span, sentence: scene.index, texts, typed: false };
        run(scene, first, &found, claims);
    }
}

fn is_nominal(scene: &Scene<'_>, i: usize) -> bool {
    matches!(scene.tree.tag(i), Tag::Noun | Tag::Propn)
}

/// A run of names under no noun: what the clause says of them ties it to another.
pub(super) fn run(scene: &Scene<'_>, start: usize, found: &Found, claims: &mut Vec<Claim>) {
    let mut anchors = Vec::new();
    let inside = |i: usize| found.span.contains(scene.tree.token(i).span);
    if let Some(clause) = scene.clause_of(start) {
        scene.push(clause.predicate, Role::Predicate, &mut anchors);
        for head in [clause.agent, clause.patient].into_iter().flatten().filter(|&i| !inside(i)) {
            scene.push(head, Role::Subject, &mut anchors);
            scene.noun_anchors(head, &mut anchors);
        }
        for oblique in clause.obliques.iter().filter(|o| !inside(o.head) && !scene.is_value(o.head)) {
            scene.push(oblique.head, Role::Owner, &mut anchors);
        }
    }
    // "a blend of oak, ash and elm": the noun that the row belongs to.
    let above = scene.tree.head(start).filter(|&h| is_nominal(scene, h) && !inside(h));
    if let Some(noun) = above {
        scene.push(noun, Role::Head, &mut anchors);
    }
    add(scene, RUN.to_string(), anchors, found, claims);
}
