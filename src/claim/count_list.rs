//! A number of things, and the list of them that follows.

use super::numbers::root_of;
use super::{Claim, ClaimValue, Qualifiers, Role, Scene, Slot};
use crate::analysis::{Rel, Tag};
use crate::text::Span;
use crate::value::{Dimension, Hedge, Value};
use crate::world;

/// Reads "five gates (North, South, East and West)" as two claims, the number and the length of the list.
pub(super) fn extract(scene: &Scene<'_>, claims: &mut Vec<Claim>) {
    if !scene.is_prose() {
        return;
    }
    let tree = &scene.tree;
    for mention in &scene.values {
        let Value::Quantity(q) = &mention.value else { continue };
        let countable = q.dimension == Dimension::Count && q.hedge == Hedge::Exact && q.nominal.fract() == 0.0;
        if !countable || !(3.0..=40.0).contains(&q.nominal) {
            continue;
        }
        let number = root_of(scene, mention);
        let Some(head) = tree.head(number).filter(|&h| tree.rel(number) == Rel::Nummod && h > number) else { continue };
        let Some((items, span)) = listed(scene, head) else { continue };
        let mut anchors = Vec::new();
        scene.push(head, Role::Head, &mut anchors);
        let attribute = scene.concept(head);
        let plain = Qualifiers::plain();
        let number_span = mention.span.join(tree.token(head).span);
        let stated = ClaimValue::Typed(mention.value.clone());
        let mut counted = q.clone();
        (counted.nominal, counted.low, counted.high) = (items as f64, items as f64, items as f64);
        let listed = ClaimValue::Typed(Value::Quantity(counted));
        claims.push(scene.claim(Slot::ListSize, attribute.clone(), anchors.clone(), stated, number_span, plain.clone()));
        claims.push(scene.claim(Slot::ListSize, attribute, anchors, listed, span, plain));
    }
}

/// How many items the list behind a noun has, and where it stands. `None` where it is open or unclear.
fn listed(scene: &Scene<'_>, head: usize) -> Option<(usize, Span)> {
    let tree = &scene.tree;
    let open = (head + 1..tree.len().min(head + 9)).find(|&i| matches!(tree.word(i), ":" | "(" | "—" | "–"))?;
    // Between the noun and its list stands no other noun phrase that the list could be of.
    let other = (head + 1..open).any(|i| matches!(tree.tag(i), Tag::Num));
    if other {
        return None;
    }
    let end = list_end(scene, open);
    let words: Vec<String> = (open + 1..end).map(|i| tree.word(i).to_lowercase()).collect();
    if words.iter().any(|w| world::list(world::List::OpenListCue, w)) || words.is_empty() {
        return None;
    }
    let items = split_items(scene, open + 1, end)?;
    let tokens: Vec<usize> = (open + 1..end).collect();
    Some((items, tree.span(&tokens)))
}

fn list_end(scene: &Scene<'_>, open: usize) -> usize {
    let tree = &scene.tree;
    let close: &[&str] = match tree.word(open) {
        "(" => &[")"],
        "—" | "–" => &["—", "–", ".", ";", "!"],
        _ => &[".", ";", "!", "?"],
    };
    let mut depth = 0;
    for i in open + 1..tree.len() {
        match tree.word(i) {
            "(" if tree.word(open) != "(" => depth += 1,
            ")" if depth > 0 => depth -= 1,
            w if depth == 0 && close.contains(&w) => return i,
            _ => {}
        }
    }
    tree.len()
}

/// Items between commas, with a last "and"; brackets inside an item do not count. Every item is short and of one form.
fn split_items(scene: &Scene<'_>, start: usize, end: usize) -> Option<usize> {
    let tree = &scene.tree;
    let mut items: Vec<Vec<usize>> = vec![Vec::new()];
    let mut depth = 0;
    let mut closed = false;
    for i in start..end {
        match tree.word(i) {
            "(" => depth += 1,
            ")" => depth -= 1,
            _ if depth > 0 => {}
            "," | ";" => items.push(Vec::new()),
            "and" | "&" => {
                closed = true;
                if items.last().is_some_and(|l| !l.is_empty()) {
                    items.push(Vec::new());
                }
            }
            _ => items.last_mut()?.push(i),
        }
    }
    items.retain(|item| !item.is_empty());
    let short = items.iter().all(|item| item.len() <= 6);
    let verbs = items.iter().flatten().any(|&i| tree.tag(i) == Tag::Verb && tree.rel(i) != Rel::Amod || tree.tag(i) == Tag::Aux);
    let capital = |item: &Vec<usize>| {
        let first = item.iter().copied().find(|&i| tree.tag(i) != Tag::Det);
        first.is_some_and(|i| tree.word(i).chars().next().is_some_and(char::is_uppercase))
    };
    let named = items.iter().filter(|i| capital(i)).count();
    let one_form = named == items.len() || (named == 0 && closed);
    (items.len() >= 2 && short && !verbs && one_form && (closed || items.len() >= 3)).then_some(items.len())
}
