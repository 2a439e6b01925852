//! A number of things, and the list of them that follows: in the sentence, in the next one or as items below.

use super::count_find::{self, Found};
use super::list::{self, View};
use super::members;
use super::numbers::root_of;
use super::{Anchor, Claim, ClaimValue, Qualifiers, Role, Scene, Slot, Term};
use crate::analysis::{Feats, Rel, Tag};
use crate::text::BlockKind;
use crate::value::{Dimension, Hedge, Quantity, Value, ValueMention};

/// Marks the number of a group.
pub(crate) const STATED: &str = "#stated";
/// Marks the length of a list.
pub(crate) const LISTED: &str = "#listed";

/// An anchor that no word of a text is.
fn mark(sign: &str) -> Anchor {
    Anchor { term: Term::Word(sign.to_string()), role: Role::Heading }
}

/// Reads "five gates (North, South, East and West)" as two claims, the number and the length of the list.
pub(super) fn extract(scene: &Scene<'_>, claims: &mut Vec<Claim>) {
    let Some(view) = View::new(scene.source, scene.entities, scene.document, scene.index) else { return };
    for mention in &scene.values {
        let Value::Quantity(q) = &mention.value else { continue };
        let countable =
            q.dimension == Dimension::Count && q.hedge == Hedge::Exact && q.nominal.fract() == 0.0;
        if !countable || !(2.0..=40.0).contains(&q.nominal) {
            continue;
        }
        // A line with a colon may be a label with its value or a sentence with its list.
        let line = matches!(scene.block().map(|b| &b.kind), Some(BlockKind::KeyValue { .. }));
        match labelled(scene, &view, mention).or_else(|| bracketed(scene, &view, mention)) {
            Some((head, found)) => emit(scene, mention, q, head, &found, claims),
            None if line || scene.is_prose() => counting(scene, &view, mention, q, claims),
            None => {}
        }
    }
}

fn counting(
    scene: &Scene<'_>,
    view: &View<'_>,
    mention: &ValueMention,
    q: &Quantity,
    claims: &mut Vec<Claim>,
) {
    let stated = q.nominal as usize;
    let Some(head) = counted(scene, mention) else {
        if let Some((head, found)) = bare_number(scene, view, mention) {
            emit(scene, mention, q, head, &found, claims);
        }
        return;
    };
    let found = count_find::find(scene, view, head, stated).or_else(|| listed_before(scene, view, mention));
    match found {
        Some(found) => emit(scene, mention, q, head, &found, claims),
        None => lone(scene, mention, head, claims),
    }
}

/// "Brigades: six (North, South and East)": the label names what is counted.
fn labelled(scene: &Scene<'_>, view: &View<'_>, mention: &ValueMention) -> Option<(usize, Found)> {
    let label = match &scene.block()?.kind {
        BlockKind::KeyValue { key, value } if value.contains(mention.span) => *key,
        BlockKind::Row { cells, .. } => {
            *cells.split_first().filter(|(_, rest)| rest.iter().any(|c| c.contains(mention.span)))?.0
        }
        _ => return None,
    };
    let tree = &scene.tree;
    let lettered = |i: &usize| tree.word(*i).chars().all(char::is_alphabetic);
    let word = (0..mention.start).rev().filter(lettered).find(|&i| label.contains(tree.token(i).span))?;
    count_find::opened_at(view, word, mention.end).map(|found| (word, found))
}

/// "Gates (5): North, South and East", or with the five below.
fn bracketed(scene: &Scene<'_>, view: &View<'_>, mention: &ValueMention) -> Option<(usize, Found)> {
    let tree = &scene.tree;
    let open = mention.start.checked_sub(1).filter(|&i| tree.word(i) == "(")?;
    let noun = open.checked_sub(1).filter(|&i| matches!(tree.tag(i), Tag::Noun | Tag::Propn))?;
    let closed = mention.end < tree.len() && tree.word(mention.end) == ")";
    let behind = mention.end + 1;
    if !closed || noun > 3 {
        return None;
    }
    let list = if behind < tree.len() && tree.word(behind) == ":" && behind + 1 < tree.len() {
        count_find::opened_at(view, noun, behind)
    } else if behind + 1 >= tree.len() {
        count_find::items_below(scene)
    } else {
        None
    };
    list.map(|found| (noun, found))
}

/// "a panel of five: A, B, C and D", "Seven more are leaving:" with the seven below.
fn bare_number(scene: &Scene<'_>, view: &View<'_>, mention: &ValueMention) -> Option<(usize, Found)> {
    let tree = &scene.tree;
    if mention.start >= 2 && tree.word(mention.start - 1) == "of" {
        let group = mention.start - 2;
        let found = count_find::opened_at(view, group, mention.end);
        return found.filter(|_| tree.tag(group) == Tag::Noun).map(|found| (group, found));
    }
    let skip = |i: &usize| matches!(tree.word(*i), "more" | "others" | "other" | "further");
    let verb = (mention.end..tree.len()).find(|i| !skip(i))?;
    let subject = mention.start <= 1 && matches!(tree.tag(verb), Tag::Verb | Tag::Aux);
    let verb = (verb..tree.len()).find(|&i| tree.tag(i) == Tag::Verb).filter(|_| subject)?;
    let colon = (verb..tree.len().min(verb + 10)).find(|&i| tree.word(i) == ":");
    let inline = colon.filter(|&c| c + 1 < tree.len()).and_then(|c| count_find::opened_at(view, verb, c));
    let found = inline.or_else(|| count_find::items_below(scene)).or_else(|| named_before(scene, mention));
    found.map(|found| (verb, found))
}

/// "All four deny it", "The four were released" behind a sentence that names them.
fn named_before(scene: &Scene<'_>, mention: &ValueMention) -> Option<Found> {
    let article = mention.start.checked_sub(1).filter(|&i| i == 0)?;
    let before = scene.index.checked_sub(1)?;
    let view = View::new(scene.source, scene.entities, scene.document, before)?;
    let anaphoric = matches!(scene.tree.word(article), "All" | "The" | "These");
    if !anaphoric || view.tree.sentence.block != scene.sentence().block {
        return None;
    }
    let opens = |i: usize| view.capital(i) && (i == 0 || !view.capital(i - 1) && view.lower(i - 1) != "and");
    let mut lists = (0..view.tree.len()).filter(|&i| opens(i)).filter_map(|i| list::names_at(&view, i));
    let (items, end) = lists.next().filter(|(items, _)| items.low >= 3)?;
    // Whoever is named besides may be one of them.
    let others =
        view.names.iter().any(|(n, _)| n.start >= end || items.items.first().is_some_and(|i| n.end <= i.0));
    (!others && lists.next().is_none_or(|(_, other)| other == end)).then(|| count_find::found(&view, &items))
}

/// "A, B and C are the four winners", "A, B and C, the four winners".
fn listed_before(scene: &Scene<'_>, view: &View<'_>, mention: &ValueMention) -> Option<Found> {
    let tree = &scene.tree;
    let article = mention.start.checked_sub(1)?;
    let join = article.checked_sub(1)?;
    let all = matches!(tree.word(article), "the" | "its" | "their" | "our");
    if !all || !matches!(tree.word(join), "are" | "were" | ",") {
        return None;
    }
    let start = (0..join).find(|&i| {
        let opens = i == 0 || matches!(tree.word(i - 1), "," | ":" | ";");
        opens && list::names_at(view, i).is_some_and(|(_, end)| end == join)
    })?;
    let (items, _) = list::names_at(view, start)?;
    // Commas could join further descriptions to the first name.
    (start == 0 && items.low > 2).then(|| count_find::found(view, &items))
}

/// The number of all of a group, whose list another source may have.
fn lone(scene: &Scene<'_>, mention: &ValueMention, head: usize, claims: &mut Vec<Claim>) {
    let tree = &scene.tree;
    let Some(before) = mention.start.checked_sub(1) else { return };
    let all = matches!(
        tree.lower(before),
        "the"
            | "its"
            | "their"
            | "all"
            | "our"
            | "has"
            | "have"
            | "had"
            | "'s"
            | "’s"
            | "are"
            | "were"
            | "comprises"
            | "of"
    );
    let partial = matches!(tree.word(before), "of") && tree.tag(before.saturating_sub(1)) == Tag::Num;
    if !all || partial {
        return;
    }
    let mut anchors = vec![mark(STATED)];
    anchors.push(Anchor { term: Term::Word(scene.concept(head)), role: Role::Head });
    scene.push(head, Role::Head, &mut anchors);
    scene.noun_anchors(head, &mut anchors);
    members::owner_of(scene, head, &mut anchors);
    let number = mention.span.join(tree.token(head).span);
    let qualifiers = Qualifiers::of(scene, scene.clause_of(head), head);
    let value = ClaimValue::Typed(mention.value.clone());
    claims.push(scene.claim(Slot::ListSize, scene.concept(head), anchors, value, number, qualifiers));
}

/// The length of a list without a number beside it.
pub(super) fn listed(
    scene: &Scene<'_>,
    head: usize,
    mut anchors: Vec<Anchor>,
    found: &Found,
    claims: &mut Vec<Claim>,
) {
    anchors.push(mark(LISTED));
    anchors.push(Anchor { term: Term::Word(scene.concept(head)), role: Role::Head });
    scene.push(head, Role::Head, &mut anchors);
    scene.noun_anchors(head, &mut anchors);
    let value = ClaimValue::Typed(Value::Quantity(Quantity {
        low: found.low as f64,
        high: found.low as f64,
        nominal: found.low as f64,
        dimension: Dimension::Count,
        unit: String::new(),
        hedge: Hedge::Exact,
        grain: 1.0,
    }));
    claims.push(scene.claim(
        Slot::ListSize,
        scene.concept(head),
        anchors,
        value,
        found.span,
        Qualifiers::plain(),
    ));
}

fn emit(
    scene: &Scene<'_>,
    mention: &ValueMention,
    q: &Quantity,
    head: usize,
    found: &Found,
    claims: &mut Vec<Claim>,
) {
    let mut anchors = Vec::new();
    anchors.push(Anchor { term: Term::Word(scene.concept(head)), role: Role::Head });
    scene.push(head, Role::Head, &mut anchors);
    scene.noun_anchors(head, &mut anchors);
    let attribute = scene.concept(head);
    let stated = q.nominal as usize;
    let length = stated.clamp(found.low, found.high) as f64;
    let mut listed = q.clone();
    (listed.nominal, listed.low, listed.high) = (length, length, length);
    let number = mention.span.join(scene.tree.token(head).span);
    // Ties a number to its own list.
    anchors.push(mark(&format!("#{}", mention.span.start)));
    let claim = |value, span, side| {
        let anchors = anchors.iter().cloned().chain([mark(side)]).collect();
        scene.claim(Slot::ListSize, attribute.clone(), anchors, value, span, Qualifiers::plain())
    };
    claims.push(claim(ClaimValue::Typed(mention.value.clone()), number, STATED));
    let mut second = claim(ClaimValue::Typed(Value::Quantity(listed)), found.span, LISTED);
    second.sentence = found.sentence;
    claims.push(second);
    if found.low == found.high && found.low == stated && !found.texts.is_empty() {
        members::push(scene, head, found, claims);
    }
}

/// The plural noun that a number counts.
fn counted(scene: &Scene<'_>, mention: &ValueMention) -> Option<usize> {
    let tree = &scene.tree;
    let number = root_of(scene, mention);
    // "four of the five games" speaks of four.
    let partial =
        mention.start > 1 && tree.word(mention.start - 1) == "the" && tree.word(mention.start - 2) == "of";
    if partial {
        return None;
    }
    let modified = tree
        .head(number)
        .filter(|&h| tree.rel(number) == Rel::Nummod && h >= mention.end && tree.tag(h) != Tag::Verb);
    modified.or_else(|| plural_behind(scene, mention.end))
}

fn plural_behind(scene: &Scene<'_>, from: usize) -> Option<usize> {
    let tree = &scene.tree;
    let plural = |i: usize| {
        let word = tree.word(i);
        tree.feats(i).has(Feats::PLURAL)
            || tree.sentence.tokens[i].lemma != word.to_lowercase() && word.ends_with('s')
    };
    let run = (from..tree.len().min(from + 4))
        // "four *suspended* stewards"
        .take_while(|&i| {
            matches!(tree.tag(i), Tag::Adj | Tag::Noun | Tag::Propn)
                || i == from && tree.word(i).ends_with("ed")
        });
    run.filter(|&i| !matches!(tree.tag(i), Tag::Adj | Tag::Verb) && plural(i)).last()
}
