//! Features of the parser's state, after Zhang & Nivre (2011), "Transition-based Dependency Parsing with
//! Rich Non-local Features", fitted to the arc-hybrid system, with words ahead for attaching prepositions.

use super::keys::Keys;
use super::parser::{Action, Node, State};

const ADP: u64 = 2;
const NOMINAL: [u64; 4] = [8, 9, 11, 12];
const VERBAL: [u64; 2] = [4, 16];

/// For every place, what comes next of some kinds of words.
#[derive(Clone, Debug)]
pub struct Lookahead {
    // The next nominal and the next verb; the root if there is none.
    next: Vec<[u32; 2]>,
}

impl Lookahead {
    /// Looks through the sentence once, from its end.
    pub fn new(nodes: &[Node]) -> Self {
        let len = nodes.len().saturating_sub(2);
        let mut next = vec![[len as u32; 2]; len + 1];
        for at in (0..len).rev() {
            let tag = nodes[at].tag;
            // Of a run of nominals the last is the likely head.
            let last = NOMINAL.contains(&tag) && !NOMINAL.contains(&nodes[at + 1].tag);
            let [nominal, verbal] = next[at + 1];
            let here = at as u32;
            next[at] = [if last { here } else { nominal }, if VERBAL.contains(&tag) { here } else { verbal }];
        }
        Lookahead { next }
    }
}

fn distance(a: usize, b: usize, nothing: usize) -> u64 {
    if a == nothing || b == nothing {
        return 8;
    }
    match a.abs_diff(b) {
        d @ 0..=4 => d as u64,
        5..=6 => 5,
        7..=9 => 6,
        _ => 7,
    }
}

/// The keys of the features that speak for the next step.
pub fn features(nodes: &[Node], ahead: &Lookahead, state: &State) -> Keys {
    let mut keys = Keys::from(300);
    let nothing = state.nothing();
    let see = |at: usize| &nodes[at];
    let rel = |at: usize| state.rels[at] as u64;
    let buffer = |n: usize| if state.next + n <= state.len { state.next + n } else { nothing };
    let (i0, i1, j0) = (state.stacked(0), state.stacked(1), state.next);
    let (s0, s1, s2) = (see(i0), see(i1), see(state.stacked(2)));
    let (b0, b1, b2) = (see(j0), see(buffer(1)), see(buffer(2)));
    let ([l0, r0], [l1, r1], [lb, _]) = (state.sides[i0], state.sides[i1], state.sides[j0]);
    let (s0l, s0r, s1l, s1r, b0l) =
        (see(l0.outer), see(r0.outer), see(l1.outer), see(r1.outer), see(lb.outer));
    for n in [s0, s1, b0, b1] {
        keys.push([n.both]);
        keys.push([n.label]);
    }
    keys.push([s2.label]);
    keys.push([b2.label]);
    keys.push([s0.suffix, s0.tag, b0.label]);
    keys.push([s0.suffix, s0.tag, s1.label]);
    keys.push([b0.suffix, b0.tag, s0.label]);
    // Pairs.
    for (a, b) in [(s0, b0), (s1, s0), (s1, b0)] {
        keys.push([a.form, b.form]);
        keys.push([a.both, b.label]);
        keys.push([a.label, b.both]);
        keys.push([a.label, b.label]);
    }
    keys.push([b0.label, b1.label]);
    keys.push([b0.form, b1.label]);
    keys.push([b0.label, b1.form]);
    keys.push([s0.form, b1.form]);
    keys.push([s0.form, b1.label]);
    keys.push([s0.label, b1.form]);
    keys.push([s2.form, s0.label]);
    keys.push([s2.label, b0.label]);
    // Triples.
    for (a, b, c) in [(b0, b1, b2), (s0, b0, b1), (s1, s0, b0), (s2, s1, s0), (s0, s0l, b0), (s0, s0r, b0)] {
        keys.push([a.label, b.label, c.label]);
    }
    for (a, b, c) in [(s0, b0, b0l), (s1, s1r, s0), (s1, s0, s0l), (s1, s0, s0r), (s1, s1r, b0)] {
        keys.push([a.label, b.label, c.label]);
    }
    keys.push([s0.form, b0.label, b1.label]);
    keys.push([s0.label, b0.form, b1.label]);
    keys.push([s0.label, b0.label, b1.form]);
    keys.push([s1.form, s0.label, b0.label]);
    keys.push([s1.label, s0.form, b0.label]);
    keys.push([s1.label, s0.label, b0.form]);
    keys.push([s1.form, s0.form, b0.label]);
    keys.push([s1.label, s0.form, b0.form]);
    keys.push([s1.form, s0.label, b0.form]);
    keys.push([s0.label, b0.label, b1.label, b2.label]);
    keys.push([s1.label, s0.label, b0.label, b1.label]);
    keys.push([s2.label, s1.label, s0.label, b0.label]);
    // Distance.
    let (near, far) = (distance(i1, i0, nothing), distance(i0, j0, nothing));
    for (a, b, d) in [(s0, b0, far), (s1, s0, near)] {
        keys.push([a.form, d]);
        keys.push([b.form, d]);
        keys.push([a.label, b.label, d]);
    }
    // Valency and relations of the children.
    keys.push([s0.label, u64::from(r0.count)]);
    keys.push([s1.label, u64::from(r1.count)]);
    for (n, side) in [(s0, l0), (s0, r0), (s1, r1), (b0, lb)] {
        keys.push([n.both, side.rels]);
        keys.push([n.label, side.rels]);
    }
    keys.push([s0.label, l0.rels, r0.rels, b0.label]);
    keys.push([s1.label, r1.rels, s0.label, l0.rels]);
    keys.push([s1.label, l1.rels, s0.label]);
    keys.push([s0.label, b0.label, lb.rels]);
    for (n, i) in [(s0, l0.outer), (s0, r0.outer), (s1, r1.outer), (b0, lb.outer)] {
        keys.push([n.label, rel(i), see(i).form]);
        keys.push([n.form, rel(i), see(i).label]);
    }
    // Attachment of what a preposition or conjunction opens.
    keys.push([s1.form, s0l.form, s0.form]);
    keys.push([s1.form, s0l.form]);
    keys.push([s1.label, s0l.form, s0.label]);
    keys.push([s2.form, s0l.form, s1.label]);
    keys.push([s1.form, s1r.form, s0.label]);
    keys.push([s1.tag, s1l.form, s0.tag, s0l.form]);
    keys.push([s0.tag, s0l.form, b0.tag, b0l.form]);
    let opener = if b0.tag == ADP + 1 { b0 } else { b1 };
    let [noun, verb] = ahead.next[state.next].map(|i| i as usize);
    let (away, noun, verb) = (distance(j0, verb, nothing), see(noun), see(verb));
    keys.push([s0.form, opener.form, noun.form]);
    keys.push([s1.form, opener.form, noun.form]);
    keys.push([s1.tag, s0.form, opener.form]);
    keys.push([s1.form, s0.tag, opener.form]);
    keys.push([s1.label, s0.label, opener.form, noun.label]);
    keys.push([s0.label, b0.label, noun.label, verb.label]);
    keys.push([s1.label, s0.label, b0.form, verb.label]);
    keys.push([s0.label, b0.form, verb.form]);
    keys.push([s0.label, b0.label, away, verb.label]);
    keys
}

/// The keys of the features that speak for the relation of the arc that a step makes: the
/// child has all its children by then, its head those of the child's side that are nearer.
pub fn arc_features(nodes: &[Node], state: &State, action: Action) -> Keys {
    let nothing = state.nothing();
    let see = |at: usize| &nodes[at];
    let (child, head) = (state.stacked(0), state.head(action).unwrap_or(nothing));
    let (c, h) = (see(child), see(head));
    let (before, after) = (see(child.checked_sub(1).unwrap_or(nothing)), see(child + 1));
    let ([cl, cr], [hl, hr]) = (state.sides[child], state.sides[head]);
    let (first, second, last) = (see(cl.outer), see(cl.inner), see(cr.outer));
    // Each side has its own templates.
    let template = if action == Action::Left { 700 } else { 750 };
    let mut keys = Keys::from(template);
    let away = distance(child, head, nothing);
    keys.push([c.both]);
    keys.push([c.label, h.label]);
    keys.push([c.form, h.label]);
    keys.push([c.label, h.form]);
    keys.push([c.label, h.both]);
    keys.push([c.form, h.form]);
    keys.push([c.suffix, c.label, h.tag]);
    keys.push([h.suffix, h.label, c.label]);
    keys.push([c.label, h.label, away]);
    keys.push([c.form, away]);
    keys.push([c.label, cl.rels, h.label]);
    keys.push([c.label, cl.rels | cr.rels, h.tag]);
    keys.push([c.form, cl.rels | cr.rels]);
    keys.push([c.label, cr.rels, h.label]);
    keys.push([first.form, c.tag, h.tag]);
    keys.push([first.form, c.label, h.form]);
    keys.push([first.form, c.form, h.tag]);
    keys.push([first.form, second.form, c.tag, h.tag]);
    keys.push([last.form, c.label, h.tag]);
    keys.push([c.label, h.label, hl.rels]);
    keys.push([c.label, h.label, hr.rels]);
    keys.push([c.label, h.form, hl.rels | hr.rels]);
    keys.push([c.label, cl.rels, h.tag, hl.rels | hr.rels]);
    keys.push([before.label, c.label, h.label]);
    keys.push([c.label, after.label, h.label]);
    keys.push([before.form, c.label]);
    keys.push([after.form, c.label]);
    keys.push([c.form, see(state.next).label, h.tag]);
    keys
}
