//! How good the reports are, measured on labelled documents: recall, precision, duplication and flagged non-conflicts.
//!
//! Labels are read from `gold.json` ([`Gold`]); reports are compared with them as [`matching`] says. Knows nothing of how
//! a report came about, but for [`stages`], which says how far each labelled conflict came.

pub mod calibration;
pub mod gold;
pub mod matching;
pub mod show;
pub mod stages;
pub mod trust;

pub use gold::Gold;

use crate::report::{Conflict, Report};
use matching::Groups;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// What was found of how many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Found {
    /// Found.
    pub found: usize,
    /// In all.
    pub of: usize,
}

/// Counts of one corpus or of several.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Counts {
    /// Labelled conflicts, and how many were found.
    pub conflicts: Found,
    /// Reports, and how many match a labelled conflict. Reports of optional conflicts count neither way.
    pub reports: Found,
    /// Labelled non-conflicts, and how many were reported.
    pub flagged: Found,
    /// Labelled conflicts by kind.
    pub kinds: BTreeMap<String, Found>,
    /// Labelled conflicts by severity.
    pub severities: BTreeMap<String, Found>,
    /// Reports by the kind that they name, and how many are right.
    pub reported_kinds: BTreeMap<String, Found>,
}

/// The measures that follow from the counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Measures {
    /// Share of the labelled conflicts that were found, 0 to 1.
    pub recall: f64,
    /// Share of the reports that are right, 0 to 1.
    pub precision: f64,
    /// Harmonic mean of the two.
    pub f1: f64,
    /// Right reports for each conflict found: 1 is best.
    pub duplication: f64,
}

/// A report that matches no label, or a label that no report matches.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Miss {
    /// `missed`, `wrong` or `flagged`.
    pub what: &'static str,
    /// Id of the label, or of the report.
    pub id: String,
    /// Its kind; of a non-conflict, why it is none.
    pub kind: String,
    /// What it is about.
    pub topic: String,
    /// Value, source and quote of each position.
    pub quotes: Vec<(String, String, String)>,
}

/// One corpus measured.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Scored {
    /// Its name.
    pub corpus: String,
    /// Its counts.
    pub counts: Counts,
    /// What went wrong.
    pub misses: Vec<Miss>,
}

/// Compares a report with the labels of its corpus.
pub fn score(name: &str, gold: &Gold, report: &Report) -> Scored {
    let labels: Vec<Groups> = gold.conflicts.iter().map(|c| c.groups()).collect();
    let optional: Vec<Groups> = gold.optional_conflicts.iter().map(|c| c.groups()).collect();
    let decoys: Vec<Groups> = gold.non_conflicts.iter().map(|n| n.groups()).collect();
    let hits = |r: &Conflict| -> BTreeSet<usize> {
        let kinds = gold.conflicts.iter().map(|c| c.kind.as_str());
        let matched = labels.iter().zip(kinds).enumerate();
        matched.filter(|(_, (g, kind))| matching::matches(r, g, Some(kind))).map(|(i, _)| i).collect()
    };
    let matched: Vec<BTreeSet<usize>> = report.conflicts.iter().map(hits).collect();
    let found: BTreeSet<usize> = matched.iter().flatten().copied().collect();
    let right = |i: usize| !matched[i].is_empty();
    let either =
        |i: usize| !right(i) && optional.iter().any(|g| matching::matches(&report.conflicts[i], g, None));
    let reported: Vec<usize> = (0..matched.len()).filter(|&i| !either(i)).collect();
    let wrong: Vec<usize> = reported.iter().copied().filter(|&i| !right(i)).collect();
    let flags = |g: &Groups| {
        (0..matched.len()).any(|i| !right(i) && matching::matches(&report.conflicts[i], g, None))
    };
    let flagged: Vec<usize> = (0..decoys.len()).filter(|&d| flags(&decoys[d])).collect();

    let mut counts = Counts {
        conflicts: Found { found: found.len(), of: labels.len() },
        reports: Found { found: reported.len() - wrong.len(), of: reported.len() },
        flagged: Found { found: flagged.len(), of: decoys.len() },
        ..Counts::default()
    };
    for (i, label) in gold.conflicts.iter().enumerate() {
        tally(&mut counts.kinds, &label.kind, found.contains(&i));
        tally(&mut counts.severities, &label.severity, found.contains(&i));
    }
    for &i in &reported {
        tally(&mut counts.reported_kinds, &report.conflicts[i].kind, right(i));
    }
    let missed = (0..labels.len()).filter(|i| !found.contains(i)).map(|i| gold.conflicts[i].miss("missed"));
    let wrong = wrong.iter().map(|&i| wrong_report(&report.conflicts[i]));
    let flagged = flagged.iter().map(|&d| gold.non_conflicts[d].miss("flagged"));
    Scored { corpus: name.to_owned(), counts, misses: missed.chain(wrong).chain(flagged).collect() }
}

fn tally(table: &mut BTreeMap<String, Found>, key: &str, found: bool) {
    let entry = table.entry(key.to_owned()).or_default();
    entry.of += 1;
    entry.found += usize::from(found);
}

fn wrong_report(conflict: &Conflict) -> Miss {
    let quotes = conflict
        .positions
        .iter()
        .flat_map(|p| p.evidence.iter().map(|e| (p.value.clone(), e.source.clone(), e.quote.clone())));
    Miss {
        what: "wrong",
        id: conflict.id.clone(),
        kind: conflict.kind.clone(),
        topic: conflict.topic.clone(),
        quotes: quotes.collect(),
    }
}

impl Counts {
    /// Adds the counts of another corpus.
    pub fn add(&mut self, other: &Counts) {
        let join = |a: &mut Found, b: &Found| {
            a.found += b.found;
            a.of += b.of;
        };
        join(&mut self.conflicts, &other.conflicts);
        join(&mut self.reports, &other.reports);
        join(&mut self.flagged, &other.flagged);
        for (own, others) in [
            (&mut self.kinds, &other.kinds),
            (&mut self.severities, &other.severities),
            (&mut self.reported_kinds, &other.reported_kinds),
        ] {
            others.iter().for_each(|(key, found)| join(own.entry(key.clone()).or_default(), found));
        }
    }

    /// The measures.
    pub fn measures(&self) -> Measures {
        let share = |f: &Found| f.found as f64 / f.of.max(1) as f64;
        let (recall, precision) = (share(&self.conflicts), share(&self.reports));
        Measures {
            recall,
            precision,
            f1: 2.0 * recall * precision / (recall + precision).max(1e-9),
            duplication: self.reports.found as f64 / self.conflicts.found.max(1) as f64,
        }
    }
}
