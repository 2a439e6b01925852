//! What things are called: a quoted title with the noun that it names, and long names as they are worded.

use super::{Anchor, Claim, ClaimValue, Qualifiers, Role, Scene, Slot, Term};
use crate::analysis::{Feats, Tag};
use crate::entity::fold;
use crate::text::Span;
use crate::world;

pub(super) fn extract(scene: &Scene<'_>, claims: &mut Vec<Claim>) {
    if !scene.is_prose() {
        return;
    }
    let quoted = quotations(scene);
    for &(start, end) in &quoted {
        quoted_title(scene, start, end, claims);
    }
    for (name, _) in scene.entities.referents[scene.document].names(scene.index) {
        let (start, end) = extended(scene, name.start, name.end);
        if !quoted.iter().any(|&(s, e)| s < end && start < e) {
            wording(scene, start, end, claims);
        }
    }
}

/// Token ranges between quotation marks, the marks left out.
fn quotations(scene: &Scene<'_>) -> Vec<(usize, usize)> {
    let tree = &scene.tree;
    let mut found = Vec::new();
    let mut open: Option<(usize, &str)> = None;
    for i in 0..tree.len() {
        let word = tree.word(i);
        match (open, word) {
            (None, "“" | "‘" | "«" | "\"" | "``") => open = Some((i + 1, word)),
            (None, "'") if i + 1 < tree.len() && tree.token(i + 1).span.start == tree.token(i).span.end => {
                open = Some((i + 1, word));
            }
            (Some((start, mark)), "”" | "’" | "»" | "\"" | "''" | "'") if closes(mark, word) => {
                if i > start {
                    found.push((start, i));
                }
                open = None;
            }
            _ => {}
        }
    }
    found
}

fn closes(open: &str, close: &str) -> bool {
    matches!((open, close), ("“", "”") | ("‘", "’") | ("«", "»") | ("\"", "\"") | ("``", "''") | ("'", "'"))
}

fn quoted_title(scene: &Scene<'_>, start: usize, end: usize, claims: &mut Vec<Claim>) {
    let tree = &scene.tree;
    let end = if matches!(tree.word(end - 1), "," | "." | ";") { end - 1 } else { end };
    if end <= start || end - start > 16 || !capitalised(scene, start, end) {
        return;
    }
    let tokens: Vec<usize> = (start..end).collect();
    let span = tree.span(&tokens);
    let Some(noun) = slot_noun(scene, start, end) else { return };
    let mut anchors = Vec::new();
    scene.noun_anchors(noun, &mut anchors);
    if let Some(c) = scene.clause_of(noun) {
        scene.clause_anchors(c.predicate, noun, &mut anchors, Role::Predicate);
    }
    let value = ClaimValue::Text(span.of(scene.text()).to_string());
    let qualifiers = Qualifiers::of(scene, scene.clause_of(noun), noun);
    let attribute = scene.concept(noun);
    claims.push(scene.claim(Slot::Title, attribute, anchors, value, span, qualifiers));
    wording(scene, start, end, claims);
}

/// A title, not an utterance: it starts with a capital and most of its long words do, or it is short.
fn capitalised(scene: &Scene<'_>, start: usize, end: usize) -> bool {
    let tree = &scene.tree;
    let first = tree.word(start).chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit());
    let speech = (start..end).any(|i| tree.feats(i).has(Feats::SPEAKER) || tree.feats(i).has(Feats::FINITE) && tree.tag(i) == Tag::Verb);
    first && !speech
}

/// The noun that the quotation names: nearest before it, else the predicate's own noun.
fn slot_noun(scene: &Scene<'_>, start: usize, end: usize) -> Option<usize> {
    let tree = &scene.tree;
    let names_slot = |i: usize| tree.tag(i) == Tag::Noun && world::list(world::List::TitleSlot, &tree.lemma(i).to_lowercase());
    let before = (start.saturating_sub(12)..start).rev().find(|&i| names_slot(i));
    before.or_else(|| (end..tree.len().min(end + 16)).find(|&i| names_slot(i)))
}

/// "the Initiative *on* World Unity for a Just Peace": names go on over small words where capitals follow.
fn extended(scene: &Scene<'_>, start: usize, end: usize) -> (usize, usize) {
    let tree = &scene.tree;
    let capital = |i: usize| i < tree.len() && tree.word(i).chars().next().is_some_and(char::is_uppercase);
    let small = |i: usize| i < tree.len() && matches!(tree.word(i), "of" | "for" | "on" | "and" | "to" | "a" | "the" | "in" | "," | "towards" | "&");
    let mut end = end;
    loop {
        let mut next = end;
        while small(next) && next < end + 3 {
            next += 1;
        }
        let only_comma = (end..next).all(|i| tree.word(i) == ",");
        let country = capital(next) && world::country(tree.word(next)).is_some();
        if next == end || only_comma || !capital(next) || country || end - start > 20 {
            return (start, end);
        }
        end = next + 1;
        while capital(end) {
            end += 1;
        }
    }
}

/// The wording of a long name, as a claim whose anchors are its own words.
fn wording(scene: &Scene<'_>, start: usize, end: usize, claims: &mut Vec<Claim>) {
    let tree = &scene.tree;
    let tokens: Vec<usize> = (start..end).collect();
    if tokens.is_empty() {
        return;
    }
    let span: Span = tree.span(&tokens);
    let text = span.of(scene.text()).to_string();
    let words = content_words(&text);
    if words.len() < 3 {
        return;
    }
    let anchors = words.iter().map(|w| Anchor { term: Term::Word(w.clone()), role: Role::Head }).collect();
    claims.push(scene.claim(Slot::Name, "name", anchors, ClaimValue::Text(text), span, Qualifiers::plain()));
}

/// The folded words of a name that carry meaning.
pub(crate) fn content_words(text: &str) -> Vec<String> {
    fold::words(text)
        .into_iter()
        .map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()).to_string())
        .filter(|w| !w.is_empty() && !world::list(world::List::Stop, w))
        .collect()
}
