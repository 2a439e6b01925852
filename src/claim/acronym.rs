//! Short forms and what they stand for (after Schwartz & Hearst 2003, who look for the long form before the bracket).

use super::{Anchor, Claim, ClaimValue, Qualifiers, Role, Scene, Slot, Term};
use crate::entity::fold;

/// Small words and marks that long forms contain and short forms skip.
const SKIPPED: &[&str] = &[
    "of", "for", "and", "the", "on", "in", "to", "&", "'s", "’s", "'", "’", "-", "–", "de", "du", "des", "la",
];

pub(super) fn extract(scene: &Scene<'_>, claims: &mut Vec<Claim>) {
    let mut taken: Vec<(usize, usize)> = Vec::new();
    for i in 0..scene.tree.len() {
        let short = scene.tree.word(i);
        if !is_short(short) {
            continue;
        }
        if let Some((start, end)) = before(scene, i).or_else(|| behind(scene, i)) {
            taken.push((start, end));
            push(scene, short, start, end, true, claims);
        }
    }
    for (name, _) in scene.entities.referents[scene.document].names(scene.index) {
        if taken.iter().any(|&(s, e)| s < name.end && name.start < e) {
            continue;
        }
        let words = name.key.split(' ').count();
        let initials = fold::initials(&name.text);
        match &name.short {
            // The bracket says it, whatever the initials.
            Some(short) if words >= short.chars().filter(|c| c.is_uppercase()).count().clamp(2, 3) => {
                push(scene, short, name.start, name.end, true, claims);
            }
            Some(_) => {}
            // A long name may be what another source's short form stands for.
            None if words >= 3 && initials.chars().count() >= 3 => {
                push(scene, &initials, name.start, name.end, false, claims)
            }
            None => {}
        }
    }
}

fn push(scene: &Scene<'_>, short: &str, start: usize, end: usize, given: bool, claims: &mut Vec<Claim>) {
    let span = scene.tree.span(&(start..end).collect::<Vec<_>>());
    let value = ClaimValue::Text(span.of(scene.text()).to_string());
    let short = short.replace('.', "");
    let anchors =
        if given { vec![Anchor { term: Term::Word(short.clone()), role: Role::Head }] } else { Vec::new() };
    claims.push(scene.claim(Slot::Expansion, short, anchors, value, span, Qualifiers::plain()));
}

fn is_short(text: &str) -> bool {
    let letters: Vec<char> = text.chars().filter(|c| c.is_alphabetic()).collect();
    (2..=8).contains(&letters.len())
        && letters.iter().all(|c| c.is_uppercase())
        && text.chars().all(|c| c.is_alphabetic() || c == '.')
}

/// "the Ancient Bridge Council (ABC)", "..., or ABC,": the long form before the short one, found by its initials.
fn before(scene: &Scene<'_>, short: usize) -> Option<(usize, usize)> {
    let tree = &scene.tree;
    let word = |i: usize| tree.word(i);
    let mut end = short.checked_sub(1)?;
    if word(end) == "the" {
        end = end.checked_sub(1)?;
    }
    match word(end) {
        "(" => {}
        "or" => end -= usize::from(end > 0 && word(end - 1) == ","),
        _ => return None,
    }
    let mut letters: Vec<char> = word(short).chars().filter(|c| c.is_alphabetic()).collect();
    let mut start = end;
    while let Some(&letter) = letters.last() {
        start = start.checked_sub(1)?;
        if SKIPPED.contains(&word(start)) {
            continue;
        }
        if !word(start).starts_with(letter) {
            return None;
        }
        letters.pop();
    }
    (end > start + 1).then_some((start, end))
}

/// "ABC, the Ancient Bridge Council", "ABC (Ancient Bridge Council)".
fn behind(scene: &Scene<'_>, short: usize) -> Option<(usize, usize)> {
    let tree = &scene.tree;
    let mut at = short + 1;
    if at >= tree.len() || !matches!(tree.word(at), "," | "(" | "—" | "–") {
        return None;
    }
    at += 1;
    while at < tree.len() && matches!(tree.word(at), "the" | "or" | "a") {
        at += 1;
    }
    let start = at;
    for letter in tree.word(short).chars().filter(|c| c.is_alphabetic()) {
        while at > start && at < tree.len() && SKIPPED.contains(&tree.word(at)) {
            at += 1;
        }
        if at >= tree.len() || !tree.word(at).starts_with(letter) {
            return None;
        }
        at += 1;
    }
    Some((start, at))
}
