//! Short forms and what they stand for (after Schwartz & Hearst 2003, who look for the long form before the bracket).

use super::{Anchor, Claim, ClaimValue, Qualifiers, Role, Scene, Slot, Term};
use crate::analysis::MentionKind;
use crate::entity::{Name, fold};
use crate::text::{BlockKind, Span};

/// Small words and marks that long forms contain and short forms skip.
const SKIPPED: &[&str] = &[
    "of", "for", "and", "the", "on", "in", "to", "&", "'s", "’s", "'", "’", "-", "–", "de", "du", "des", "la",
];

pub(super) fn extract(scene: &Scene<'_>, claims: &mut Vec<Claim>) {
    if let Some((key, value)) = labelled(scene) {
        spelt_out(scene, key, value, claims);
    }
    let mut taken: Vec<(usize, usize)> = Vec::new();
    for i in 0..scene.tree.len() {
        let short = scene.tree.word(i);
        if !is_short(short) {
            continue;
        }
        if let Some((start, end)) =
            before(scene, i).or_else(|| behind(scene, i)).or_else(|| stands_for(scene, i))
        {
            taken.push((start, end));
            push(scene, short, start, end, true, claims);
        }
    }
    for (name, _) in scene.entities.referents[scene.document].names(scene.index) {
        if taken.iter().any(|&(s, e)| s < name.end && name.start < e) {
            continue;
        }
        let words = name.key.split(' ').count();
        match &name.short {
            // The bracket says it, whatever the initials.
            Some(short) if words >= short.chars().filter(|c| c.is_uppercase()).count().clamp(2, 3) => {
                push(scene, short, name.start, name.end, true, claims);
            }
            Some(_) => {}
            None => long_form(scene, name, claims),
        }
    }
}

/// A long name may be what another source's short form stands for.
fn long_form(scene: &Scene<'_>, name: &Name, claims: &mut Vec<Claim>) {
    let (start, end) = (name.start, name.end);
    let words = |from: usize| (from..end).filter(|&i| capital(scene, i)).count();
    // "the *Ceramic and* Glass Workers' Union": names are cut at "and", which may stand inside one.
    let body = name.kind == MentionKind::Organisation;
    let joined = (body && start >= 2 && matches!(scene.tree.word(start - 1), "and" | "&"))
        .then(|| (0..start - 1).rev().take_while(|&i| capital(scene, i)).last())
        .flatten();
    for from in [Some(start), joined].into_iter().flatten() {
        let span = scene.tree.span(&[from, end - 1]);
        let initials = fold::initials(span.of(scene.text()));
        if words(from) >= 3 && initials.chars().count() >= 3 {
            push(scene, &initials, from, end, false, claims);
        }
    }
}

fn capital(scene: &Scene<'_>, i: usize) -> bool {
    scene.tree.word(i).chars().next().is_some_and(char::is_uppercase)
}

/// "Acronym: Study of Old Bridges", "SOB: Study of Old Bridges"
fn labelled(scene: &Scene<'_>) -> Option<(Span, Span)> {
    match &scene.block()?.kind {
        BlockKind::KeyValue { key, value } => Some((*key, *value)),
        BlockKind::Row { cells, .. } => match cells.as_slice() {
            [key, value] => Some((*key, *value)),
            _ => None,
        },
        _ => None,
    }
}

fn spelt_out(scene: &Scene<'_>, key: Span, value: Span, claims: &mut Vec<Claim>) {
    let label = key.of(scene.text()).trim();
    let inside = |i: &usize| value.contains(scene.tree.token(*i).span);
    let end = |i: &usize| !matches!(scene.tree.word(*i), "." | ";" | "," | "–" | "—");
    let tokens: Vec<usize> = (0..scene.tree.len()).filter(inside).take_while(end).collect();
    let (Some(&first), Some(&last)) = (tokens.first(), tokens.last()) else { return };
    let initials = fold::initials(&scene.tree.span(&tokens).of(scene.text()).replace('(', ""));
    let named = matches!(label.to_lowercase().as_str(), "acronym" | "abbreviation" | "stands for");
    let spelt = initials == label.replace('.', "") && is_short(label);
    if tokens.len() >= 3 && initials.chars().count() >= 3 && (spelt || named) {
        push(scene, &initials, first, last + 1, true, claims);
    }
}

/// "ABC stands for Ancient Bridge Council": the words say it, whatever the initials.
fn stands_for(scene: &Scene<'_>, short: usize) -> Option<(usize, usize)> {
    let tree = &scene.tree;
    let word = |i: usize| if i < tree.len() { tree.word(i) } else { "" };
    let mut at = match (word(short + 1), word(short + 2), word(short + 3)) {
        ("stands" | "stood" | "standing", "for", _) => short + 3,
        ("is" | "was" | ",", "short", "for") => short + 4,
        ("is", "an" | "the", "acronym" | "abbreviation" | "initialism") => short + 5,
        ("means", ..) => short + 2,
        _ => return None,
    };
    while matches!(word(at), "the" | "\"" | "“" | "*" | "'" | "‘" | "_") {
        at += 1;
    }
    let inside = |i: &usize| capital(scene, *i) || SKIPPED.contains(&tree.word(*i));
    let end = (at..tree.len()).take_while(inside).filter(|&i| capital(scene, i)).last()? + 1;
    (capital(scene, at) && end > at + 1).then_some((at, end))
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
    let mut called = false;
    while matches!(word(end), "the" | "called" | "known" | "as" | "abbreviated" | "to") && end > 0 {
        called |= matches!(word(end), "called" | "known" | "abbreviated");
        end -= 1;
    }
    match word(end) {
        "(" => {}
        // "the Ancient Bridge Council, ABC for short": three initials in a row are no chance.
        "," if called || is_name(scene, short, end) => {}
        "or" => end -= usize::from(end > 0 && word(end - 1) == ","),
        _ => return None,
    }
    let mut letters: Vec<char> = word(short).chars().filter(|c| c.is_alphabetic()).collect();
    // "the Rapid Alert system, called RA": a noun that says what it is stands behind the long form.
    if called && end > 1 && !capital(scene, end - 1) {
        end -= 1;
    }
    let lower = word(end) == "(";
    let mut start = end;
    while let Some(&letter) = letters.last() {
        start = start.checked_sub(1)?;
        if SKIPPED.contains(&word(start)) {
            continue;
        }
        let small = || lower && word(start).starts_with(letter.to_ascii_lowercase());
        if !word(start).starts_with(letter) && !small() {
            return None;
        }
        letters.pop();
    }
    (end > start + 1).then_some((start, end))
}

/// Whether the words before a comma, as many as the short form has letters, all have capitals, and no list goes on.
fn is_name(scene: &Scene<'_>, short: usize, comma: usize) -> bool {
    let letters = scene.tree.word(short).chars().filter(|c| c.is_alphabetic()).count();
    let next = if short + 1 < scene.tree.len() { scene.tree.word(short + 1) } else { "." };
    let words = (0..comma).rev().take_while(|&i| capital(scene, i) || SKIPPED.contains(&scene.tree.word(i)));
    letters >= 3
        && words.filter(|&i| capital(scene, i)).count() >= letters
        && !matches!(next, "and" | "or" | "&")
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
