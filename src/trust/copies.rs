//! Which sources have a voice of their own, told from the values alone.
//!
//! **Twins.** Sources with the very same claims speak with one voice, if so many of their values are so rare elsewhere
//! that twins by chance would be a surprise (see [`twins`]).
//!
//! **Dependence.** For the rest each pair is judged after Dong, Berti-Equille and Srivastava (PVLDB 2009): sharing a false
//! value is evidence of copying, sharing a true one hardly, differing speaks against it. Four things are done otherwise:
//! the share of copied values is integrated out instead of fixed; how likely a false value is to be shared by chance is
//! its popularity among the other voices, each dependent group counted once; the start is pessimistic (before anything
//! is known of the truth, agreeing counts as copying as far as the slot's other values make it unlikely), so that a group
//! of copies can't begin as the majority that vouches for itself; and a claim's weight is one over the number of sources
//! that say the same, each counted by the share that it is believed to copy. Nothing in here is fitted to a data set.

use super::bayes::{self, Confirmed, Fit, Prior};
use super::form::COARSER;
use super::table::Table;
use std::cmp::Ordering;

/// Prior probability that of two sources one depends on the other.
const PRIOR: f64 = 0.02;
/// Shares of copied values that are tried, all alike likely beforehand.
const SHARES: [f64; 5] = [0.1, 0.3, 0.5, 0.7, 0.9];
/// Probability from which on dependence counts: below, many weak suspicions would add up against every large source.
const LIKELY: f64 = 0.5;
/// How many chance twins may be expected in a table.
const CHANCE_TWINS: f64 = 0.05;
/// Rounds of judging dependence and truth in turn.
const MOST_ROUNDS: usize = 12;
/// How many pairs of equal claims are looked at; beyond, the most common values are left out, which tell least.
const MOST_PAIRS: usize = 1_500_000;

/// For each source the first source that speaks with the same voice (often itself).
///
/// Twins must have the same claims in all slots. How surprising that is, is the sum over their values of the negative
/// log share that the value has among the sources outside the group; it must exceed `ln(sources / 0.05)`.
pub fn twins(table: &Table) -> Vec<usize> {
    let by_source = table.by_source();
    let said = |source: usize| by_source[source].iter().map(|&c| table.claims[c].value);
    let mut order: Vec<usize> = (0..table.sources.len()).collect();
    order.sort_by(|&a, &b| said(a).cmp(said(b)).then(a.cmp(&b)));
    let mut voices: Vec<usize> = (0..table.sources.len()).collect();
    let least = (table.sources.len() as f64 / CHANCE_TWINS).ln();
    for group in order.chunk_by(|&a, &b| said(a).eq(said(b))).filter(|group| group.len() > 1) {
        let outside = |value: usize| {
            let slot = &table.slots[table.values[value].slot];
            let others = table.claims_of(slot).len() - group.len();
            let same = table.values[value].claims.len() - group.len();
            (same as f64 + 0.5) / (others as f64 + 1.0)
        };
        let surprise: f64 = said(group[0]).map(|value| -outside(value).ln()).sum();
        if surprise > least {
            group.iter().for_each(|&source| voices[source] = group[0]);
        }
    }
    voices
}

/// Two voices that depend on each other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dependence {
    /// The first voice.
    pub a: usize,
    /// The second voice.
    pub b: usize,
    /// How probable it is.
    pub probability: f64,
    /// Which share of the values is likely to be copied.
    pub share: f64,
}

/// A pair of voices with at least two claims in common.
struct Pair {
    a: usize,
    b: usize,
    /// Equal claims, as a range of [`Pairs::equal`].
    equal: std::ops::Range<usize>,
    /// In how many slots the two differ.
    differ: f64,
    probability: f64,
    share: f64,
}

impl Pair {
    /// The part of one source's claims that counts as the other's.
    fn link(&self) -> f64 {
        if self.probability > LIKELY { self.probability * self.share } else { 0.0 }
    }
}

/// All pairs, with the places of their equal claims.
pub struct Pairs {
    pairs: Vec<Pair>,
    /// For each equal claim of a pair: the claim of the first and that of the second.
    equal: Vec<(u32, u32)>,
}

/// Fits truth and dependence in turn until neither moves; returns the fit with those pairs that are likely to depend.
pub fn fit(table: &Table, priors: &[Prior], confirmed: &Confirmed) -> (Fit, Vec<Dependence>) {
    let mut pairs = Pairs::of(table);
    pairs.suspect(table);
    let mut last: Option<Fit> = None;
    for _ in 0..MOST_ROUNDS {
        let before: Vec<f64> = pairs.pairs.iter().map(Pair::link).collect();
        let weight = pairs.weights(table);
        let fit = bayes::fit(table, &weight, priors, confirmed, last.as_ref(), 1e-4);
        pairs.judge(table, &fit);
        last = Some(fit);
        let settled = pairs.pairs.iter().zip(&before).all(|(pair, old)| (pair.link() - old).abs() < 0.01);
        if settled {
            break;
        }
    }
    let fit = bayes::fit(table, &pairs.weights(table), priors, confirmed, last.as_ref(), 1e-6);
    (fit, pairs.likely())
}

impl Pairs {
    /// Finds the pairs with two equal claims or more. Linear in the number of claims but for a bounded number of pairs.
    pub fn of(table: &Table) -> Pairs {
        let most = most_speakers(table);
        let mut found: Vec<(u32, u32, u32, u32)> = Vec::new();
        for value in table.values.iter().filter(|v| (2..=most).contains(&v.claims.len())) {
            for i in value.claims.clone() {
                let a = table.claims[i].source as u32;
                found.extend(
                    (i + 1..value.claims.end).map(|j| (a, table.claims[j].source as u32, i as u32, j as u32)),
                );
            }
        }
        found.sort_unstable();
        // Side by side in memory, since all pairs walk over them.
        let said: Vec<Vec<(u32, u32)>> = (table.by_source().iter())
            .map(|claims| claims.iter().map(|&c| place(table, table.claims[c].value)).collect())
            .collect();
        let mut pairs = Pairs { pairs: Vec::new(), equal: Vec::with_capacity(found.len()) };
        for group in found.chunk_by(|x, y| (x.0, x.1) == (y.0, y.1)).filter(|group| group.len() > 1) {
            let (a, b) = (group[0].0 as usize, group[0].1 as usize);
            let start = pairs.equal.len();
            pairs.equal.extend(group.iter().map(|pair| (pair.2, pair.3)));
            let differ = differing(table, &said[a], &said[b]) as f64;
            let equal = start..pairs.equal.len();
            pairs.pairs.push(Pair { a, b, equal, differ, probability: 0.0, share: 0.0 });
        }
        pairs
    }

    /// The start: how unlikely the pair's agreement is if each drew its values as the slot's other claims lie.
    fn suspect(&mut self, table: &Table) {
        let drawn: Vec<f64> = (table.values.iter())
            .map(|value| {
                let all = table.claims_of(&table.slots[value.slot]).len();
                (value.claims.len().saturating_sub(2) as f64 + 0.5) / (all.saturating_sub(2) as f64 + 1.0)
            })
            .collect();
        for pair in &mut self.pairs {
            let mut evidence = SHARES.map(|share| pair.differ * (1.0 - share).ln());
            for (first, _) in &self.equal[pair.equal.clone()] {
                let value = table.claims[*first as usize].value;
                // Of two values by nature the other is the only one left: there agreement tells nothing before truth does.
                if table.slots[table.values[value].slot].choice <= 2 {
                    continue;
                }
                let chance = drawn[value];
                for (sum, share) in evidence.iter_mut().zip(SHARES) {
                    *sum += (share / chance + 1.0 - share).ln();
                }
            }
            (pair.probability, pair.share) = posterior(evidence);
        }
    }

    /// Judges the pairs anew in the light of what is now believed to be true.
    fn judge(&mut self, table: &Table, fit: &Fit) {
        let held = held(table, fit);
        let popular = popularity(table, fit, &held);
        let right = |voice: usize| fit.reliability(voice).clamp(0.02, 0.98);
        let reliable: Vec<f64> = (0..table.sources.len()).map(right).collect();
        for pair in &mut self.pairs {
            let both_right = (reliable[pair.a] * reliable[pair.b]).sqrt();
            let both_wrong = ((1.0 - reliable[pair.a]) * (1.0 - reliable[pair.b])).sqrt();
            let mut right = 0.0;
            let mut evidence = [0.0; SHARES.len()];
            for (first, _) in &self.equal[pair.equal.clone()] {
                let value = table.claims[*first as usize].value;
                let true_ = held[value];
                right += true_;
                if true_ < 0.99 {
                    let chance = both_wrong * popular[value];
                    for (sum, share) in evidence.iter_mut().zip(SHARES) {
                        *sum += (1.0 - true_) * (share / chance + 1.0 - share).ln();
                    }
                }
            }
            for (sum, share) in evidence.iter_mut().zip(SHARES) {
                *sum += right * (share / both_right + 1.0 - share).ln() + pair.differ * (1.0 - share).ln();
            }
            (pair.probability, pair.share) = posterior(evidence);
        }
    }

    /// One over the number of voices that say the same, dependent ones counted by what they are believed to copy.
    fn weights(&self, table: &Table) -> Vec<f64> {
        let mut same = vec![1.0; table.claims.len()];
        for pair in &self.pairs {
            let link = pair.link();
            if link > 0.0 {
                for &(a, b) in &self.equal[pair.equal.clone()] {
                    same[a as usize] += link;
                    same[b as usize] += link;
                }
            }
        }
        same.iter().map(|same| 1.0 / same).collect()
    }

    fn likely(&self) -> Vec<Dependence> {
        let likely = self.pairs.iter().filter(|pair| pair.probability > LIKELY);
        likely.map(|p| Dependence { a: p.a, b: p.b, probability: p.probability, share: p.share }).collect()
    }
}

/// The probability that each value holds, be it as the coarser one of another: who shares a rounded value shares no error.
fn held(table: &Table, fit: &Fit) -> Vec<f64> {
    let coarser = |(finer, k): &(usize, f64)| fit.value[*finer] * (k / COARSER).min(1.0);
    let holds = |value: usize| fit.value[value] + table.values[value].fits.iter().map(coarser).sum::<f64>();
    (0..table.values.len()).map(|value| holds(value).min(1.0)).collect()
}

/// The weight of each claim beside that of others which depend on its source, as [`fit`] has it in the end, if only the
/// voices that `speaks` admits have spoken; claims of the others weigh nothing.
pub fn weights(table: &Table, dependences: &[Dependence], speaks: impl Fn(usize) -> bool) -> Vec<f64> {
    let by_source = table.by_source();
    let mut same: Vec<f64> =
        table.claims.iter().map(|claim| if speaks(claim.source) { 1.0 } else { f64::INFINITY }).collect();
    for pair in dependences.iter().filter(|pair| speaks(pair.a) && speaks(pair.b)) {
        let mut others = by_source[pair.b].iter().copied().peekable();
        for &claim in &by_source[pair.a] {
            let value = table.claims[claim].value;
            while others.next_if(|&other| table.claims[other].value < value).is_some() {}
            if let Some(other) = others.next_if(|&other| table.claims[other].value == value) {
                same[claim] += pair.probability * pair.share;
                same[other] += pair.probability * pair.share;
            }
        }
    }
    same.iter().map(|same| 1.0 / same).collect()
}

/// How likely it is that an error hits each value: its share among what independent voices say wrongly of the slot.
fn popularity(table: &Table, fit: &Fit, held: &[f64]) -> Vec<f64> {
    let votes: Vec<f64> =
        table.values.iter().map(|value| fit.weight[value.claims.clone()].iter().sum()).collect();
    let mut popular = vec![0.0; table.values.len()];
    for slot in &table.slots {
        let chance = bayes::chance(slot);
        let wrong = |v: usize| votes[v] * (1.0 - held[v]);
        let all: f64 = slot.values.clone().map(wrong).sum();
        for value in slot.values.clone() {
            // The pair itself, which counts as one voice if it is one.
            let others = (votes[value] - 1.0).max(0.0);
            let rest = (all - wrong(value)).max(0.0);
            popular[value] = ((others + chance) / (others + rest + 1.0)).clamp(1e-3, 1.0);
        }
    }
    popular
}

/// Probability of dependence and the expected share of copied values, from the log evidence for each share.
fn posterior(evidence: [f64; SHARES.len()]) -> (f64, f64) {
    let top = evidence.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let likely = evidence.map(|e| (e - top).exp());
    let sum: f64 = likely.iter().sum();
    let log_odds = top + (sum / SHARES.len() as f64).ln() + (PRIOR / (1.0 - PRIOR)).ln();
    let share = likely.iter().zip(SHARES).map(|(l, s)| l * s).sum::<f64>() / sum;
    (1.0 / (1.0 + (-log_odds).exp()), share)
}

/// The greatest number of claims of one value whose pairs are looked at.
fn most_speakers(table: &Table) -> usize {
    let mut sizes: Vec<usize> = table.values.iter().map(|value| value.claims.len()).collect();
    sizes.sort_unstable();
    let mut pairs = 0;
    let within = sizes.iter().take_while(|&&n| {
        pairs += n * n.saturating_sub(1) / 2;
        pairs <= MOST_PAIRS
    });
    within.last().copied().unwrap_or(0)
}

fn place(table: &Table, value: usize) -> (u32, u32) {
    (table.values[value].slot as u32, value as u32)
}

/// In how many slots two voices speak and have no value in common, not even a coarser and a finer one. Each side is its
/// slots and values in order.
fn differing(table: &Table, a: &[(u32, u32)], b: &[(u32, u32)]) -> usize {
    let fits = |x: u32, y: u32| table.values[x as usize].fits.iter().any(|(v, _)| *v == y as usize);
    let agree = |x: u32, y: u32| x == y || fits(x, y) || fits(y, x);
    let end = |all: &[(u32, u32)], from: usize| {
        from + all[from..].iter().take_while(|(slot, _)| *slot == all[from].0).count()
    };
    let (mut i, mut j, mut differ) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        match a[i].0.cmp(&b[j].0) {
            Ordering::Less => i += 1,
            Ordering::Greater => j += 1,
            Ordering::Equal => {
                let (p, q) = (end(a, i), end(b, j));
                let agreed = a[i..p].iter().any(|&(_, x)| b[j..q].iter().any(|&(_, y)| agree(x, y)));
                differ += usize::from(!agreed);
                (i, j) = (p, q);
            }
        }
    }
    differ
}
