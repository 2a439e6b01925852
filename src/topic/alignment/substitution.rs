//! What one sentence has in the place of something else in the other: two aligned words with different words below
//! them in one relation, or one aligned word below different predicates.

use super::similarity::Matrix;
use super::words::{Profile, Word};
use crate::analysis::{Rel, Tag};

/// Words that are less alike (squared) have no counterpart.
const ALIKE: f32 = 0.45;
/// Words that are more alike hold their places in the two sentences.
const PLACE: f32 = 0.6;
/// Predicates that are more alike are one.
const ONE_PREDICATE: f32 = 0.75;

/// What stands in one sentence in the place of something else in the other; each is 0 where there is nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Substitution {
    /// How telling the best pair of words in one place is.
    pub word: f32,
    /// How alike these two are.
    pub word_alike: f32,
    /// How alike the words above them are.
    pub place_alike: f32,
    /// How telling the place is of two different numbers.
    pub number: f32,
    /// How telling the place is of two equal numbers.
    pub number_same: f32,
    /// How telling a word is that two different predicates have for subject or object.
    pub predicate: f32,
    /// How alike these predicates are.
    pub predicate_alike: f32,
    /// How telling a word is that is denied in one sentence alone.
    pub denial: f32,
}

impl Substitution {
    /// Between two sentences.
    pub(super) fn of(a: &Profile, b: &Profile, matrix: &Matrix) -> Self {
        let mut found = Substitution::default();
        for (i, j) in matrix.aligned() {
            let (x, y) = (&a.words[i], &b.words[j]);
            let weight = x.weight.min(y.weight) * matrix.at(i, j);
            if x.denied != y.denied {
                found.denial = found.denial.max(weight);
            }
            if matrix.at(i, j) >= PLACE {
                found.words(a, b, matrix, (&a.below[i], &b.below[j]), (weight, matrix.at(i, j)));
                found.numbers(x, y, weight);
                found.predicates((a, x), (b, y), matrix, weight);
            }
        }
        found
    }

    fn words(
        &mut self,
        a: &Profile,
        b: &Profile,
        matrix: &Matrix,
        (left, right): (&[usize], &[usize]),
        (weight, place): (f32, f32),
    ) {
        for &i in left.iter().filter(|&&i| matrix.forth(i) < ALIKE) {
            for &j in right.iter().filter(|&&j| matrix.back(j) < ALIKE) {
                let (x, y) = (&a.words[i], &b.words[j]);
                let Some(fit) = fit(x, y) else { continue };
                let value = weight * x.weight.min(y.weight) * fit;
                if value > self.word {
                    (self.word, self.word_alike, self.place_alike) = (value, matrix.at(i, j), place);
                }
            }
        }
    }

    fn numbers(&mut self, x: &Word, y: &Word, weight: f32) {
        for p in &x.numbers {
            for q in &y.numbers {
                let slot = if p == q { &mut self.number_same } else { &mut self.number };
                *slot = slot.max(weight);
            }
        }
    }

    fn predicates(
        &mut self,
        (a, x): (&Profile, &Word),
        (b, y): (&Profile, &Word),
        matrix: &Matrix,
        weight: f32,
    ) {
        let (Some(i), Some(j)) = (x.above, y.above) else { return };
        let argument = matches!(group(x.rel), 1..=3) && group(x.rel) == group(y.rel);
        let value = weight * a.words[i].weight.min(b.words[j].weight);
        if argument && matrix.at(i, j) < ONE_PREDICATE && value > self.predicate {
            (self.predicate, self.predicate_alike) = (value, matrix.at(i, j));
        }
    }
}

/// How well two words' places below one word go together; `None` where they don't.
fn fit(x: &Word, y: &Word) -> Option<f32> {
    let (p, q) = (group(x.rel), group(y.rel));
    let oblique = |group: u8| matches!(group, OBLIQUE | NOMINAL);
    let same = p == q && (!oblique(p) || x.preposition == y.preposition);
    let kind = if kind(x.tag) == kind(y.tag) { 1.0 } else { 0.6 };
    match (same, oblique(p) && oblique(q)) {
        (true, _) => Some(kind),
        (false, true) => Some(0.5 * kind),
        (false, false) => None,
    }
}

fn kind(tag: Tag) -> u8 {
    match tag {
        Tag::Propn => 1,
        Tag::Noun => 2,
        Tag::Adj => 3,
        Tag::Verb => 4,
        _ => 5,
    }
}

const OBLIQUE: u8 = 4;
const NOMINAL: u8 = 5;

/// Relations that fill one place.
pub(super) fn group(rel: Rel) -> u8 {
    match rel {
        Rel::Nsubj | Rel::NsubjOuter | Rel::OblAgent => 1,
        Rel::Obj | Rel::NsubjPass => 2,
        Rel::Iobj => 3,
        Rel::Obl => OBLIQUE,
        Rel::Nmod => NOMINAL,
        Rel::Amod => 6,
        Rel::Compound => 7,
        Rel::Flat => 8,
        Rel::Appos => 9,
        Rel::Advmod => 10,
        Rel::NmodPoss => 11,
        Rel::Xcomp => 12,
        Rel::Acl | Rel::AclRelcl => 13,
        Rel::Advcl => 14,
        Rel::Conj => 15,
        Rel::Ccomp => 16,
        _ => 0,
    }
}
