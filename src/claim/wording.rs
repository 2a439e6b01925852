//! How long names are worded, each cut down to one name: no title or country before it, no other name behind it.

use super::titles::{content_words, quotations};
use super::{Anchor, Claim, ClaimValue, Qualifiers, Role, Scene, Slot, Term};
use crate::analysis::MentionKind;
use crate::entity::{EntityId, Name, fold};
use crate::text::Span;
use crate::world::{self, List};

pub(super) fn extract(scene: &Scene<'_>, claims: &mut Vec<Claim>) {
    if !scene.is_prose() {
        return;
    }
    let quoted = quotations(scene);
    for (name, id) in scene.entities.referents[scene.document].names(scene.index) {
        if quoted.iter().any(|&(s, e)| s < name.end && name.start < e) {
            continue;
        }
        if is_person(scene, name, *id) {
            person(scene, name, claims);
            continue;
        }
        let (start, end) = trimmed(scene, name.start, name.end);
        if start >= end {
            continue;
        }
        let like_title = like_title(scene, start, end);
        let end = if like_title { extended(scene, start, end) } else { end };
        let edge = |i: usize| {
            let word = scene.tree.lower(i);
            [List::TitleSlot, List::EventHead, List::OrgHead].iter().any(|&l| world::list(l, word))
        };
        // Only what says by its first or last word that it is a body, an event or a work: people share most of their
        // names with others, and so do places.
        if edge(start) || edge(end - 1) || like_title {
            claim(scene, start, end, like_title, claims);
        }
    }
}

fn is_person(scene: &Scene<'_>, name: &Name, id: EntityId) -> bool {
    let entity = scene.entities.list[id].kind;
    let kind = if entity == MentionKind::Other { name.kind } else { entity };
    let two = name.end - name.start == 2;
    let known = |i: usize| heads(scene.tree.lower(i));
    kind == MentionKind::Person || kind == MentionKind::Other && two && !(name.start..name.end).any(known)
}

fn heads(word: &str) -> bool {
    [List::TitleSlot, List::EventHead, List::OrgHead, List::PlaceHead].iter().any(|&l| world::list(l, word))
}

/// Whether a word inside says that the name is one of a plan, an event, a law or a body.
fn like_title(scene: &Scene<'_>, start: usize, end: usize) -> bool {
    let names_on = |i: usize| i + 1 < end && matches!(scene.tree.word(i + 1), "of" | "on" | "for" | "to");
    (start..end).filter(|&i| i == start || i + 1 == end || names_on(i)).any(|i| {
        let word = scene.tree.lower(i);
        world::list(List::TitleSlot, word) || world::list(List::EventHead, word)
    })
}

/// The name without what only stands beside it.
fn trimmed(scene: &Scene<'_>, start: usize, end: usize) -> (usize, usize) {
    let tree = &scene.tree;
    let mut start = start;
    while start < end && leads(tree.word(start)) {
        start += 1;
        while start < end && matches!(tree.word(start), "of" | "the" | "and" | ",") {
            start += 1;
        }
    }
    let head_last = |at: usize| {
        let last = tree.lower(end - 1);
        at + 2 < end
            && (world::list(List::OrgHead, last)
                || world::list(List::EventHead, last)
                || world::list(List::TitleSlot, last))
    };
    let mut stop = end;
    for i in start + 1..end {
        let word = tree.word(i);
        let country = i + 1 < end && world::country(tree.word(i + 1)).is_some();
        let other = matches!(word, "and" | "&") && !head_last(i) || word == ",";
        if other || word == "of" && country && world::list(List::OrgSuffix, tree.word(i - 1)) {
            stop = i;
            break;
        }
    }
    while stop > start + 1 && world::list(List::OrgSuffix, tree.word(stop - 1)) {
        stop -= 1;
    }
    (start, stop)
}

/// Titles, countries, demonyms and ordinals before a name.
fn leads(word: &str) -> bool {
    let lower = word.to_lowercase();
    let bare = lower.trim_end_matches('.');
    let ordinal = bare.ends_with("th") && (bare.starts_with(|c: char| c.is_ascii_digit()) || bare.len() > 4)
        || matches!(bare, "first" | "second" | "third");
    ordinal
        || world::country(word).is_some()
        || world::demonym(word).is_some()
        || world::list(List::PersonTitle, word)
        || world::role(&[bare]).is_some()
        || matches!(bare, "the" | "annual" | "then" | "former")
}

/// "the Initiative *on* World Unity for a Just Peace": names of plans go on over small words where capitals follow.
fn extended(scene: &Scene<'_>, start: usize, end: usize) -> usize {
    let tree = &scene.tree;
    let capital = |i: usize| i < tree.len() && tree.word(i).chars().next().is_some_and(char::is_uppercase);
    let small = |i: usize| {
        i < tree.len()
            && matches!(
                tree.word(i),
                "of" | "for" | "on" | "and" | "to" | "a" | "the" | "in" | "," | "towards" | "&"
            )
    };
    let mut end = end;
    loop {
        let mut next = end;
        while small(next) && next < end + 3 {
            next += 1;
        }
        let only_comma = (end..next).all(|i| tree.word(i) == ",");
        let comma_the =
            next > end && tree.word(end) == "," && (end..next).any(|i| matches!(tree.word(i), "the" | "a"));
        let country = capital(next) && world::country(tree.word(next)).is_some();
        if next == end || only_comma || comma_the || !capital(next) || country || end - start > 20 {
            return end;
        }
        end = next + 1;
        while capital(end) {
            end += 1;
        }
    }
}

/// The wording of a long name, as a claim whose anchors are its own words.
pub(super) fn claim(scene: &Scene<'_>, start: usize, end: usize, like_title: bool, claims: &mut Vec<Claim>) {
    let tokens: Vec<usize> = (start..end).collect();
    if tokens.is_empty() {
        return;
    }
    let span: Span = scene.tree.span(&tokens);
    let text = span.of(scene.text()).to_string();
    let words = content_words(&text);
    if words.len() < 3 {
        return;
    }
    let anchors = words.iter().map(|w| Anchor { term: Term::Word(w.clone()), role: Role::Head }).collect();
    let attribute = if like_title { "title" } else { "name" };
    claims.push(scene.claim(
        Slot::Name,
        attribute,
        anchors,
        ClaimValue::Text(text),
        span,
        Qualifiers::plain(),
    ));
}

/// A person's first name, as a claim about the surname; what the text calls the person narrows it.
fn person(scene: &Scene<'_>, name: &Name, claims: &mut Vec<Claim>) {
    let words = fold::words(&name.text);
    let [_, surname] = words.as_slice() else { return };
    let tree = &scene.tree;
    let mut anchors = vec![Anchor { term: Term::Word(surname.clone()), role: Role::Head }];
    let near = (name.start.saturating_sub(3)..name.start).chain(name.end..tree.len().min(name.end + 5));
    for i in near.filter(|&i| world::role(&[tree.lower_lemma(i)]).is_some()) {
        anchors.push(Anchor { term: Term::Word(tree.lower_lemma(i).to_string()), role: Role::Modifier });
    }
    if anchors.len() < 2 {
        return;
    }
    let span = tree.span(&(name.start..name.end).collect::<Vec<_>>());
    let value = ClaimValue::Text(name.text.clone());
    claims.push(scene.claim(Slot::Name, "person", anchors, value, span, Qualifiers::plain()));
}
