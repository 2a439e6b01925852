//! What stands around a value, as a vector: the nearer in the tree, the heavier.

use super::similarity::Sum;
use super::words::Profile;
use crate::analysis::{Rel, Sentence, Tag};
use crate::text::{Span, lower};
use crate::world::vectors::{DIMENSIONS, Vector, Wide};

/// What a word's weight is multiplied by for each step in the tree between it and the value.
const FADING: f32 = 0.65;
/// Longer sentences are no prose: nothing is near anything.
const LONGEST: usize = 400;
/// Steps that are told apart.
const FARTHEST: usize = 12;

/// The surroundings of a value.
#[derive(Clone, Debug)]
pub struct Near {
    /// The noun that the value belongs to, or its own.
    pub head: Wide,
    /// The same as a sum of one.
    pub head_alone: Sum,
    /// The verb above it.
    pub predicate: Wide,
    /// Sum of the words around it.
    pub sum: Sum,
    /// Its relation to the word above.
    pub relation: u8,
    /// Its preposition, 0 for none.
    pub preposition: u32,
}

impl Near {
    /// Of the value that covers `own` of the sentence's text.
    pub(super) fn of(sentence: &Sentence, profile: &Profile, own: Span) -> Self {
        if sentence.tokens.len() > LONGEST {
            return Near::nothing();
        }
        let tokens = Profile::tokens_of(sentence, own);
        let above = |t: usize| sentence.tokens[t].head;
        let Some(&first) = tokens.first() else { return Near::nothing() };
        let top =
            tokens.iter().copied().find(|&t| above(t).is_none_or(|h| !tokens.contains(&h))).unwrap_or(first);
        let vector =
            |token: usize| profile.words.iter().find(|w| w.token == token).map_or(Vector::NONE, |w| w.vector);
        let noun = |t: usize| matches!(sentence.tokens[t].tag, Tag::Noun | Tag::Propn);
        let head = above(top).filter(|&h| !noun(top) && noun(h)).unwrap_or(top);
        let mut predicate = top;
        for _ in 0..FARTHEST {
            match above(predicate) {
                Some(next) if sentence.tokens[predicate].tag != Tag::Verb => predicate = next,
                _ => break,
            }
        }
        let distances = distances(sentence, top);
        let mut sum = vec![0.0; DIMENSIONS];
        for word in profile.words.iter().filter(|w| !tokens.contains(&w.token) || w.tag == Tag::Noun) {
            let weight = word.weight * FADING.powi(distances[word.token].min(FARTHEST) as i32);
            sum.iter_mut().zip(word.vector.0).for_each(|(sum, x)| *sum += weight * f32::from(x));
        }
        let relation = super::substitution::group(sentence.tokens[top].rel);
        let mut below = sentence.tokens.iter().filter(|t| t.head == Some(top) && t.rel == Rel::Case);
        let preposition = below.next().map_or(0, |t| super::words::hash(&lower(&t.lemma)));
        Near {
            head: vector(head).wide(),
            head_alone: alone(&vector(head)),
            predicate: vector(predicate).wide(),
            sum: Sum::of(sum),
            relation,
            preposition,
        }
    }

    fn nothing() -> Self {
        Near {
            head: Vector::NONE.wide(),
            head_alone: alone(&Vector::NONE),
            predicate: Vector::NONE.wide(),
            sum: Sum::of(vec![0.0; DIMENSIONS]),
            relation: 0,
            preposition: 0,
        }
    }
}

fn alone(vector: &Vector) -> Sum {
    Sum::of(vector.0.map(f32::from).to_vec())
}

/// Steps in the tree from a token to every other.
fn distances(sentence: &Sentence, from: usize) -> Vec<usize> {
    let mut ties: Vec<Vec<usize>> = vec![Vec::new(); sentence.tokens.len()];
    for (i, token) in sentence.tokens.iter().enumerate() {
        if let Some(head) = token.head {
            ties[i].push(head);
            ties[head].push(i);
        }
    }
    let mut steps = vec![usize::MAX; ties.len()];
    steps[from] = 0;
    let mut next = std::collections::VecDeque::from([from]);
    while let Some(at) = next.pop_front() {
        for &other in &ties[at] {
            if steps[other] == usize::MAX {
                steps[other] = steps[at] + 1;
                next.push_back(other);
            }
        }
    }
    steps
}
