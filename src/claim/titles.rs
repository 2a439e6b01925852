//! What things are called: a quoted title with the noun that it names ("the theme, “…”"), a name that says itself what it
//! is ("Project X", "the X Tour"), and versions of what has one ("rated IP54").

use super::{Anchor, Claim, ClaimValue, Qualifiers, Role, Scene, Slot, Term, wording};
use crate::analysis::{Feats, Rel, Tag};
use crate::entity::fold;
use crate::text::Span;
use crate::world::{self, List};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn extract(scene: &Scene<'_>, claims: &mut Vec<Claim>) {
    versions(scene, claims);
    if !scene.is_prose() {
        return;
    }
    let quoted = quotations(scene);
    for &(start, end) in &quoted {
        quoted_title(scene, start, end, claims);
    }
    let inside = |start: usize, end: usize| quoted.iter().any(|&(s, e)| s < end && start < e);
    for i in 0..scene.tree.len() {
        let end = led_name(scene, i);
        if let Some(end) = end.filter(|&end| !inside(i, end)) {
            telling_name(scene, i, end, i, claims);
        }
    }
    for (name, _) in scene.entities.referents[scene.document].names(scene.index) {
        let last = scene.tree.lower(name.end - 1);
        let slot = world::list(List::TitleSlot, last) && !world::list(List::OrgHead, last);
        if slot && name.end - name.start >= 2 && !inside(name.start, name.end) {
            telling_name(scene, name.start, name.end, name.end - 1, claims);
        }
    }
}

/// Token ranges between quotation marks, the marks left out.
pub(super) fn quotations(scene: &Scene<'_>) -> Vec<(usize, usize)> {
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
    let span = tree.span(&(start..end).collect::<Vec<_>>());
    let Some(noun) = slot_noun(scene, start, end) else { return };
    let value = ClaimValue::Text(span.of(scene.text()).to_string());
    hold(scene, noun, scene.concept(noun), value, span, claims);
    wording::claim(scene, start, end, true, claims);
}

fn hold(
    scene: &Scene<'_>,
    noun: usize,
    attribute: String,
    value: ClaimValue,
    span: Span,
    claims: &mut Vec<Claim>,
) {
    let mut anchors = Vec::new();
    scene.noun_anchors(noun, &mut anchors);
    if let Some(c) = scene.clause_of(noun) {
        scene.clause_anchors(c.predicate, noun, &mut anchors, Role::Predicate);
    }
    anchors.push(Anchor { term: Term::Word(attribute.clone()), role: Role::Head });
    let qualifiers = Qualifiers::of(scene, scene.clause_of(noun), noun);
    claims.push(scene.claim(Slot::Title, attribute, anchors, value, span, qualifiers));
}

/// A title, not an utterance: it starts with a capital and states nothing.
fn capitalised(scene: &Scene<'_>, start: usize, end: usize) -> bool {
    let tree = &scene.tree;
    let first = tree.word(start).chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit());
    let speech = (start..end).any(|i| {
        tree.feats(i).has(Feats::SPEAKER) || tree.feats(i).has(Feats::FINITE) && tree.tag(i) == Tag::Verb
    });
    first && !speech
}

/// The noun that the quotation names: nearest before it, else the nearest behind it.
fn slot_noun(scene: &Scene<'_>, start: usize, end: usize) -> Option<usize> {
    let tree = &scene.tree;
    let names_slot = |i: usize| tree.tag(i) == Tag::Noun && world::list(List::TitleSlot, tree.lower_lemma(i));
    let before = (start.saturating_sub(12)..start).rev().find(|&i| names_slot(i));
    let after = || (end..tree.len().min(end + 16)).find(|&i| names_slot(i));
    // "Its theme, as they say, is going to be …": a subject may stand further off.
    let subject =
        || (0..start).find(|&i| names_slot(i) && matches!(tree.rel(i), Rel::Nsubj | Rel::NsubjPass));
    before.or_else(after).or_else(subject)
}

/// "Project Larkspur": where the name that begins with such a word ends.
fn led_name(scene: &Scene<'_>, i: usize) -> Option<usize> {
    let tree = &scene.tree;
    let capital = |k: usize| k < tree.len() && tree.word(k).chars().next().is_some_and(char::is_uppercase);
    if !matches!(tree.word(i), "Project" | "Operation") || !capital(i + 1) {
        return None;
    }
    (i + 2..).find(|&k| !capital(k) || k > i + 3)
}

/// "Project Larkspur", "the Long Rain Tour": the first or the last word of the name says what has the name.
fn telling_name(scene: &Scene<'_>, start: usize, end: usize, noun: usize, claims: &mut Vec<Claim>) {
    let tree = &scene.tree;
    let span = tree.span(&(start..end).collect::<Vec<_>>());
    let attribute = format!("{} name", tree.lower(noun));
    let anchors = vec![Anchor { term: Term::Word(attribute.clone()), role: Role::Head }];
    let value = ClaimValue::Text(span.of(scene.text()).to_string());
    claims.push(scene.claim(Slot::Title, attribute, anchors, value, span, Qualifiers::plain()));
}

/// "IP54", "Bluetooth 5.1", "Euro 6": schemes of which a thing has one version.
fn versions(scene: &Scene<'_>, claims: &mut Vec<Claim>) {
    let tree = &scene.tree;
    for i in 0..tree.len() {
        let word = tree.word(i);
        let digits = word.find(|c: char| c.is_ascii_digit()).unwrap_or(word.len());
        let (scheme, version) = word.split_at(digits);
        let (scheme, version, end) = match version.is_empty() {
            true if i + 1 < tree.len() => (scheme, tree.word(i + 1), i + 2),
            _ => (scheme, version, i + 1),
        };
        let number = version.starts_with(|c: char| c.is_ascii_digit())
            && version.chars().all(|c| c.is_ascii_alphanumeric() || c == '.');
        // Years and prices are no versions, and "windows" is no system.
        let year = version.len() > 4 || version.chars().filter(char::is_ascii_digit).count() > 2;
        let lower = !scheme.chars().any(char::is_uppercase);
        if !number || year || lower || !world::list(List::VersionScheme, scheme) {
            continue;
        }
        let attribute = format!("{} version", scheme.to_lowercase());
        let anchors = vec![Anchor { term: Term::Word(attribute.clone()), role: Role::Head }];
        let span = tree.span(&[i, end - 1]);
        let value = ClaimValue::Text(format!("{scheme} {version}"));
        claims.push(scene.claim(Slot::Title, attribute, anchors, value, span, Qualifiers::plain()));
    }
}

/// A slot that a document fills in several ways is no slot with one holder there.
pub(super) fn settle(claims: &mut Vec<Claim>) {
    let mut holders: BTreeMap<String, BTreeSet<Vec<String>>> = BTreeMap::new();
    let mut named: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for claim in claims.iter().filter(|c| c.slot == Slot::Title) {
        match &claim.value {
            ClaimValue::Text(text) => {
                holders.entry(claim.attribute.clone()).or_default().insert(content_words(text));
            }
            ClaimValue::Entity(id) => {
                named.entry(claim.attribute.clone()).or_default().insert(*id);
            }
            _ => {}
        }
    }
    let several = |attribute: &str| {
        holders.get(attribute).is_some_and(|all| {
            let mut all = all.iter().collect::<Vec<_>>();
            all.sort_by_key(|w| std::cmp::Reverse(w.len()));
            all.split_first()
                .is_some_and(|(longest, rest)| rest.iter().any(|w| !w.iter().all(|x| longest.contains(x))))
        })
    };
    claims.retain(|c| match &c.value {
        _ if c.slot != Slot::Title => true,
        ClaimValue::Text(_) => !several(&c.attribute),
        _ => named.get(&c.attribute).is_none_or(|all| all.len() == 1),
    });
}

/// The folded words of a name that carry meaning.
pub(crate) fn content_words(text: &str) -> Vec<String> {
    fold::words(text)
        .into_iter()
        .map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()).to_string())
        .filter(|w| !w.is_empty() && !world::list(List::Stop, w))
        .collect()
}
