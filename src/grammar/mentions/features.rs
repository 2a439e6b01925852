//! What speaks for the kind of a mention.

use super::View;
use crate::analysis::{Rel, Tag};
use crate::grammar::hash::{key, mix};
use crate::grammar::names;
use crate::grammar::word::Word;
use crate::world::vectors;

/// A list of keys in the making.
#[derive(Clone, Debug, Default)]
pub struct Keys {
    /// The keys.
    pub list: Vec<u32>,
    template: u32,
}

impl Keys {
    /// Empties the list; `template` is the number of the first template.
    pub fn start(&mut self, template: u32) {
        self.list.clear();
        self.template = template;
    }

    /// Adds the feature of the next template.
    pub fn push(&mut self, value: u64) {
        self.bag(self.template, value);
        self.template += 1;
    }

    /// Adds a feature of a template that may have several.
    pub fn bag(&mut self, template: u32, value: u64) {
        self.list.push(key(template, value));
    }

    /// Adds what a word means, as the signs of its vector's larger components.
    pub fn meaning(&mut self, template: u32, form: &str, with: u64) {
        let vector = vectors::vector(&form.to_lowercase());
        for (place, component) in vector.0.iter().enumerate().filter(|(_, c)| c.unsigned_abs() > LEAST) {
            let sign = u64::from(*component > 0);
            let strong = u64::from(component.unsigned_abs() > STRONG);
            self.bag(template, mix(place as u64 * 2 + sign, with));
            if strong > 0 {
                self.bag(template + 1, mix(place as u64 * 2 + sign, with));
            }
        }
    }
}

// Components of a vector (of length 240) below this tell little.
const LEAST: u8 = 15;
const STRONG: u8 = 40;

/// The keys of the features that speak for what the phrase headed by `head` refers to. `above` is the class
/// found for the token that it hangs on.
pub fn kind(view: &View, head: usize, above: u8, keys: &mut Keys) {
    keys.start(500);
    let none = Word::default();
    let word = |i: Option<usize>| i.and_then(|i| view.seen.get(i)).unwrap_or(&none);
    let token = &view.tokens[head];
    let w = &view.seen[head];
    let label = u64::from(view.labels[head]);
    let governor = token.head;
    let rel = token.rel as u64;
    let mut push = |value: u64| keys.push(value);
    push(label);
    push(mix(label, rel));
    push(w.lower);
    push(mix(w.lower, label));
    push(mix(w.lower, rel));
    push(w.exact);
    push(mix(w.shape, label));
    for suffix in &w.suffix[1..] {
        push(mix(*suffix, label));
    }
    push(mix(w.prefix[2], label));
    push(mix(w.prefix[3], label));
    push(mix(word(governor).lower, rel));
    push(mix(mix(word(governor).lower, rel), label));
    push(mix(governor.map_or(0, |g| u64::from(view.labels[g]) + 1), mix(rel, label)));
    push(mix(word(governor).suffix[2], mix(rel, label)));
    push(mix(u64::from(above), mix(rel, label)));
    push(mix(u64::from(above), mix(rel, w.lower)));
    push(word(head.checked_sub(1)).lower);
    push(word(Some(head + 1)).lower);
    push(mix(word(head.checked_sub(1)).shape, w.shape));
    push(mix(word(Some(head + 1)).shape, w.shape));
    let name = name_range(view, head);
    let last = word(Some(name.1 - 1));
    push(mix(last.lower, 1));
    push(mix(last.suffix[2], 2));
    push(mix(word(Some(name.0)).lower, 3));
    push(mix(word(name.0.checked_sub(1)).lower, 4));
    push(mix(mix(word(name.0.checked_sub(1)).lower, 4), rel));
    push(word(Some(name.1)).lower);
    push(mix((name.1 - name.0).min(5) as u64, label));
    let known = |i: usize| view.names.lists(view.words[i].lower);
    let whole = names::phrase(view.words[name.0..name.1].iter().map(|w| w.lower));
    let lists = view.names.lists(whole) | u64::from(name.1 - name.0 > 1) << 20;
    let capital = u64::from(w.capital);
    push(mix(lists, capital));
    push(mix(mix(lists, capital), label));
    push(mix(mix(known(head), capital), rel));
    push(mix(known(name.1 - 1), mix(known(name.0), lists)));
    push(mix(known(name.1 - 1), mix(known(head), rel)));
    let mut bag = |template: u32, value: u64| keys.bag(template, value);
    for i in name.0..name.1 {
        bag(600, view.seen[i].lower);
        bag(601, known(i));
    }
    for &child in &view.children[head] {
        let rel = view.tokens[child].rel as u64;
        bag(602, mix(view.seen[child].lower, rel));
        bag(603, mix(view.seen[child].lower, mix(rel, label)));
        bag(604, mix(rel, label));
        bag(605, mix(known(child), mix(rel, label)));
    }
    // A preposition with the word that the phrase hangs on: "in", "born in".
    for &child in view.children[head].iter().filter(|&&c| view.tokens[c].rel == Rel::Case) {
        bag(606, mix(view.seen[child].lower, mix(word(governor).lower, label)));
        bag(607, mix(view.seen[child].lower, mix(u64::from(above), label)));
    }
    if super::name_like(view, head) {
        keys.meaning(610, view.forms[head], 0);
        if name.1 - 1 != head {
            keys.meaning(612, view.forms[name.1 - 1], 0);
        }
        if let Some(governor) = governor {
            keys.meaning(614, view.forms[governor], rel);
        }
    }
}

/// The hash of the name alone, without articles and the like.
pub fn name_key(view: &View, head: usize) -> u64 {
    let (start, end) = name_range(view, head);
    names::phrase(view.words[start..end].iter().map(|w| w.lower))
}

/// The head with the words of its name around it, in one piece.
pub fn name_range(view: &View, head: usize) -> (usize, usize) {
    let part = |i: usize| {
        let token = &view.tokens[i];
        token.head == Some(head) && matches!(token.rel, Rel::Compound | Rel::Flat | Rel::NmodDesc)
            || token.tag == Tag::Propn
                && view.tokens[head].tag == Tag::Propn
                && token.head.is_some_and(|h| h.abs_diff(head) < 4)
                && token.rel != Rel::Conj
                && token.rel != Rel::Appos
                && token.rel != Rel::NmodPoss
    };
    let (mut start, mut end) = (head, head + 1);
    while start > 0 && part(start - 1) {
        start -= 1;
    }
    while end < view.tokens.len() && part(end) {
        end += 1;
    }
    (start, end)
}
