//! "The longest strike since 1978", "the second-deadliest flood", "the biggest ever": what is the greatest, of what rank
//! and since when.

use super::{Claim, ClaimValue, Qualifiers, Role, Scene, Slot};
use crate::analysis::{Feats, Modality, Tag};
use crate::value::{DateBound, Value};
use crate::world;

pub(super) fn extract(scene: &Scene<'_>, claims: &mut Vec<Claim>) {
    if !scene.is_prose() {
        return;
    }
    for i in 0..scene.tree.len() {
        if let Some(found) = superlative(scene, i) {
            emit(scene, &found, claims);
        }
    }
}

/// A superlative with its noun.
struct Superlative {
    quality: String,
    rank: u8,
    at: usize,
    noun: usize,
}

fn superlative(scene: &Scene<'_>, i: usize) -> Option<Superlative> {
    let tree = &scene.tree;
    let most = i > 0 && matches!(tree.lemma(i - 1), "most" | "least") && matches!(tree.tag(i), Tag::Adj);
    let word = tree.word(i).to_lowercase();
    let own = tree.tag(i) == Tag::Adj
        && tree.feats(i).has(Feats::SUPERLATIVE)
        && !matches!(word.as_str(), "most" | "least" | "last");
    let (rank, bare) = match word.split_once('-') {
        Some((first, rest)) if rest.ends_with("est") => (ordinal(first)?, rest.to_string()),
        _ if most || own => (rank_before(scene, if most { i - 1 } else { i }), word.clone()),
        _ => return None,
    };
    if among(scene, i) {
        return None;
    }
    let lemma = if bare == word { tree.lemma(i).to_lowercase() } else { positive(&bare) };
    let noun = (i + 1..tree.len().min(i + 4)).find(|&k| tree.tag(k) == Tag::Noun)?;
    let noun = (noun..tree.len().min(noun + 2)).take_while(|&k| tree.tag(k) == Tag::Noun).last()?;
    let between = (i + 1..noun).all(|k| {
        matches!(tree.tag(k), Tag::Adj | Tag::Noun | Tag::Propn | Tag::Punct | Tag::Num | Tag::Verb)
    });
    between.then_some(Superlative { quality: quality(&lemma), rank, at: i, noun })
}

/// "second largest", "second - largest"; 1 without.
fn rank_before(scene: &Scene<'_>, at: usize) -> u8 {
    let hyphen = at > 0 && scene.tree.word(at - 1) == "-";
    let before = at.checked_sub(if hyphen { 2 } else { 1 });
    before.and_then(|i| ordinal(&scene.tree.word(i).to_lowercase())).unwrap_or(1)
}

/// "one of the largest", "among the largest" rank nothing.
fn among(scene: &Scene<'_>, at: usize) -> bool {
    (at.saturating_sub(6)..at).any(|i| {
        let word = scene.tree.word(i).to_lowercase();
        word == "among" || word == "one" && i + 1 < at && scene.tree.word(i + 1) == "of"
    })
}

fn ordinal(word: &str) -> Option<u8> {
    Some(match word {
        "second" => 2,
        "third" => 3,
        "fourth" => 4,
        "fifth" => 5,
        _ => return None,
    })
}

/// "deadliest" is of "deadly", "biggest" of "big"; "largest" of "larg", to which [`quality`] brings "large" too.
fn positive(superlative: &str) -> String {
    if let Some(stem) = superlative.strip_suffix("iest") {
        return format!("{stem}y");
    }
    let stem = superlative.strip_suffix("est").unwrap_or(superlative);
    let last = stem.chars().next_back();
    let doubled =
        last.is_some_and(|c| matches!(c, 'g' | 't' | 'd' | 'n') && stem.ends_with(&format!("{c}{c}")));
    let cut = if doubled { stem.len() - 1 } else { stem.len() };
    stem[..cut].to_string()
}

/// Big, large and great are one quality.
fn quality(lemma: &str) -> String {
    match lemma {
        "big" | "large" | "larg" | "great" | "huge" => "large".into(),
        "old" | "early" => "early".into(),
        _ => lemma.trim_end_matches('e').into(),
    }
}

/// Since when, or of all time.
fn reach(scene: &Scene<'_>, from: usize) -> Option<(ClaimValue, crate::text::Span)> {
    let date = scene.values.iter().find(|v| match &v.value {
        Value::Date(d) => d.bound == DateBound::Since && v.start > from,
        _ => false,
    });
    if let Some(date) = date {
        return Some((ClaimValue::Typed(date.value.clone()), date.span));
    }
    let ever = (from + 1..scene.tree.len()).find(|&i| {
        let phrase = |words: &[&str]| {
            words.iter().enumerate().all(|(k, w)| i + k < scene.tree.len() && scene.tree.word(i + k) == *w)
        };
        phrase(&["ever"])
            || phrase(&["on", "record"])
            || phrase(&["in", "history"])
            || phrase(&["of", "all", "time"])
    })?;
    Some((ClaimValue::Choice("ever".into()), scene.tree.token(ever).span))
}

fn emit(scene: &Scene<'_>, found: &Superlative, claims: &mut Vec<Claim>) {
    let mut anchors = Vec::new();
    scene.push(found.noun, Role::Head, &mut anchors);
    scene.noun_anchors(found.noun, &mut anchors);
    let clause = scene.clause_of(found.noun);
    if let Some(c) = clause {
        scene.clause_anchors(c.predicate, found.noun, &mut anchors, Role::Predicate);
    }
    let mut qualifiers = Qualifiers { places: Vec::new(), ..Qualifiers::of(scene, clause, found.noun) };
    qualifiers.time = None;
    if qualifiers.negated || qualifiers.modality != Modality::Fact {
        return;
    }
    let attribute = format!("{} {}", found.quality, scene.concept(found.noun));
    if let Some((value, span)) = reach(scene, found.at).filter(|_| found.rank == 1) {
        claims.push(scene.claim(Slot::Superlative, attribute, anchors, value, span, qualifiers));
        return;
    }
    if world::list(world::List::GenericNoun, &scene.concept(found.noun)) {
        return;
    }
    let value = ClaimValue::Choice(found.rank.to_string());
    let span = scene.tree.span(&[found.at, found.noun]);
    claims.push(scene.claim(Slot::Superlative, attribute, anchors, value, span, qualifiers));
}
