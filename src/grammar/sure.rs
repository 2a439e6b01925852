//! Decisions of the parser that need no weighing: where the words next to each other have always led to the same step
//! or relation, that one is taken at once (after Strubell et al. 2015, "Learning Dynamic Feature Selection for Fast
//! Sequential Prediction", who stop weighing once more features would change nothing).

use super::codec::{Reader, Writer};
use super::hash::joint;
use super::parser::{Action, Node, State};
use super::sorted::Sorted;
use crate::analysis::Rel;

/// What follows of each sort of surroundings, if only one thing does.
#[derive(Clone, Debug, Default)]
pub struct Sure {
    /// The classes of steps, by [`step_keys`].
    pub steps: Sorted<u8>,
    /// The numbers of relations, by [`arc_keys`].
    pub arcs: Sorted<u8>,
}

impl Sure {
    /// The step to take, if there is no doubt.
    pub fn step(&self, nodes: &[Node], state: &State) -> Option<Action> {
        let class = step_keys(nodes, state).into_iter().find_map(|key| self.steps.get(key))?;
        Action::ALL.get(usize::from(class)).copied().filter(|&action| state.allows(action))
    }

    /// The relation of the arc from `head` to `child`, if there is no doubt.
    pub fn rel(&self, nodes: &[Node], child: usize, head: usize) -> Option<Rel> {
        let number = arc_keys(nodes, child, head).into_iter().find_map(|key| self.arcs.get(key))?;
        Rel::NAMES.get(usize::from(number)).map(|(rel, _)| *rel)
    }

    /// Writes it.
    pub fn write(&self, out: &mut Writer) {
        self.steps.write(out, |class, out| out.byte(class));
        self.arcs.write(out, |number, out| out.byte(number));
    }

    /// Reads what [`Sure::write`] wrote.
    pub fn read(reader: &mut Reader) -> Option<Self> {
        let steps = Sorted::read(reader, |reader| reader.byte())?;
        let arcs = Sorted::read(reader, |reader| reader.byte())?;
        Some(Sure { steps, arcs })
    }
}

/// The surroundings of a step, the more telling first.
pub fn step_keys(nodes: &[Node], state: &State) -> [u32; 2] {
    let see = |at: usize| nodes.get(at).copied().unwrap_or_default();
    let ahead = if state.next < state.len { state.next + 1 } else { state.nothing() };
    let (s0, s1) = (see(state.stacked(0)), see(state.stacked(1)));
    let (b0, b1) = (see(state.next), see(ahead));
    let labels = joint(900, [s1.label, s0.label, b0.label, b1.label]);
    [labels, joint(901, [s1.label, s0.both, b0.label, b1.tag])]
}

/// The surroundings of an arc's relation, the more telling first.
pub fn arc_keys(nodes: &[Node], child: usize, head: usize) -> [u32; 2] {
    let see = |at: usize| nodes.get(at).copied().unwrap_or_default();
    let (c, h, side) = (see(child), see(head), u64::from(child < head));
    [joint(902, [side, c.label, h.label]), joint(903, [side, c.both, h.tag])]
}
