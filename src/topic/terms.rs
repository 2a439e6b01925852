//! The terms of all claims, numbered, with how rare each is.

use crate::claim::{Claim, Role, Term};
use fnv::FnvHashMap;
use std::collections::BTreeSet;

/// How rare each term is in the claims at hand (Spärck Jones 1972), and where each claim has it.
#[derive(Debug, Default)]
pub struct Rarity<'a> {
    /// Lookup only: no order comes from it.
    numbers: FnvHashMap<&'a Term, u32>,
    terms: Vec<&'a Term>,
    names: Vec<bool>,
    weights: Vec<f64>,
    anchors: Vec<Vec<(u32, Role)>>,
}

/// How much two claims share outside headings.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Overlap {
    /// Sum of the shared terms' weights: rarity by the farther of the two places.
    pub sum: f64,
    /// Inner product of the two claims' terms.
    pub product: f64,
    /// The greatest weight.
    pub most: f64,
    /// How many terms.
    pub count: f64,
}

impl<'a> Rarity<'a> {
    /// Numbers the terms and counts in how many sentences each stands.
    pub fn of(claims: &'a [Claim]) -> Self {
        let mut rarity = Rarity::default();
        let mut counts: Vec<usize> = Vec::new();
        let mut last: Vec<(usize, usize)> = Vec::new();
        let mut sentences = BTreeSet::new();
        for claim in claims {
            let place = (claim.document, claim.sentence);
            sentences.insert(place);
            let mut own = Vec::with_capacity(claim.anchors.len());
            for anchor in &claim.anchors {
                let number = rarity.number(&anchor.term);
                own.push((number, anchor.role));
                let at = number as usize;
                counts.resize(rarity.terms.len(), 0);
                last.resize(rarity.terms.len(), (usize::MAX, 0));
                if anchor.role != Role::Heading && last[at] != place {
                    last[at] = place;
                    counts[at] += 1;
                }
            }
            own.sort_unstable();
            rarity.anchors.push(own);
        }
        let total = sentences.len().max(20) as f64;
        let weight = |n: usize| ((total / n.max(1) as f64).ln() / total.ln()).clamp(0.05, 1.0);
        rarity.weights = counts.into_iter().map(weight).collect();
        rarity
    }

    fn number(&mut self, term: &'a Term) -> u32 {
        *self.numbers.entry(term).or_insert_with(|| {
            self.terms.push(term);
            self.names.push(matches!(term, Term::Entity(_)));
            (self.terms.len() - 1) as u32
        })
    }

    /// Near 0 for a term that stands everywhere, 1 for one that stands once.
    pub fn weight(&self, term: &Term) -> f64 {
        self.numbers.get(term).map_or(1.0, |&n| self.rare(n))
    }

    pub(super) fn rare(&self, number: u32) -> f64 {
        self.weights[number as usize]
    }

    pub(super) fn is_name(&self, number: u32) -> bool {
        self.names[number as usize]
    }

    /// The numbered anchors of a claim, by number.
    pub(super) fn anchors(&self, claim: usize) -> &[(u32, Role)] {
        &self.anchors[claim]
    }

    /// Calls `found` with every term that two claims share, and its role in each.
    pub(super) fn each_shared(&self, i: usize, j: usize, mut found: impl FnMut(u32, Role, Role)) {
        let (x, y) = (&self.anchors[i], &self.anchors[j]);
        let (mut p, mut q) = (0, 0);
        while p < x.len() && q < y.len() {
            match x[p].0.cmp(&y[q].0) {
                std::cmp::Ordering::Less => p += 1,
                std::cmp::Ordering::Greater => q += 1,
                std::cmp::Ordering::Equal => {
                    found(x[p].0, x[p].1, y[q].1);
                    p += 1;
                    q += 1;
                }
            }
        }
    }

    /// How many terms a claim has, those of headings left out.
    pub fn size(&self, claim: usize) -> usize {
        self.anchors[claim].iter().filter(|a| a.1 != Role::Heading).count()
    }

    /// The length of a claim's terms as a vector, each weighed by rarity and place.
    pub fn norm(&self, claim: usize) -> f64 {
        let own = self.anchors[claim].iter().filter(|a| a.1 != Role::Heading);
        own.map(|&(term, role)| (self.rare(term) * role.weight()).powi(2)).sum::<f64>().sqrt()
    }

    /// What two claims share, by rarity and place.
    pub fn overlap(&self, i: usize, j: usize) -> Overlap {
        let mut overlap = Overlap::default();
        self.each_shared(i, j, |term, left, right| {
            if left == Role::Heading || right == Role::Heading {
                return;
            }
            let (rare, x, y) = (self.rare(term), left.weight(), right.weight());
            let weight = rare * x.min(y);
            overlap.sum += weight;
            overlap.product += rare * rare * x * y;
            overlap.most = overlap.most.max(weight);
            overlap.count += 1.0;
        });
        overlap
    }

    /// The weights of the terms that two claims share.
    pub fn shared_sum(&self, i: usize, j: usize) -> f64 {
        self.overlap(i, j).sum
    }

    /// The terms that two claims share, the weightiest first.
    pub fn shared(&self, i: usize, j: usize) -> Vec<&'a Term> {
        let mut all: Vec<(f64, &Term)> = Vec::new();
        self.each_shared(i, j, |n, left, right| {
            all.push((self.rare(n) * (left.weight() * right.weight()).sqrt(), self.terms[n as usize]));
        });
        all.sort_by(|x, y| y.0.total_cmp(&x.0).then(x.1.cmp(y.1)));
        all.into_iter().map(|(_, t)| t).collect()
    }
}
