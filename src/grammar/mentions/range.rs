//! Which words belong to a mention: of a common noun those below it by rule, of a name those that a classifier lets in.

use super::features::Keys;
use super::tree::yields;
use super::{CLASSES, INSIDE, View};
use crate::analysis::{Rel, Tag};
use crate::grammar::hash::mix;
use crate::grammar::linear::Scorer;
use crate::grammar::word::Word;

/// Reads the ranges of a sentence's mentions.
pub struct Ranges<'a, M> {
    view: &'a View<'a>,
    yields: Vec<(usize, usize)>,
    classes: &'a [u8],
    model: &'a M,
}

impl<'a, M: Scorer> Ranges<'a, M> {
    /// For one sentence, given the classes of its words.
    pub fn new(view: &'a View<'a>, classes: &'a [u8], model: &'a M) -> Self {
        let yields = yields(view.tokens, &view.children.downwards(view.tokens));
        Ranges { view, yields, classes, model }
    }

    /// The range of the mention headed by `head`; `class` is that of a name's kind.
    pub fn of(&self, head: usize, class: Option<u8>) -> (usize, usize) {
        let children = &self.view.children[head];
        let range = match class {
            Some(class) => self.name(head, class),
            None => {
                let parts = children.iter().filter(|&&c| belongs(self.view.tokens[c].rel, c < head));
                parts.fold((head, head + 1), |range, &c| join(range, self.yields[c]))
            }
        };
        trimmed(self.view, head, range)
    }

    // The words that the classifier lets in, from the head downwards; nothing below a word that it leaves out.
    fn name(&self, head: usize, class: u8) -> (usize, usize) {
        let mut range = (head, head + 1);
        let mut open = vec![(head, 0)];
        let mut keys = Keys::default();
        while let Some((above, depth)) = open.pop() {
            for &child in &self.view.children[above] {
                let (own, reach) = (self.classes[child], self.yields[child]);
                edge(self.view, &Edge { head, class, above, child, depth, own, reach }, &mut keys);
                let mut scores = [0; CLASSES];
                self.model.score(&keys.list, &mut scores);
                if scores[INSIDE + 1] > scores[INSIDE] {
                    range = join(range, (child, child + 1));
                    open.push((child, depth + 1));
                }
            }
        }
        range
    }
}

/// A word that may belong to a mention because what it hangs on does.
pub struct Edge {
    /// The mention's head.
    pub head: usize,
    /// The class of its kind.
    pub class: u8,
    /// What the word hangs on.
    pub above: usize,
    /// The word.
    pub child: usize,
    /// How many words are between it and the head.
    pub depth: usize,
    /// The class of the word's own kind.
    pub own: u8,
    /// What hangs on the word.
    pub reach: (usize, usize),
}

/// The features that speak for or against a word's belonging to a mention.
pub fn edge(view: &View, edge: &Edge, keys: &mut Keys) {
    keys.start(800);
    let &Edge { head, class, above, child, depth, own, reach } = edge;
    let none = Word::default();
    let word = |i: Option<usize>| i.and_then(|i| view.seen.get(i)).unwrap_or(&none).lower;
    let rel = |i: usize| view.tokens[i].rel as u64;
    let opener = |i: usize| {
        let case =
            view.children[i].iter().find(|&&c| matches!(view.tokens[c].rel, Rel::Case | Rel::Mark | Rel::Cc));
        word(case.copied())
    };
    let full = u64::from(view.children[head].iter().any(|&c| view.tokens[c].rel == Rel::Flat));
    let kind = u64::from(class);
    let side = u64::from(child > above);
    // The same relation means something else further down.
    let higher = match depth {
        0 => 0,
        // The opener is a hash: the product wraps.
        _ => opener(above).wrapping_mul(64).wrapping_add(1 + rel(above)),
    };
    let path = mix(rel(child), mix(side, higher));
    let short = mix(rel(child), mix(side, depth.min(2) as u64));
    let tag = view.tokens[child].tag as u64;
    let name = u64::from(view.words[child].capital) + 2 * u64::from(view.tokens[child].tag == Tag::Propn);
    let long = (reach.1 - reach.0).min(6) as u64;
    let before = word(reach.0.checked_sub(1));
    let later =
        view.children[above].iter().filter(|&&c| c > child && view.tokens[c].rel != Rel::Punct).count()
            as u64;
    keys.push(path);
    keys.push(short);
    keys.push(mix(path, kind));
    keys.push(mix(short, mix(kind, full)));
    keys.push(mix(short, tag));
    keys.push(mix(short, mix(name, long)));
    keys.push(mix(short, mix(opener(child), kind)));
    keys.push(mix(short, mix(opener(child), mix(name, full))));
    keys.push(mix(short, mix(opener(child), word(Some(head)))));
    keys.push(mix(short, mix(before, name)));
    keys.push(mix(short, word(Some(reach.0))));
    keys.push(mix(short, word(Some(child))));
    keys.push(mix(short, word(Some(head))));
    keys.push(mix(short, mix(word(Some(child.saturating_sub(1))), full)));
    keys.push(mix(short, word(Some(reach.1))));
    keys.push(mix(short, mix(rel(head), long)));
    keys.push(mix(short, mix(child.abs_diff(above).min(8) as u64, name)));
    keys.push(mix(short, mix(later.min(3), name)));
    keys.push(mix(short, mix(view.names.lists(view.words[child].lower), kind)));
    keys.push(mix(short, mix(kind, mix(u64::from(own), opener(child)))));
    keys.push(mix(short, mix(kind, mix(u64::from(own), mix(before, long)))));
    let inner = |c: usize| mix(rel(c), view.tokens[c].tag as u64);
    for &below in &view.children[child] {
        keys.bag(850, mix(short, inner(below)));
        keys.bag(851, mix(path, mix(kind, rel(below))));
    }
    for &beside in view.children[above].iter().filter(|&&c| c != child) {
        keys.bag(852, mix(short, mix(rel(beside), u64::from(beside > child))));
    }
}

// Whether a dependent's words belong to the noun phrase of its head, by what the corpus does.
fn belongs(rel: Rel, before: bool) -> bool {
    match rel {
        Rel::Det | Rel::DetPredet | Rel::Amod | Rel::Compound | Rel::NmodPoss | Rel::Nummod | Rel::Flat => {
            true
        }
        Rel::NmodDesc | Rel::Fixed | Rel::Goeswith | Rel::CompoundPrt | Rel::Obj => true,
        Rel::Nmod | Rel::NmodUnmarked | Rel::Acl | Rel::AclRelcl | Rel::Obl => !before,
        // The possessive's ending.
        Rel::Case => !before,
        Rel::Advmod => !before,
        _ => false,
    }
}

// Without marks and small words at the edges.
fn trimmed(view: &View, head: usize, (mut start, mut end): (usize, usize)) -> (usize, usize) {
    let tokens = view.tokens;
    let edge = |i: usize| {
        matches!(tokens[i].rel, Rel::Punct | Rel::Cc)
            || tokens[i].tag == Tag::Adp
            || tokens[i].tag == Tag::Punct
    };
    while start < head && edge(start) {
        start += 1;
    }
    // A closing bracket, being the second mark of its phrase, stays.
    let punct = |h: usize, i: usize| {
        view.children[h].iter().any(|&c| c < i && c >= start && tokens[c].rel == Rel::Punct)
    };
    let closes = |i: usize| tokens[i].head.is_some_and(|h| h < i && punct(h, h));
    while end > head + 1 && edge(end - 1) && !closes(end - 1) {
        end -= 1;
    }
    (start, end)
}

fn join(a: (usize, usize), b: (usize, usize)) -> (usize, usize) {
    (a.0.min(b.0), a.1.max(b.1))
}
