//! Transition-based dependency parsing: the arc-hybrid system (Kuhlmann, Gómez-Rodríguez & Satta 2011),
//! greedy, scored by a linear model. The root stands behind the last word.

use super::linear::Scorer;
use super::parser_features::{Lookahead, features};
use super::word::Word;
use crate::analysis::Rel;

const RELS: usize = Rel::NAMES.len();

/// Number of classes of the model: shift, and left and right arcs with every relation.
pub const ACTIONS: usize = 1 + 2 * RELS;

/// A step of the parser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Moves the next word onto the stack.
    Shift,
    /// Makes the next word head of the top of the stack.
    Left(Rel),
    /// Makes the second of the stack head of the top.
    Right(Rel),
}

impl Action {
    /// Its class in the model.
    pub fn class(self) -> u8 {
        match self {
            Action::Shift => 0,
            Action::Left(rel) => 1 + rel as u8,
            Action::Right(rel) => (1 + RELS) as u8 + rel as u8,
        }
    }

    /// The action of a class.
    pub fn of(class: usize) -> Self {
        match class.checked_sub(1) {
            None => Action::Shift,
            Some(n) if n < RELS => Action::Left(Rel::NAMES[n].0),
            Some(n) => Action::Right(Rel::NAMES[(n - RELS).min(RELS - 1)].0),
        }
    }
}

/// Children of a word so far, on one side.
#[derive(Clone, Copy, Debug, Default)]
pub struct Side {
    /// How many.
    pub count: u8,
    /// The outermost child.
    pub outer: Option<usize>,
    /// The one inside of it.
    pub inner: Option<usize>,
    /// The relations, as bits.
    pub rels: u64,
}

/// Where the parser stands.
#[derive(Clone, Debug)]
pub struct State {
    /// Words whose head is open, the top last.
    pub stack: Vec<usize>,
    /// The next word; the number of words stands for the root.
    pub next: usize,
    /// Number of words.
    pub len: usize,
    /// Heads found so far (the number of words for the root).
    pub heads: Vec<Option<usize>>,
    /// Relations found so far.
    pub rels: Vec<Rel>,
    /// Left children of each word.
    pub left: Vec<Side>,
    /// Right children of each word.
    pub right: Vec<Side>,
}

impl State {
    /// The start, for a sentence of `len` words.
    pub fn new(len: usize) -> Self {
        State {
            stack: Vec::with_capacity(len.min(64)),
            next: 0,
            len,
            heads: vec![None; len],
            rels: vec![Rel::Dep; len],
            left: vec![Side::default(); len + 1],
            right: vec![Side::default(); len + 1],
        }
    }

    /// Whether every word has its head.
    pub fn done(&self) -> bool {
        self.next == self.len && self.stack.is_empty()
    }

    /// Whether the next word can be shifted.
    pub fn can_shift(&self) -> bool {
        self.next < self.len
    }

    /// Whether the top of the stack can hang on the next word; on the root only as the last.
    pub fn can_left(&self) -> bool {
        !self.stack.is_empty() && (self.next < self.len || self.stack.len() == 1)
    }

    /// Whether the top of the stack can hang on the word below.
    pub fn can_right(&self) -> bool {
        self.stack.len() > 1
    }

    /// Whether the action is possible here.
    pub fn allows(&self, action: Action) -> bool {
        match action {
            Action::Shift => self.can_shift(),
            Action::Left(rel) => self.can_left() && (rel == Rel::Root) == (self.next == self.len),
            Action::Right(rel) => self.can_right() && rel != Rel::Root,
        }
    }

    /// Takes a step; one that is not possible changes nothing.
    pub fn apply(&mut self, action: Action) {
        if !self.allows(action) {
            return;
        }
        match action {
            Action::Shift => {
                self.stack.push(self.next);
                self.next += 1;
            }
            Action::Left(rel) => self.attach(rel, self.next),
            Action::Right(rel) => self.attach(rel, self.stack[self.stack.len() - 2]),
        }
    }

    fn attach(&mut self, rel: Rel, head: usize) {
        let Some(child) = self.stack.pop() else { return };
        self.heads[child] = Some(head);
        self.rels[child] = rel;
        let side = if child < head { &mut self.left[head] } else { &mut self.right[head] };
        side.inner = side.outer;
        side.outer = Some(child);
        side.count = side.count.saturating_add(1);
        side.rels |= 1 << rel as u32;
    }
}

/// The best possible action among those that `wanted` lets through.
pub fn choose(state: &State, scores: &[i32], wanted: impl Fn(Action) -> bool) -> Option<Action> {
    let mut found: Option<(i32, Action)> = None;
    for (class, &score) in scores.iter().enumerate() {
        if found.is_some_and(|(best, _)| score <= best) {
            continue;
        }
        let action = Action::of(class);
        if state.allows(action) && wanted(action) {
            found = Some((score, action));
        }
    }
    found.map(|(_, action)| action)
}

/// What the parser reads of a word.
#[derive(Clone, Copy, Debug, Default)]
pub struct Node {
    /// The form, coarse for unknown words.
    pub form: u64,
    /// The last three letters.
    pub suffix: u64,
    /// The joint label plus one.
    pub label: u64,
    /// The universal tag plus one.
    pub tag: u64,
}

/// The nodes of a sentence given the words, their labels and each label's universal tag.
pub fn nodes(words: &[Word], labels: &[u8], tag_of: impl Fn(u8) -> u64) -> Vec<Node> {
    let node = |(word, &label): (&Word, &u8)| Node {
        form: word.common,
        suffix: word.suffix[2].max(word.suffix[1]),
        label: u64::from(label) + 1,
        tag: tag_of(label) + 1,
    };
    words.iter().zip(labels).map(node).collect()
}

/// Heads (`None` for the root) and relations, by the model.
pub fn parse(nodes: &[Node], model: &impl Scorer) -> (Vec<Option<usize>>, Vec<Rel>) {
    let mut state = State::new(nodes.len());
    let ahead = Lookahead::new(nodes);
    let (mut keys, mut scores) = (Vec::with_capacity(160), [0; ACTIONS]);
    while !state.done() {
        let forced = !state.can_shift() && state.stack.len() == 1;
        let action = if forced {
            Action::Left(Rel::Root)
        } else if state.stack.is_empty() {
            Action::Shift
        } else {
            features(nodes, &ahead, &state, &mut keys);
            scores.fill(0);
            model.score(&keys, &mut scores);
            choose(&state, &scores, |_| true).unwrap_or(Action::Shift)
        };
        state.apply(action);
    }
    let root = nodes.len();
    let heads = state.heads.into_iter().map(|h| h.filter(|&h| h != root)).collect();
    (heads, state.rels)
}
