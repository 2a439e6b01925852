//! The whole assessment: from a table of claims to probabilities of values and reliabilities of sources.

use super::bayes::{Confirmed, Fit, Prior};
use super::copies::{self, Dependence};
use super::form::Form;
use super::table::{Statement, Table};
use super::{bayes, checks, interval};
use std::collections::BTreeMap;

/// What the reader knows beforehand.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Options {
    /// Reliability between 0 and 1 that sources are believed to have, by their names.
    pub priors: BTreeMap<String, f64>,
    /// Values that the reader has confirmed.
    pub confirmed: Vec<Confirmation>,
    /// Groups of sources that are known to be copies of each other, by index.
    pub clusters: Vec<Vec<usize>>,
    /// Whether copies are looked for in the values; documents show it in their texts.
    pub compare_values: bool,
}

/// A value that the reader knows to be right.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Confirmation {
    /// The object.
    pub object: String,
    /// The attribute.
    pub attribute: String,
    /// The value. If no source gives it, all that speak of the slot are wrong.
    pub value: String,
}

/// The result.
#[derive(Clone, Debug, Default)]
pub struct Assessment {
    /// Who says what.
    pub table: Table,
    /// For each source the index of its voice: sources of one voice are copies that count once.
    pub voices: Vec<usize>,
    /// The table of the voices; slots and values are those of `table`.
    pub voiced: Table,
    /// The fit of the voices.
    pub fit: Fit,
    /// The priors of the voices, without confirmations.
    pub priors: Vec<Prior>,
    /// What was confirmed, by slot.
    pub confirmed: Confirmed,
    /// Voices that seem to depend on each other.
    pub dependences: Vec<Dependence>,
    /// The interval of each voice's reliability.
    pub intervals: Vec<(f64, f64)>,
    /// Share of claims for each value: majority vote.
    pub vote: Vec<f64>,
    /// Belief of each value by PooledInvestment.
    pub pooled: Vec<f64>,
}

/// Assesses a table of claims.
pub fn assess(table: Table, options: &Options) -> Assessment {
    let (voices, voiced) = voiced(&table, options);
    let priors: Vec<Prior> = prior_of(&table, &voices, voiced.sources.len(), options);
    let confirmed = confirmed(&table, &options.confirmed);
    let (fit, dependences) = if options.compare_values {
        copies::fit(&voiced, &priors, &confirmed)
    } else {
        let weight = vec![1.0; voiced.claims.len()];
        (bayes::fit(&voiced, &weight, &priors, &confirmed, None, 1e-6), Vec::new())
    };
    let intervals = interval::intervals(&voiced, &fit, &dependences, &priors, &confirmed);
    let (vote, pooled) = (checks::vote(&table), checks::pooled_investment(&table).0);
    Assessment { voices, voiced, fit, priors, confirmed, dependences, intervals, vote, pooled, table }
}

/// Assesses statements: the model for data without documents.
pub fn of_statements(statements: &[Statement], options: &Options) -> Assessment {
    assess(Table::of(statements), &Options { compare_values: true, ..options.clone() })
}

/// Brings copies to one voice: those that are known and, where asked for, twins.
fn voiced(table: &Table, options: &Options) -> (Vec<usize>, Table) {
    let mut first: Vec<usize> = (0..table.sources.len()).collect();
    for cluster in &options.clusters {
        if let Some(&head) = cluster.iter().min() {
            cluster.iter().for_each(|&source| first[source] = head);
        }
    }
    if options.compare_values {
        for (source, twin) in copies::twins(table).into_iter().enumerate() {
            if first[source] == source {
                first[source] = first[twin];
            }
        }
    }
    let mut names = Vec::new();
    let mut voice_of = vec![0; first.len()];
    for (source, &head) in first.iter().enumerate() {
        if head == source {
            voice_of[source] = names.len();
            names.push(table.sources[source].clone());
        } else {
            voice_of[source] = voice_of[head];
        }
    }
    let voiced = table.voiced(&voice_of, names);
    (voice_of, voiced)
}

/// A voice has the mean prior of its sources that have been given one.
fn prior_of(table: &Table, voices: &[usize], count: usize, options: &Options) -> Vec<Prior> {
    let mut given = vec![(0.0, 0.0); count];
    for (source, &voice) in voices.iter().enumerate() {
        if let Some(&mean) = options.priors.get(&table.sources[source]) {
            given[voice].0 += mean;
            given[voice].1 += 1.0;
        }
    }
    given.iter().map(|&(sum, n)| if n > 0.0 { Prior::of(sum / n) } else { Prior::default() }).collect()
}

fn confirmed(table: &Table, given: &[Confirmation]) -> Confirmed {
    let mut all = Confirmed::new();
    for one in given {
        let slot = table.slots.binary_search_by(|slot| {
            (slot.object.as_str(), slot.attribute.as_str()).cmp(&(&one.object, &one.attribute))
        });
        let Ok(slot) = slot else { continue };
        let form = Form::of(&one.value);
        let value = table.slots[slot].values.clone().find(|&v| Form::of(&table.values[v].text) == form);
        all.insert(slot, value);
    }
    all
}

impl Assessment {
    /// Reliability of a source.
    pub fn reliability(&self, source: usize) -> f64 {
        self.fit.reliability(self.voices[source])
    }

    /// The interval of a source's reliability.
    pub fn interval(&self, source: usize) -> (f64, f64) {
        self.intervals[self.voices[source]]
    }

    /// The other sources that speak with the same voice.
    pub fn copies(&self, source: usize) -> Vec<usize> {
        let same = |&other: &usize| other != source && self.voices[other] == self.voices[source];
        (0..self.voices.len()).filter(same).collect()
    }

    /// The most probable value of each slot; of equals the first.
    pub fn winners(&self) -> Vec<Option<usize>> {
        checks::winners(&self.table, &self.fit.value)
    }

    /// Sources from the most to the least reliable; of equals the one with more claims, then by name.
    pub fn ranking(&self) -> Vec<usize> {
        rank(&self.table, &self.voices, &self.fit)
    }

    /// The ranking if the voice of `source` had not spoken, without its sources. Who copies whom stays as it was found; but
    /// what only a silent voice made a copy of has its full weight again.
    pub fn ranking_without(&self, source: usize) -> Vec<usize> {
        let gone = self.voices[source];
        let weight = copies::weights(&self.voiced, &self.dependences, |voice| voice != gone);
        let (priors, confirmed) = (&self.priors, &self.confirmed);
        let fit = bayes::fit(&self.voiced, &weight, priors, confirmed, Some(&self.fit), 1e-4);
        let mut order = rank(&self.table, &self.voices, &fit);
        order.retain(|&other| self.voices[other] != gone);
        order
    }
}

fn rank(table: &Table, voices: &[usize], fit: &Fit) -> Vec<usize> {
    let mut claims = vec![0; table.sources.len()];
    table.claims.iter().for_each(|claim| claims[claim.source] += 1);
    let mut order: Vec<usize> = (0..table.sources.len()).collect();
    // Rounded, so that the last bits of a sum decide nothing.
    let shown = |source: usize| (fit.reliability(voices[source]) * 1e6).round();
    order.sort_by(|&a, &b| shown(b).total_cmp(&shown(a)).then(claims[b].cmp(&claims[a])).then(a.cmp(&b)));
    order
}
