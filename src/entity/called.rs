//! What the documents call things: "X, a shipping company", "the steamer X", "X is a river".

use super::kinds;
use super::names::Name;
use super::run;
use super::{casing, fold};
use crate::analysis::{Feats, MentionKind, Rel, Tag, Tree};
use crate::world::{self, List, Pos};

/// Nouns that are used of one thing by turns.
const FAMILIES: &[(&str, &[&str])] = &[
    (
        "company",
        &[
            "company",
            "firm",
            "business",
            "manufacturer",
            "maker",
            "corporation",
            "enterprise",
            "group",
            "developer",
            "contractor",
            "supplier",
            "startup",
            "start-up",
            "conglomerate",
        ],
    ),
    ("club", &["club", "side", "team"]),
    (
        "ship",
        &[
            "ship",
            "vessel",
            "boat",
            "steamer",
            "steamship",
            "ferry",
            "yacht",
            "trawler",
            "freighter",
            "schooner",
            "barque",
            "liner",
            "wreck",
            "tanker",
            "cutter",
        ],
    ),
    ("town", &["town", "city", "village", "municipality"]),
    ("country", &["country", "nation", "republic", "kingdom"]),
    ("stadium", &["stadium", "ground", "arena"]),
    ("band", &["band", "quartet", "trio", "quintet", "duo"]),
    ("union", &["union", "federation"]),
    ("aircraft", &["aircraft", "plane", "airliner", "jet", "helicopter"]),
    ("spacecraft", &["spacecraft", "satellite", "probe", "capsule"]),
    ("volcano", &["volcano", "mountain", "peak"]),
];

/// One form for nouns that are used of one thing by turns.
pub(crate) fn family(noun: &str) -> String {
    let folded = fold::fold(noun);
    if let Some((name, _)) = FAMILIES.iter().find(|(_, all)| all.contains(&folded.as_str())) {
        return (*name).to_string();
    }
    if let Some(role) = world::role(&[&folded]) {
        return role.id.to_string();
    }
    world::concept(&folded, Pos::Noun).map_or(folded, |c| c.id.to_string())
}

/// Whether a noun can stand for a thing that has a name.
pub(super) fn is_type_noun(lemma: &str) -> bool {
    let folded = fold::fold(lemma);
    casing::is_head(&folded)
        || kinds::is_person_noun(&folded)
        || FAMILIES.iter().any(|(_, all)| all.contains(&folded.as_str()))
}

/// Whether the predicate is denied.
pub(super) fn is_denied(tree: &Tree<'_>, predicate: usize) -> bool {
    crate::analysis::is_negated(tree, predicate)
}

/// The common nouns that the sentence puts beside a name, by token.
pub(crate) fn described(tree: &Tree<'_>, name: &Name) -> Vec<usize> {
    let mut nouns = kinds::apposed(tree, name.head, name.start, name.end);
    let outside = |i: usize| i < name.start || i >= name.end;
    nouns.extend(tree.by(name.head, &[Rel::Compound]).filter(|&k| outside(k) && tree.tag(k) == Tag::Noun));
    if name.start > 0
        && tree.tag(name.start - 1) == Tag::Noun
        && !tree.feats(name.start - 1).has(Feats::PLURAL | Feats::POSSESSIVE)
    {
        nouns.push(name.start - 1);
    }
    // "the city of X"
    if name.start > 1
        && tree.word(name.start - 1) == "of"
        && world::country(&name.text).is_none()
        && world::list(List::PlaceHead, tree.lemma(name.start - 2))
    {
        nouns.push(name.start - 2);
    }
    nouns.retain(|&n| is_type_noun(tree.lemma(n)));
    nouns.sort_unstable();
    nouns.dedup();
    nouns
}

/// Whether a noun may be used of an entity of that kind.
pub(super) fn agrees(lemma: &str, kind: MentionKind) -> bool {
    let folded = fold::fold(lemma);
    let person = kinds::is_person_noun(&folded);
    let family = family(&folded);
    let place = world::list(List::PlaceHead, &folded);
    let body = world::list(List::OrgHead, &folded) || matches!(family.as_str(), "company" | "club" | "band");
    let event = world::list(List::EventHead, &folded);
    match kind {
        MentionKind::Person => person,
        MentionKind::Place => place || !(person || body || event),
        MentionKind::Organisation => body || !(person || place || event),
        MentionKind::Event => event || !(person || place || body),
        MentionKind::Object => !(person || body || event),
        _ => true,
    }
}

/// Of these, the ones that refer to the thing rather than say something of it.
pub(super) fn is_same_phrase(tree: &Tree<'_>, name: &Name, noun: usize) -> bool {
    let beside =
        noun + 1 == name.start || tree.head(noun) == Some(name.head) || tree.head(name.head) == Some(noun);
    let predicate = tree.one(noun, &[Rel::Cop]).is_some();
    let joined = matches!(
        tree.rel(noun),
        Rel::Appos | Rel::Compound | Rel::Flat | Rel::NmodDesc | Rel::Nsubj | Rel::NsubjPass | Rel::Obj
    ) || matches!(tree.rel(name.head), Rel::Appos | Rel::Compound | Rel::Flat | Rel::NmodDesc);
    beside && joined && !predicate
}

/// The head noun of a name: "Organisation" of "World Health Organisation", "Bank" of "Bank of England".
pub(super) fn own_noun(name: &Name) -> Option<&str> {
    let mut words = name.key.split(' ').collect::<Vec<_>>();
    if words.len() < 2 || name.kind == MentionKind::Person {
        return None;
    }
    if let Some(of) = words.iter().position(|w| run::OF.contains(w)) {
        words.truncate(of.max(1));
    }
    words
        .last()
        .copied()
        .filter(|w| w.chars().filter(|c| c.is_alphabetic()).count() > 2 && casing::is_common(w))
}
