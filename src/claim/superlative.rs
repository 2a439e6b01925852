//! "The longest strike since 1978", "the second-deadliest flood", "the biggest ever", "the first loss in nine years": what
//! is the greatest or first, of what rank and since when.

use super::{Anchor, Claim, ClaimValue, Qualifiers, Role, Scene, Slot, Term};
use crate::analysis::{Feats, Modality, Tag};
use crate::text::Span;
use crate::value::{DateBound, Value};
use crate::world;

/// Marks a superlative whose noun is left out: "the tallest in the county".
pub(crate) const BARE: &str = "#bare";

pub(super) fn extract(scene: &Scene<'_>, claims: &mut Vec<Claim>) {
    if !scene.is_prose() {
        return;
    }
    for i in 0..scene.tree.len() {
        if let Some(found) = superlative(scene, i).or_else(|| first(scene, i)) {
            emit(scene, &found, claims);
        }
    }
}

/// A superlative with its noun.
struct Superlative {
    quality: String,
    rank: u8,
    at: usize,
    /// `None` where it is left out.
    noun: Option<usize>,
}

fn superlative(scene: &Scene<'_>, i: usize) -> Option<Superlative> {
    let tree = &scene.tree;
    let most = i > 0 && matches!(tree.lemma(i - 1), "most" | "least") && matches!(tree.tag(i), Tag::Adj);
    let word = tree.lower(i);
    let own = matches!(tree.tag(i), Tag::Adj | Tag::Adv)
        && tree.feats(i).has(Feats::SUPERLATIVE)
        && !matches!(word, "most" | "least" | "last" | "best");
    let (rank, bare) = match word.split_once('-') {
        Some((first, rest)) if rest.ends_with("est") => (ordinal(first)?, rest.to_string()),
        // Behind an ordinal it is no noun, whatever its tag: "the second longest in the county".
        _ if most || own || word.ends_with("est") && word.len() > 5 && rank_before(scene, i) > 1 => {
            (rank_before(scene, if most { i - 1 } else { i }), word.to_string())
        }
        _ => return None,
    };
    if among(scene, i) {
        return None;
    }
    let lemma =
        if bare == word && tree.lemma(i) != word { tree.lower_lemma(i).to_string() } else { positive(&bare) };
    let noun = noun_behind(scene, i);
    (noun.is_some() || left_out(scene, i)).then_some(Superlative {
        quality: quality(&lemma),
        rank,
        at: i,
        noun,
    })
}

/// The noun that an adjective at `i` stands before.
fn noun_behind(scene: &Scene<'_>, i: usize) -> Option<usize> {
    let tree = &scene.tree;
    let noun = (i + 1..tree.len().min(i + 4)).find(|&k| tree.tag(k) == Tag::Noun)?;
    let noun = (noun..tree.len().min(noun + 2)).take_while(|&k| tree.tag(k) == Tag::Noun).last()?;
    let between = (i + 1..noun).all(|k| {
        matches!(tree.tag(k), Tag::Adj | Tag::Noun | Tag::Propn | Tag::Punct | Tag::Num | Tag::Verb)
            && tree.word(k) != ","
    });
    between.then_some(noun)
}

/// "the tallest in the county", "its worst since 1987": the words behind it say among what, not which thing.
fn left_out(scene: &Scene<'_>, i: usize) -> bool {
    let tree = &scene.tree;
    let determined = (i.saturating_sub(3)..i)
        .any(|k| matches!(tree.lower(k), "the" | "its" | "their" | "our" | "'s" | "’s"));
    let next = if i + 1 < tree.len() { tree.lower(i + 1) } else { "" };
    determined && matches!(next, "in" | "on" | "since" | "ever" | "for")
}

/// "the first fall in nine years", "its first loss since 2019": a reach back in time like that of a superlative.
fn first(scene: &Scene<'_>, i: usize) -> Option<Superlative> {
    let word = scene.tree.lower(i);
    if word != "first" || among(scene, i) {
        return None;
    }
    let noun = noun_behind(scene, i)?;
    let reaching = matches!(reach(scene, i), Some((Reach::Since(_) | Reach::Years(_), _)));
    let empty = world::list(world::List::GenericNoun, &scene.concept(noun)) && !is_time(scene, noun);
    (reaching && !empty).then_some(Superlative { quality: "first".into(), rank: 1, at: i, noun: Some(noun) })
}

/// "second largest", "second - largest"; 1 without.
fn rank_before(scene: &Scene<'_>, at: usize) -> u8 {
    let hyphen = at > 0 && scene.tree.word(at - 1) == "-";
    let before = at.checked_sub(if hyphen { 2 } else { 1 });
    before.and_then(|i| ordinal(scene.tree.lower(i))).unwrap_or(1)
}

/// "one of the largest", "among the largest" rank nothing.
fn among(scene: &Scene<'_>, at: usize) -> bool {
    (at.saturating_sub(6)..at).any(|i| {
        let word = scene.tree.lower(i);
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

/// Big, large and great are one quality, and so is what is bad and what kills.
fn quality(lemma: &str) -> String {
    match lemma {
        "bad" | "deadly" | "deadli" | "lethal" | "bloody" | "disastrous" | "devastating" => "bad".into(),
        "high" | "tall" => "high".into(),
        "big" | "large" | "larg" | "great" | "huge" => "large".into(),
        "old" | "early" => "early".into(),
        _ => lemma.trim_end_matches('e').into(),
    }
}

/// "for the first *time*": what is the first is the event.
fn is_time(scene: &Scene<'_>, noun: usize) -> bool {
    scene.tree.lemma(noun) == "time"
}

/// How far back something is the greatest.
enum Reach {
    Since(Value),
    /// For so many years.
    Years(f64),
    Ever,
}

/// Since when, or of all time.
fn reach(scene: &Scene<'_>, from: usize) -> Option<(Reach, Span)> {
    let tree = &scene.tree;
    let word = |k: usize| if k < tree.len() { tree.lower(k) } else { "" };
    let dated = scene.values.iter().find(|v| {
        let Value::Date(d) = &v.value else { return false };
        // "since the ferry sank in 1979"
        let clause = || (from + 1..v.start).any(|k| word(k) == "since");
        v.start > from
            && (d.bound == DateBound::Since || clause() && d.grain >= crate::value::DateGrain::Month)
    });
    if let Some(date) = dated {
        return Some((Reach::Since(date.value.clone()), date.span));
    }
    let lasting = scene.values.iter().find_map(|v| match &v.value {
        Value::Duration(d) if v.start > from + 1 && matches!(word(v.start - 1), "in" | "for") => {
            let years = d.nominal / 365.25 / 86_400.0;
            (years >= 2.0).then_some((Reach::Years(years.round()), v.span))
        }
        _ => None,
    });
    if lasting.is_some() {
        return lasting;
    }
    let ever = (from + 1..tree.len()).find(|&i| {
        let phrase = |words: &[&str]| words.iter().enumerate().all(|(k, w)| word(i + k) == *w);
        let history = || (i + 1..i + 7).any(|k| word(k) == "history") && word(i) == "in";
        phrase(&["ever"]) || phrase(&["on", "record"]) || history() || phrase(&["of", "all", "time"])
    })?;
    Some((Reach::Ever, tree.token(ever).span))
}

fn emit(scene: &Scene<'_>, found: &Superlative, claims: &mut Vec<Claim>) {
    let at = found.noun.unwrap_or(found.at);
    let mut anchors = Vec::new();
    match found.noun {
        Some(noun) if is_time(scene, noun) => {
            if let Some(c) = scene.clause_of(noun) {
                scene.push(c.predicate, Role::Head, &mut anchors);
            }
        }
        Some(noun) => {
            anchors.push(Anchor { term: Term::Word(scene.concept(noun)), role: Role::Head });
            scene.push(noun, Role::Head, &mut anchors);
        }
        None => {
            // Only those of one quality meet.
            let mark = format!("{BARE} {}", found.quality);
            anchors.push(Anchor { term: Term::Word(mark), role: Role::Head });
            antecedents(scene, found.at, &mut anchors);
        }
    }
    scene.noun_anchors(at, &mut anchors);
    range(scene, at, &mut anchors);
    let clause = scene.clause_of(at);
    if let Some(c) = clause {
        scene.clause_anchors(c.predicate, at, &mut anchors, Role::Predicate);
    }
    let mut qualifiers = Qualifiers { places: Vec::new(), ..Qualifiers::of(scene, clause, at) };
    qualifiers.time = None;
    if qualifiers.negated || qualifiers.modality != Modality::Fact {
        return;
    }
    let reach = reach(scene, found.at).filter(|_| found.rank == 1);
    let plain = found.noun.is_some_and(|n| world::list(world::List::GenericNoun, &scene.concept(n)));
    if reach.is_none() && plain {
        return;
    }
    let own = scene.tree.span(&[found.at, at]);
    let (value, span) = match reach {
        Some((Reach::Since(date), span)) => (ClaimValue::Typed(date), span),
        Some((Reach::Ever, span)) => (ClaimValue::Choice("ever".into()), span),
        Some((Reach::Years(years), span)) => match scene.source.source.published {
            Some(day) => (ClaimValue::Choice(format!("since about {}", f64::from(day.year()) - years)), span),
            None => return,
        },
        None => (ClaimValue::Choice(found.rank.to_string()), own),
    };
    claims.push(scene.claim(Slot::Superlative, found.quality.clone(), anchors, value, span, qualifiers));
}

/// What a superlative without a noun is said of: the noun before the comma, or the subject.
fn antecedents(scene: &Scene<'_>, at: usize, anchors: &mut Vec<Anchor>) {
    let tree = &scene.tree;
    if let Some(subject) = scene.clause_of(at).and_then(|c| c.subject()) {
        scene.push(subject, Role::Head, anchors);
    }
    let comma = (at.saturating_sub(3)..at).rev().find(|&k| tree.word(k) == ",");
    let Some(comma) = comma else { return };
    let nouns = (comma.saturating_sub(8)..comma)
        .rev()
        .take_while(|&k| !matches!(tree.word(k), "," | ";" | ":" | "."))
        .filter(|&k| matches!(tree.tag(k), Tag::Noun | Tag::Propn));
    for noun in nouns {
        scene.push(noun, Role::Subject, anchors);
    }
}

/// Among what it is the greatest: "on *that line*", "in *the county*".
fn range(scene: &Scene<'_>, from: usize, anchors: &mut Vec<Anchor>) {
    let tree = &scene.tree;
    let adposition =
        (from + 1..tree.len().min(from + 3)).find(|&k| matches!(tree.word(k), "in" | "on" | "of" | "for"));
    let Some(adposition) = adposition else { return };
    let phrase = (adposition + 1..tree.len().min(adposition + 6))
        .skip_while(|&k| matches!(tree.word(k), "the" | "that" | "this"))
        .take_while(|&k| matches!(tree.tag(k), Tag::Det | Tag::Adj | Tag::Noun | Tag::Propn | Tag::Part));
    for k in phrase.filter(|&k| matches!(tree.tag(k), Tag::Noun | Tag::Propn) && !scene.is_value(k)) {
        scene.push(k, Role::Adjunct, anchors);
        // "line" and "area" name no slot, but a range they do.
        let lemma = tree.lower_lemma(k);
        if tree.tag(k) == Tag::Noun && !matches!(lemma, "year" | "time" | "history" | "world" | "country") {
            anchors.push(Anchor { term: Term::Word(lemma.to_string()), role: Role::Owner });
        }
    }
}
