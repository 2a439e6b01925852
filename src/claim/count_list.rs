//! A number of things, and the list of them that follows: in the sentence, in the next one or as items below.

use super::list::{self, Items, View};
use super::members;
use super::numbers::root_of;
use super::{Anchor, Claim, ClaimValue, Qualifiers, Role, Scene, Slot, Term};
use crate::analysis::{Feats, Rel, Tag};
use crate::text::{BlockKind, Span};
use crate::value::{Dimension, Hedge, Quantity, Value, ValueMention};
use crate::world;

/// Marks the number of a group.
pub(crate) const STATED: &str = "#stated";
/// Marks the length of a list.
pub(crate) const LISTED: &str = "#listed";

/// An anchor that no word of a text is.
fn mark(sign: &str) -> Anchor {
    Anchor { term: Term::Word(sign.to_string()), role: Role::Heading }
}

/// How far behind the counted noun its list may begin, in words.
const REACH: usize = 16;

/// A list with where it stands.
pub(super) struct Found {
    /// How many items there are at least and at most.
    pub low: usize,
    pub high: usize,
    pub span: Span,
    pub sentence: usize,
    /// The items' words.
    pub texts: Vec<String>,
    /// Countries and the like are counted by what they are, not by the form of the list.
    pub typed: bool,
}

/// Reads "five gates (North, South, East and West)" as two claims, the number and the length of the list.
pub(super) fn extract(scene: &Scene<'_>, claims: &mut Vec<Claim>) {
    let label = matches!(scene.block().map(|b| &b.kind), Some(BlockKind::KeyValue { .. }));
    if !scene.is_prose() && !label {
        return;
    }
    for mention in &scene.values {
        let Value::Quantity(q) = &mention.value else { continue };
        let countable =
            q.dimension == Dimension::Count && q.hedge == Hedge::Exact && q.nominal.fract() == 0.0;
        if !countable || !(2.0..=40.0).contains(&q.nominal) {
            continue;
        }
        let Some(head) = counted(scene, mention) else { continue };
        match find(scene, head, q.nominal as usize) {
            Some(found) => emit(scene, mention, q, head, &found, claims),
            None => lone(scene, mention, head, claims),
        }
    }
}

/// The number of all of a group, whose list another source may have.
fn lone(scene: &Scene<'_>, mention: &ValueMention, head: usize, claims: &mut Vec<Claim>) {
    let tree = &scene.tree;
    let Some(before) = mention.start.checked_sub(1) else { return };
    let all = matches!(
        tree.word(before).to_lowercase().as_str(),
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
    let number = mention.span.join(tree.token(head).span);
    let qualifiers = Qualifiers::of(scene, scene.clause_of(head), head);
    let value = ClaimValue::Typed(mention.value.clone());
    claims.push(scene.claim(Slot::ListSize, scene.concept(head), anchors, value, number, qualifiers));
}

/// The length of a list without a number beside it.
pub(super) fn listed(scene: &Scene<'_>, head: usize, found: &Found, claims: &mut Vec<Claim>) {
    let mut anchors = vec![mark(LISTED)];
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
    let modified = tree.head(number).filter(|&h| tree.rel(number) == Rel::Nummod && h >= mention.end);
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
        .take_while(|&i| matches!(tree.tag(i), Tag::Adj | Tag::Noun | Tag::Propn));
    run.filter(|&i| tree.tag(i) != Tag::Adj && plural(i)).last()
}

/// The list of what `head` counts.
fn find(scene: &Scene<'_>, head: usize, stated: usize) -> Option<Found> {
    let view = View::new(scene.source, scene.entities, scene.document, scene.index)?;
    behind(scene, &view, head).or_else(|| next_sentence(scene, head, stated)).or_else(|| item_blocks(scene))
}

/// In the same sentence: behind a colon, in brackets, between dashes, after "namely", in apposition.
fn behind(scene: &Scene<'_>, view: &View<'_>, head: usize) -> Option<Found> {
    let tree = &view.tree;
    for i in head + 1..tree.len().min(head + REACH) {
        let word = view.lower(i);
        let near = i <= head + 3;
        let spaced = tree.token(i).span.start > tree.token(i - 1).span.end;
        match word.as_str() {
            ":" => return read(scene, view, head, i + 1, ":"),
            "(" | "—" | "–" if near => return read(scene, view, head, i + 1, &word),
            "-" if near && spaced => return read(scene, view, head, i + 1, "-"),
            "namely" | "viz" | "viz." | "i.e." => return read(scene, view, head, i + 1, &word),
            "," if i == head + 1 => {
                let Some((items, end)) = list::names_at(view, i + 1) else { continue };
                let ends = end >= tree.len()
                    || matches!(tree.word(end), "," | "." | ")" | ";")
                    || tree.tag(end) == Tag::Verb;
                return (ends && items.low > 2).then(|| found(view, &items));
            }
            "are" | "were" if inside_phrase(scene, head, i) => {
                let behind = (i + 1..tree.len())
                    .find(|&k| !matches!(view.lower(k).as_str(), "named" | "identified" | "as" | "called"));
                let Some((items, end)) = list::names_at(view, behind?) else { continue };
                let ends = end >= tree.len() || matches!(tree.word(end), "." | ";");
                return ends.then(|| found(view, &items));
            }
            ";" | "." => return None,
            // A second number with a noun of its own: whose list it is stays open.
            _ if tree.tag(i) == Tag::Num && !scene_value_is_date(scene, i) => return None,
            _ => {}
        }
    }
    None
}

/// Whether the verb at `verb` follows the phrase of `head` right away: "the four members of the band *are*".
fn inside_phrase(scene: &Scene<'_>, head: usize, verb: usize) -> bool {
    (head + 1..verb).all(|i| {
        matches!(scene.tree.tag(i), Tag::Adp | Tag::Det | Tag::Adj | Tag::Noun | Tag::Propn | Tag::Part)
    })
}

fn scene_value_is_date(scene: &Scene<'_>, i: usize) -> bool {
    scene
        .values
        .iter()
        .any(|v| v.start <= i && i < v.end && matches!(v.value, Value::Date(_) | Value::Time { .. }))
}

fn read(scene: &Scene<'_>, view: &View<'_>, head: usize, start: usize, opener: &str) -> Option<Found> {
    let start = start + usize::from(start < view.tree.len() && matches!(view.tree.word(start), ":" | ","));
    let end = list::end_of(view, start, opener);
    if let Some(found) = countries(scene, view, head, start, end) {
        return Some(found);
    }
    list::read(view, start, end).map(|items| found(view, &items))
}

/// "crews from five countries: the Turks, ..." is as long as the countries in it are many.
fn countries(scene: &Scene<'_>, view: &View<'_>, head: usize, start: usize, end: usize) -> Option<Found> {
    if !matches!(scene.tree.lemma(head), "country" | "nation" | "nationality") || view.is_open(start, end) {
        return None;
    }
    let mut codes: Vec<&str> = Vec::new();
    for i in (start..end).filter(|&i| view.capital(i)) {
        let word = view.tree.word(i);
        let country = world::country(word)
            .or_else(|| world::demonym(word))
            .or_else(|| world::demonym(view.tree.lemma(i)));
        codes.extend(country.map(|c| c.code));
    }
    for (name, _) in
        view.names.iter().filter(|(n, _)| n.start >= start && n.end <= end && n.end - n.start > 1)
    {
        codes.extend(world::country(&name.text).map(|c| c.code));
    }
    codes.sort_unstable();
    codes.dedup();
    let joined = (start..end).any(|i| view.lower(i) == "and");
    let count = codes.len();
    (count >= 2 && joined).then(|| Found {
        low: count,
        high: count,
        span: view.span(start, end),
        sentence: view.sentence,
        texts: codes.into_iter().map(String::from).collect(),
        typed: true,
    })
}

fn found(view: &View<'_>, items: &Items) -> Found {
    let first = items.items.first().map_or(0, |i| i.0);
    let last = items.items.last().map_or(0, |i| i.1);
    let texts = items.items.iter().map(|&(s, e)| members::text(view, s, e)).collect();
    Found {
        low: items.low,
        high: items.high,
        span: view.span(first, last),
        sentence: view.sentence,
        texts,
        typed: false,
    }
}

/// "They are A, B and C." behind the sentence, or a sentence that is nothing but the list.
fn next_sentence(scene: &Scene<'_>, head: usize, stated: usize) -> Option<Found> {
    let next = scene.index + 1;
    let view = View::new(scene.source, scene.entities, scene.document, next)?;
    if view.tree.sentence.block != scene.sentence().block {
        return None;
    }
    let tree = &view.tree;
    // Another plural behind the counted one could be what "they" are.
    let later = (head + 1..scene.tree.len()).any(|i| scene.tree.tag(i) == Tag::Num);
    let points = |i: usize| matches!(view.lower(i).as_str(), "they" | "these" | "those");
    let copula = (0..tree.len().min(8))
        .find(|&i| points(i) && i + 1 < tree.len() && matches!(view.lower(i + 1).as_str(), "are" | "were"));
    if let Some(i) = copula.filter(|_| !later) {
        return read(scene, &view, head, i + 2, ":");
    }
    let last = scene.tree.len().checked_sub(1)?;
    let colon = scene.tree.word(last) == ":";
    let verbless = !(0..tree.len()).any(|i| matches!(tree.tag(i), Tag::Verb | Tag::Aux));
    let items = list::read(&view, 0, list::end_of(&view, 0, ":"))?;
    let whole = colon || (verbless && items.names && stated >= 3 && last <= head + 6);
    whole.then(|| found(&view, &items))
}

/// The items of a list that stands below a line with a colon.
fn item_blocks(scene: &Scene<'_>) -> Option<Found> {
    let own = scene.sentence().block;
    let text = &scene.source.source.text;
    let block = text.blocks.get(own)?;
    let sentence_ends = scene.sentence().span.end >= block.span.end;
    if !sentence_ends || !block.span.of(&text.visible).trim_end().ends_with(':') {
        return None;
    }
    let column = |b: usize| {
        let start = text.blocks[b].span.start;
        start - text.visible[..start].rfind('\n').map_or(0, |at| at + 1)
    };
    let is_item = |b: usize| text.blocks.get(b).is_some_and(|x| x.kind == BlockKind::Item);
    let all: Vec<usize> = (own + 1..).take_while(|&b| is_item(b)).collect();
    let (first, last) = (*all.first()?, *all.last()?);
    let top = all.iter().filter(|&&b| column(b) <= column(first)).count();
    let sentence = scene.source.sentences.iter().position(|s| s.block == first)?;
    (top >= 2).then(|| Found {
        low: top,
        high: top,
        span: text.blocks[first].span.join(text.blocks[last].span),
        sentence,
        texts: Vec::new(),
        typed: false,
    })
}
