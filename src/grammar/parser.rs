//! Transition-based dependency parsing: the arc-hybrid system (Kuhlmann, Gómez-Rodríguez & Satta 2011),
//! greedy, scored by linear models. The root stands behind the last word.
//!
//! One model picks the step, another the relation of each arc made; relations found so far are features of
//! later steps. This takes a third of the work of one model over steps with relations.

use super::hash::mix;
use super::linear::Scorer;
use super::parser_features::{Lookahead, arc_features, features};
use super::steps::STEPS;
use super::sure::Sure;
use super::tagger::best;
use super::word::Word;
use crate::analysis::Rel;

/// Number of classes of the model of relations.
pub const RELS: usize = Rel::NAMES.len();

/// A step of the parser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Moves the next word onto the stack.
    Shift,
    /// Makes the next word head of the top of the stack.
    Left,
    /// Makes the second of the stack head of the top.
    Right,
}

impl Action {
    /// All steps, in the order of their classes.
    pub const ALL: [Action; STEPS] = [Action::Shift, Action::Left, Action::Right];
}

/// Children of a word so far, on one side.
#[derive(Clone, Copy, Debug)]
pub struct Side {
    /// How many.
    pub count: u8,
    /// The outermost child, or [`State::nothing`].
    pub outer: usize,
    /// The one inside of it.
    pub inner: usize,
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
    /// Left and right children of each word, then of the root, then of nothing.
    pub sides: Vec<[Side; 2]>,
}

impl State {
    /// The start, for a sentence of `len` words.
    pub fn new(len: usize) -> Self {
        let side = Side { count: 0, outer: len + 1, inner: len + 1, rels: 0 };
        State {
            stack: Vec::with_capacity(len.min(64)),
            next: 0,
            len,
            heads: vec![None; len],
            rels: vec![Rel::Dep; len + 2],
            sides: vec![[side; 2]; len + 2],
        }
    }

    /// The place that stands for no word.
    pub fn nothing(&self) -> usize {
        self.len + 1
    }

    /// The word so deep in the stack.
    #[inline]
    pub fn stacked(&self, depth: usize) -> usize {
        self.stack.len().checked_sub(depth + 1).map_or(self.nothing(), |i| self.stack[i])
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

    /// Whether a step is possible.
    pub fn allows(&self, action: Action) -> bool {
        match action {
            Action::Shift => self.can_shift(),
            Action::Left => self.can_left(),
            Action::Right => self.can_right(),
        }
    }

    /// The head that a step gives to the top of the stack.
    pub fn head(&self, action: Action) -> Option<usize> {
        match action {
            Action::Shift => None,
            Action::Left => Some(self.next),
            Action::Right => Some(self.stacked(1)),
        }
    }

    /// Takes a step, an arc with relation `rel`; one that is not possible changes nothing.
    pub fn apply(&mut self, action: Action, rel: Rel) {
        if !self.allows(action) {
            return;
        }
        match self.head(action) {
            Some(head) => self.attach(rel, head),
            None => {
                self.stack.push(self.next);
                self.next += 1;
            }
        }
    }

    fn attach(&mut self, rel: Rel, head: usize) {
        let Some(child) = self.stack.pop() else { return };
        self.heads[child] = Some(head);
        self.rels[child] = rel;
        let side = &mut self.sides[head][usize::from(child > head)];
        side.inner = side.outer;
        side.outer = child;
        side.count = side.count.saturating_add(1);
        side.rels |= 1 << rel as u32;
    }
}

/// The best possible action among those that `wanted` lets through.
pub fn choose(state: &State, scores: &[i32; STEPS], wanted: impl Fn(Action) -> bool) -> Option<Action> {
    let mut found: Option<(i32, Action)> = None;
    for (action, &score) in Action::ALL.into_iter().zip(scores) {
        if found.is_none_or(|(best, _)| score > best) && state.allows(action) && wanted(action) {
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
    /// Form and label.
    pub both: u64,
}

/// The nodes of a sentence given the words, their labels and each label's universal tag; then those that
/// stand for the root and for no word.
pub fn nodes(words: &[Word], labels: &[u8], tag_of: impl Fn(u8) -> u64) -> Vec<Node> {
    let node = |(word, &label): (&Word, &u8)| Node {
        form: word.common,
        suffix: word.suffix[2].max(word.suffix[1]),
        label: u64::from(label) + 1,
        tag: tag_of(label) + 1,
        both: mix(word.common, u64::from(label) + 1),
    };
    let root = Node { form: 1, suffix: 0, label: 1001, tag: 101, both: 3 };
    let none = Node { form: 2, suffix: 0, label: 1002, tag: 102, both: 4 };
    let mut nodes = Vec::with_capacity(words.len() + 2);
    nodes.extend(words.iter().zip(labels).map(node));
    nodes.extend([root, none]);
    nodes
}

/// The relation that the model gives to the arc that a step makes.
pub fn relation(nodes: &[Node], state: &State, action: Action, model: &impl Scorer) -> Rel {
    if state.head(action) == Some(state.len) {
        return Rel::Root;
    }
    let mut scores = [0; RELS];
    model.score(&arc_features(nodes, state, action), &mut scores);
    // The root's relation is not to be had elsewhere.
    Rel::NAMES.get(usize::from(best(&scores[1..])) + 1).map_or(Rel::Dep, |(rel, _)| *rel)
}

/// Heads (`None` for the root) and relations, by the models of steps and of relations.
pub fn parse(
    nodes: &[Node],
    steps: &impl Scorer,
    arcs: &impl Scorer,
    sure: &Sure,
) -> (Vec<Option<usize>>, Vec<Rel>) {
    let mut state = run(nodes, steps, arcs, sure, |_, _, _| {});
    let len = state.len;
    let heads = state.heads.into_iter().map(|h| h.filter(|&h| h != len)).collect();
    state.rels.truncate(len);
    (heads, state.rels)
}

/// As [`parse`], with the final state; `seen` is told of every step and its relation before it is taken.
pub fn run(
    nodes: &[Node],
    steps: &impl Scorer,
    arcs: &impl Scorer,
    sure: &Sure,
    mut seen: impl FnMut(&State, Action, Rel),
) -> State {
    let mut state = State::new(nodes.len().saturating_sub(2));
    let ahead = Lookahead::new(nodes);
    while !state.done() {
        let action = if state.stack.is_empty() {
            Action::Shift
        } else if !state.can_shift() && state.stack.len() == 1 {
            Action::Left
        } else if !state.can_shift() {
            // On the root hangs one word alone.
            Action::Right
        } else if let Some(action) = sure.step(nodes, &state) {
            action
        } else {
            let mut scores = [0; STEPS];
            steps.score(&features(nodes, &ahead, &state), &mut scores);
            choose(&state, &scores, |_| true).unwrap_or(Action::Shift)
        };
        let rel = match state.head(action) {
            None => Rel::Dep,
            Some(head) => sure
                .rel(nodes, state.stacked(0), head)
                .unwrap_or_else(|| relation(nodes, &state, action, arcs)),
        };
        seen(&state, action, rel);
        state.apply(action, rel);
    }
    state
}
