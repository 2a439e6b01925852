//! Whether the head of a mention is a name.

use std::collections::HashMap;

use super::features::{Keys, name_range};
use super::{View, name_like};
use crate::analysis::Tag;
use crate::grammar::hash::mix;
use crate::grammar::names;
use crate::grammar::word::Word;

/// How often a text has its words in lower case and with a capital where none is needed.
#[derive(Debug, Default)]
pub struct Cases(HashMap<u64, (u32, u32)>);

impl Cases {
    /// Counts the words of some sentences.
    pub fn of<'a>(sentences: impl Iterator<Item = &'a [Word]> + Clone) -> Self {
        let mut cases = HashMap::new();
        for words in sentences.clone() {
            for word in words.iter().skip(1).filter(|w| w.capital) {
                cases.entry(word.lower).or_insert((0, 0)).1 += 1;
            }
        }
        for word in sentences.flatten().filter(|w| !w.capital) {
            if let Some((lower, _)) = cases.get_mut(&word.lower) {
                *lower += 1;
            }
        }
        Cases(cases)
    }

    // 0 for a word that never has a capital of choice, else whether it mostly, always or rarely has.
    fn class(&self, word: &Word) -> u64 {
        match self.0.get(&word.lower) {
            None => 0,
            Some((0, 1)) => 1,
            Some((0, _)) => 2,
            Some((lower, capital)) if capital > lower => 3,
            Some(_) => 4,
        }
    }
}

/// The features that speak for or against a name, given the class of its kind.
pub fn features(view: &View, head: usize, class: u8, cases: &Cases, keys: &mut Keys) {
    keys.start(700);
    let token = &view.tokens[head];
    let (rel, label, class) = (token.rel as u64, u64::from(view.labels[head]), u64::from(class));
    let w = &view.seen[head];
    let (start, end) = name_range(view, head);
    let none = Word::default();
    let word = |i: Option<usize>| i.and_then(|i| view.seen.get(i)).unwrap_or(&none);
    let governor = token.head.map_or(999, |h| u64::from(view.labels[h]));
    let name_above = token.head.is_some_and(|h| name_like(view, h));
    let case = cases.class(&view.words[head]);
    let first = u64::from(head == 0);
    let alone = u64::from(end - start == 1);
    let propn = (start..end).filter(|&i| view.tokens[i].tag == Tag::Propn).count().min(3) as u64;
    let before = word(head.checked_sub(1));
    keys.push(label);
    keys.push(mix(label, class));
    keys.push(mix(label, rel));
    keys.push(mix(label, mix(rel, class)));
    keys.push(mix(label, mix(rel, governor)));
    keys.push(mix(label, mix(rel, u64::from(name_above))));
    keys.push(mix(rel, mix(u64::from(name_above), mix(class, alone))));
    keys.push(mix(case, mix(label, first)));
    keys.push(mix(case, mix(label, mix(propn, alone))));
    keys.push(mix(case, mix(u64::from(w.tags), class)));
    keys.push(w.lower);
    keys.push(mix(w.lower, rel));
    keys.push(w.exact);
    keys.push(mix(u64::from(w.label), label));
    keys.push(mix(u64::from(w.tags), label));
    keys.push(mix(w.shape, mix(label, alone)));
    keys.push(mix(w.suffix[2], label));
    keys.push(mix(before.lower, label));
    keys.push(mix(before.shape, mix(word(Some(head + 1)).shape, label)));
    keys.push(mix(word(Some(head + 1)).lower, label));
    keys.push(mix(word(token.head).lower, mix(rel, alone)));
    keys.push(mix(view.names.lists(view.words[head].lower), mix(label, rel)));
    keys.push(mix(propn, mix(label, (end - start).min(4) as u64)));
    keys.push(mix(word(start.checked_sub(1)).lower, alone));
    let near = |i: Option<usize>| i.and_then(|i| view.labels.get(i)).map_or(99, |l| u64::from(*l));
    let (left, right) = (near(head.checked_sub(1)), near(Some(head + 1)));
    let capitals = (head.saturating_sub(2)..head + 3).fold(1, |bits, i| {
        bits * 4 + view.words.get(i).map_or(3, |w| u64::from(w.capital) + u64::from(!w.wordlike))
    });
    keys.push(mix(label, mix(left, right)));
    keys.push(mix(label, mix(left, rel)));
    keys.push(mix(label, mix(right, rel)));
    keys.push(mix(label, mix(capitals, first)));
    keys.push(mix(w.lower, capitals));
    keys.push(mix(mix(w.suffix[2], w.shape), case));
    keys.push(mix(w.prefix[3], label));
    keys.push(mix(word(Some(start)).lower, mix(label, alone)));
    keys.push(mix(word(Some(end - 1)).lower, mix(label, alone)));
    let whole = names::phrase(view.words[start..end].iter().map(|w| w.lower));
    keys.push(mix(view.names.lists(whole), mix(label, mix(rel, alone))));
    keys.meaning(763, view.forms[head], 0);
    for i in start..end {
        keys.bag(762, mix(view.seen[i].lower, rel));
    }
    for &child in &view.children[head] {
        keys.bag(760, mix(view.tokens[child].rel as u64, label));
        keys.bag(761, mix(view.seen[child].lower, label));
    }
}
