//! Training of the parser with a dynamic oracle and exploration (Goldberg & Nivre 2012, 2013).

use super::perceptron::{Perceptron, Random};
use crate::analysis::Rel;
use crate::grammar::linear::Scorer;
use crate::grammar::parser::{Action, Node, State, choose, relation};
use crate::grammar::parser_features::{Lookahead, arc_features, features};
use crate::grammar::steps::STEPS;

/// A sentence to learn from.
pub struct Example {
    /// What the parser sees.
    pub nodes: Vec<Node>,
    /// The heads; the number of words for the root.
    pub heads: Vec<usize>,
    /// The relations.
    pub rels: Vec<Rel>,
    children: Vec<Vec<usize>>,
}

impl Example {
    /// From nodes, heads (`None` for the root) and relations.
    pub fn new(nodes: Vec<Node>, heads: &[Option<usize>], rels: Vec<Rel>) -> Self {
        let len = heads.len();
        let heads: Vec<usize> = heads.iter().map(|h| h.unwrap_or(len)).collect();
        let mut children = vec![Vec::new(); len + 1];
        for (child, &head) in heads.iter().enumerate() {
            children[head].push(child);
        }
        Example { nodes, heads, rels, children }
    }
}

/// The two models of the parser in training.
pub struct Learner {
    /// Picks steps.
    pub steps: Perceptron,
    /// Gives arcs their relations.
    pub arcs: Perceptron,
}

impl Learner {
    /// Without weights; features count from `least_updates` updates on.
    pub fn new(least_updates: u32) -> Self {
        Learner { steps: Perceptron::new(least_updates), arcs: Perceptron::new(least_updates) }
    }
}

// How many right arcs become unreachable by a shift, a left arc and a right arc; `None` if not possible.
fn costs(state: &State, gold: &Example, stacked: &[bool]) -> [Option<usize>; STEPS] {
    let next = state.next;
    let top = state.stack.last().copied();
    let below = state.stack.len().checked_sub(2).map(|i| state.stack[i]);
    let lost_children = top.map_or(0, |s| gold.children[s].iter().filter(|&&c| c >= next).count());
    let shift = state.can_shift().then(|| {
        let head = gold.heads[next];
        let lost_head = head < next && stacked[head] && Some(head) != top;
        let lost = gold.children[next].iter().filter(|&&c| c < next && stacked[c]).count();
        usize::from(lost_head) + lost
    });
    let left = top.filter(|_| state.can_left()).map(|s| {
        let head = gold.heads[s];
        lost_children + usize::from(head > next || Some(head) == below)
    });
    let right = top.filter(|_| state.can_right()).map(|s| lost_children + usize::from(gold.heads[s] >= next));
    [shift, left, right]
}

/// One pass over the examples in the given order; gives the shares of right steps and right relations.
pub fn epoch(
    examples: &[Example],
    order: &[usize],
    explore: bool,
    learner: &mut Learner,
    random: &mut Random,
) -> (f64, f64) {
    let (mut steps, mut arcs) = (Tally::default(), Tally::default());
    for gold in order.iter().map(|&i| &examples[i]) {
        let ahead = Lookahead::new(&gold.nodes);
        let mut state = State::new(gold.heads.len());
        let mut stacked = vec![false; gold.heads.len() + 1];
        while !state.done() {
            let action = if state.stack.is_empty() {
                Action::Shift
            } else if !state.can_shift() {
                if state.can_right() { Action::Right } else { Action::Left }
            } else {
                let mut scores = [0; STEPS];
                let keys = features(&gold.nodes, &ahead, &state);
                learner.steps.score(&keys, &mut scores);
                let costs = costs(&state, gold, &stacked);
                let least = costs.iter().flatten().min().copied();
                let good = |a: Action| costs[a as usize] == least;
                let Some(predicted) = choose(&state, &scores, |_| true) else { break };
                let wanted = choose(&state, &scores, good).unwrap_or(predicted);
                learner.steps.tick();
                if steps.count(good(predicted)) {
                    predicted
                } else {
                    learner.steps.update(&keys, wanted as u8, predicted as u8);
                    if explore && !random.number().is_multiple_of(10) { predicted } else { wanted }
                }
            };
            let rel = match action {
                Action::Shift => {
                    stacked[state.next] = true;
                    Rel::Dep
                }
                _ => {
                    state.stack.last().iter().for_each(|&&top| stacked[top] = false);
                    label(gold, &state, action, explore, &mut learner.arcs, &mut arcs)
                }
            };
            state.apply(action, rel);
        }
    }
    (steps.share(), arcs.share())
}

// The relation of the arc that `action` makes; of a right arc it is learned.
fn label(
    gold: &Example,
    state: &State,
    action: Action,
    explore: bool,
    model: &mut Perceptron,
    tally: &mut Tally,
) -> Rel {
    let child = state.stacked(0);
    let found = relation(&gold.nodes, state, action, model);
    let wanted = gold.rels[child];
    if state.head(action) == Some(gold.heads[child]) && gold.heads[child] != state.len {
        model.tick();
        if !tally.count(found == wanted) {
            let keys = arc_features(&gold.nodes, state, action);
            model.update(&keys, wanted as u8, found as u8);
            if !explore {
                return wanted;
            }
        }
    }
    found
}

#[derive(Default)]
struct Tally {
    right: usize,
    total: usize,
}

impl Tally {
    fn count(&mut self, right: bool) -> bool {
        self.total += 1;
        self.right += usize::from(right);
        right
    }

    fn share(&self) -> f64 {
        self.right as f64 / self.total.max(1) as f64
    }
}
