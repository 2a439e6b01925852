//! Learning which decisions of the parser need no weighing, from what the trained parser does.

use std::collections::BTreeMap;

use crate::grammar::model::Model;
use crate::grammar::parser::{self, Action, Node};
use crate::grammar::sorted::Sorted;
use crate::grammar::sure::{Sure, arc_keys, step_keys};

// How often each decision was taken, by surroundings.
type Counts = BTreeMap<u32, BTreeMap<u8, usize>>;

// How often surroundings must have been met, and how seldom another decision may have been taken.
const STEPS_FROM: (usize, usize) = (20, 500);
const ARCS_FROM: (usize, usize) = (20, 500);

/// What the model's parser always does, in sentences as it sees them.
pub fn learn<'a>(model: &Model, sentences: impl Iterator<Item = &'a [Node]>) -> Sure {
    let (mut steps, mut arcs) = (Counts::new(), Counts::new());
    let count = |counts: &mut Counts, keys: [u32; 2], taken: u8| {
        keys.into_iter().for_each(|key| *counts.entry(key).or_default().entry(taken).or_default() += 1);
    };
    for nodes in sentences {
        parser::run(nodes, &model.steps, &model.arcs, &Sure::default(), |state, action, rel| {
            if state.can_shift() && !state.stack.is_empty() {
                count(&mut steps, step_keys(nodes, state), action as u8);
            }
            let head = state.head(action).filter(|_| action != Action::Shift);
            if let Some(head) = head.filter(|&head| head != state.len) {
                count(&mut arcs, arc_keys(nodes, state.stacked(0), head), rel as u8);
            }
        });
    }
    Sure { steps: sure(&steps, STEPS_FROM), arcs: sure(&arcs, ARCS_FROM) }
}

fn sure(counts: &Counts, (least, share): (usize, usize)) -> Sorted<u8> {
    let only = |(&key, taken): (&u32, &BTreeMap<u8, usize>)| {
        let total: usize = taken.values().sum();
        let (&usual, &most) = taken.iter().max_by_key(|(_, n)| **n)?;
        (total >= least && (total - most) * share <= total).then_some((key, usual))
    };
    counts.iter().filter_map(only).collect()
}
