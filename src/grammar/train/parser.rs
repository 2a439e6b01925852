//! Training of the parser with a dynamic oracle and exploration (Goldberg & Nivre 2012, 2013).

use super::perceptron::{Perceptron, Random};
use crate::analysis::Rel;
use crate::grammar::linear::Scorer;
use crate::grammar::parser::{ACTIONS, Action, Node, State, choose};
use crate::grammar::parser_features::{Lookahead, features};

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
        let len = nodes.len();
        let heads: Vec<usize> = heads.iter().map(|h| h.unwrap_or(len)).collect();
        let mut children = vec![Vec::new(); len + 1];
        for (child, &head) in heads.iter().enumerate() {
            children[head].push(child);
        }
        Example { nodes, heads, rels, children }
    }
}

// How many right arcs become unreachable by a shift, a left arc and a right arc; `None` if not possible.
fn costs(state: &State, gold: &Example, stacked: &[bool]) -> [Option<usize>; 3] {
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

fn good(action: Action, costs: [Option<usize>; 3], least: usize, state: &State, gold: &Example) -> bool {
    let (cost, head) = match action {
        Action::Shift => return costs[0] == Some(least),
        Action::Left(_) => (costs[1], Some(state.next)),
        Action::Right(_) => (costs[2], state.stack.len().checked_sub(2).map(|i| state.stack[i])),
    };
    let (Action::Left(rel) | Action::Right(rel)) = action else { return false };
    let Some(&top) = state.stack.last() else { return false };
    // With the head lost any relation will do, as long as the parser can give it.
    cost == Some(least)
        && (rel == gold.rels[top] || (head != Some(gold.heads[top]) && gold.rels[top] == Rel::Root))
        || cost == Some(least) && rel == Rel::Root && head == Some(state.len)
}

/// One pass over the examples in the given order; gives the share of right decisions.
pub fn epoch(
    examples: &[Example],
    order: &[usize],
    explore: bool,
    model: &mut Perceptron,
    random: &mut Random,
) -> f64 {
    let (mut right, mut total) = (0usize, 0usize);
    let (mut keys, mut scores) = (Vec::new(), [0; ACTIONS]);
    for gold in order.iter().map(|&i| &examples[i]) {
        let ahead = Lookahead::new(&gold.nodes);
        let mut state = State::new(gold.nodes.len());
        let mut stacked = vec![false; gold.nodes.len() + 1];
        while !state.done() {
            let action = if state.stack.is_empty() {
                Action::Shift
            } else {
                features(&gold.nodes, &ahead, &state, &mut keys);
                scores.fill(0);
                model.score(&keys, &mut scores);
                let costs = costs(&state, gold, &stacked);
                let least = costs.iter().flatten().min().copied().unwrap_or(0);
                let wanted = choose(&state, &scores, |a| good(a, costs, least, &state, gold));
                let (Some(predicted), Some(wanted)) = (choose(&state, &scores, |_| true), wanted) else {
                    break;
                };
                let correct = good(predicted, costs, least, &state, gold);
                model.tick();
                total += 1;
                right += usize::from(correct);
                if !correct {
                    model.update(&keys, wanted.class(), predicted.class());
                }
                if correct || (explore && !random.number().is_multiple_of(10)) { predicted } else { wanted }
            };
            match action {
                Action::Shift => stacked[state.next] = true,
                _ => state.stack.last().iter().for_each(|&&top| stacked[top] = false),
            }
            state.apply(action);
        }
    }
    right as f64 / total.max(1) as f64
}
