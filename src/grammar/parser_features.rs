//! Features of the parser's state, after Zhang & Nivre (2011), "Transition-based Dependency Parsing with
//! Rich Non-local Features", fitted to the arc-hybrid system, with words ahead for attaching prepositions.

use super::hash::{key, mix};
use super::parser::{Node, Side, State};

const ADP: u64 = 2;
const NOMINAL: [u64; 4] = [8, 9, 11, 12];
const VERBAL: [u64; 2] = [4, 16];

/// For every place, what comes next of some kinds of words.
#[derive(Clone, Debug)]
pub struct Lookahead {
    nominal: Vec<u32>,
    verbal: Vec<u32>,
}

impl Lookahead {
    /// Looks through the sentence once, from its end.
    pub fn new(nodes: &[Node]) -> Self {
        let len = nodes.len();
        let (mut nominal, mut verbal) = (vec![len as u32; len + 1], vec![len as u32; len + 1]);
        for at in (0..len).rev() {
            let tag = nodes[at].tag;
            // Of a run of nominals the last is the likely head.
            let last = NOMINAL.contains(&tag) && !nodes.get(at + 1).is_some_and(|n| NOMINAL.contains(&n.tag));
            nominal[at] = if last { at as u32 } else { nominal[at + 1] };
            verbal[at] = if VERBAL.contains(&tag) { at as u32 } else { verbal[at + 1] };
        }
        Lookahead { nominal, verbal }
    }
}

#[derive(Clone, Copy)]
struct Seen {
    w: u64,
    t: u64,
    u: u64,
    wt: u64,
}

fn distance(a: Option<usize>, b: Option<usize>) -> u64 {
    match (a, b) {
        (Some(a), Some(b)) => match a.abs_diff(b) {
            d @ 0..=4 => d as u64,
            5..=6 => 5,
            7..=9 => 6,
            _ => 7,
        },
        _ => 8,
    }
}

fn all(values: &[u64]) -> u64 {
    values.iter().fold(17, |h, &v| mix(h, v))
}

/// Fills `keys` with the keys of the features of `state`.
pub fn features(nodes: &[Node], ahead: &Lookahead, state: &State, keys: &mut Vec<u32>) {
    keys.clear();
    let see = |at: Option<usize>| match at.map(|i| (i, nodes.get(i))) {
        Some((_, Some(n))) => Seen { w: n.form, t: n.label, u: n.tag, wt: mix(n.form, n.label) },
        Some((_, None)) => Seen { w: 1, t: 1001, u: 101, wt: 3 },
        None => Seen { w: 2, t: 1002, u: 102, wt: 4 },
    };
    let stack = |n: usize| state.stack.len().checked_sub(n + 1).map(|i| state.stack[i]);
    let buffer = |n: usize| Some(state.next + n).filter(|&i| i <= state.len);
    let nothing = Side::default();
    let left = |at: Option<usize>| at.and_then(|i| state.left.get(i)).unwrap_or(&nothing);
    let right = |at: Option<usize>| at.and_then(|i| state.right.get(i)).unwrap_or(&nothing);
    let rel = |at: Option<usize>| at.and_then(|i| state.rels.get(i)).map_or(99, |r| *r as u64);
    let (i0, i1, i2, j0) = (stack(0), stack(1), stack(2), buffer(0));
    let (s0, s1, s2, s3) = (see(i0), see(i1), see(i2), see(stack(3)));
    let (b0, b1, b2, b3) = (see(j0), see(buffer(1)), see(buffer(2)), see(buffer(3)));
    let (l0, r0, l1, r1, lb) = (left(i0), right(i0), left(i1), right(i1), left(j0));
    let (s0l, s0r, s0l2, s0r2) = (see(l0.outer), see(r0.outer), see(l0.inner), see(r0.inner));
    let (s1l, s1r, s1r2, b0l, b0l2) =
        (see(l1.outer), see(r1.outer), see(r1.inner), see(lb.outer), see(lb.inner));
    let mut template = 300;
    let mut push = |values: &[u64]| {
        keys.push(key(template, all(values)));
        template += 1;
    };
    push(&[]);
    for n in [s0, s1, b0, b1] {
        push(&[n.w]);
        push(&[n.t]);
        push(&[n.wt]);
    }
    for n in [s2, b2] {
        push(&[n.t]);
        push(&[n.wt]);
    }
    let suffix = |at: Option<usize>| at.and_then(|i| nodes.get(i)).map_or(0, |n| n.suffix);
    push(&[suffix(i0), s0.u]);
    push(&[suffix(j0), b0.u]);
    push(&[suffix(i0), s0.u, b0.t]);
    push(&[suffix(i0), s0.u, s1.t]);
    // Pairs.
    for (a, b) in [(s0, b0), (s1, s0), (s1, b0)] {
        push(&[a.wt, b.wt]);
        push(&[a.wt, b.t]);
        push(&[a.t, b.wt]);
        push(&[a.w, b.w]);
        push(&[a.t, b.t]);
        push(&[a.w, b.u]);
        push(&[a.u, b.w]);
    }
    push(&[b0.t, b1.t]);
    push(&[b0.w, b1.t]);
    push(&[b0.t, b1.w]);
    push(&[b0.w, b1.w]);
    push(&[s0.w, b1.w]);
    push(&[s0.w, b1.t]);
    push(&[s0.t, b1.w]);
    push(&[s2.t, s0.t]);
    push(&[s2.w, s0.t]);
    push(&[s2.t, b0.t]);
    // Triples.
    for (a, b, c) in [(b0, b1, b2), (s0, b0, b1), (s1, s0, b0), (s2, s1, s0), (s0, s0l, b0), (s0, s0r, b0)] {
        push(&[a.t, b.t, c.t]);
    }
    for (a, b, c) in
        [(s0, b0, b0l), (s1, s1r, s0), (s1, s0, s0l), (s1, s0, s0r), (s1, s1l, s0), (s1, s1r, b0)]
    {
        push(&[a.t, b.t, c.t]);
    }
    for (a, b, c) in [(s0, s0l, s0l2), (s0, s0r, s0r2), (b0, b0l, b0l2), (s1, s1r, s1r2)] {
        push(&[a.t, b.t, c.t]);
    }
    push(&[b1.t, b2.t, b3.t]);
    push(&[s0.w, b0.t, b1.t]);
    push(&[s0.t, b0.w, b1.t]);
    push(&[s0.t, b0.t, b1.w]);
    push(&[s1.w, s0.t, b0.t]);
    push(&[s1.t, s0.w, b0.t]);
    push(&[s1.t, s0.t, b0.w]);
    push(&[s1.w, s0.w, b0.t]);
    push(&[s1.t, s0.w, b0.w]);
    push(&[s1.w, s0.t, b0.w]);
    push(&[s1.w, s0.w, b0.w]);
    push(&[s0.t, b0.t, b1.t, b2.t]);
    push(&[s1.t, s0.t, b0.t, b1.t]);
    push(&[s2.t, s1.t, s0.t, b0.t]);
    push(&[s3.t, s2.t, s1.t, s0.t]);
    // Distance.
    for (a, b, d) in [(s0, b0, distance(i0, j0)), (s1, s0, distance(i1, i0))] {
        push(&[a.w, d]);
        push(&[a.t, d]);
        push(&[b.w, d]);
        push(&[b.t, d]);
        push(&[a.t, b.t, d]);
    }
    // Valency and relations of the children.
    push(&[s0.w, u64::from(r0.count)]);
    push(&[s0.t, u64::from(r0.count)]);
    push(&[s0.w, u64::from(l0.count)]);
    push(&[s0.t, u64::from(l0.count)]);
    push(&[b0.w, u64::from(lb.count)]);
    push(&[b0.t, u64::from(lb.count)]);
    push(&[s1.t, u64::from(r1.count)]);
    push(&[s1.w, u64::from(r1.count)]);
    for (n, side) in [(s0, l0), (s0, r0), (s1, l1), (s1, r1), (b0, lb)] {
        push(&[n.wt, side.rels]);
        push(&[n.t, side.rels]);
    }
    push(&[s0.t, l0.rels, r0.rels, b0.t]);
    push(&[s1.t, r1.rels, s0.t, l0.rels]);
    push(&[s1.t, l1.rels, s0.t]);
    push(&[s0.t, b0.t, lb.rels]);
    for (n, child) in [(s0, l0.outer), (s0, r0.outer), (s1, r1.outer), (b0, lb.outer), (s1, l1.outer)] {
        push(&[n.t, rel(child), see(child).w]);
        push(&[n.w, rel(child), see(child).t]);
    }
    // Attachment of what a preposition or conjunction opens.
    push(&[s1.w, s0l.w, s0.w]);
    push(&[s1.t, s0l.w, s0.w]);
    push(&[s1.w, s0l.w]);
    push(&[s1.t, s0l.w, s0.t]);
    push(&[s2.w, s0l.w, s1.t]);
    push(&[s1.w, s1r.w, s0.t]);
    push(&[s1.u, s1l.w, s0.u, s0l.w]);
    push(&[s0.u, s0l.w, b0.u, b0l.w]);
    let opener = if b0.u == ADP + 1 { b0 } else { b1 };
    let noun = see(ahead.nominal.get(state.next).map(|&i| i as usize));
    let verb = see(ahead.verbal.get(state.next).map(|&i| i as usize));
    push(&[s0.w, opener.w, noun.w]);
    push(&[s1.w, opener.w, noun.w]);
    push(&[s1.u, s0.w, opener.w]);
    push(&[s1.w, s0.u, opener.w]);
    push(&[s1.t, s0.t, opener.w, noun.t]);
    push(&[s0.t, b0.t, noun.t, verb.t]);
    push(&[s1.t, s0.t, b0.w, verb.t]);
    push(&[s0.t, b0.w, verb.w]);
    push(&[s0.t, b0.t, distance(j0, ahead.verbal.get(state.next).map(|&i| i as usize)), verb.t]);
}
