//! Whether confidence means something: of the reports at 0.9, about nine in ten should be right.

use super::{Found, Gold, matching};
use crate::report::Report;
use serde::Serialize;
use std::collections::BTreeMap;

/// Lower ends of the bands of confidence.
const BANDS: &[f64] = &[0.0, 0.5, 0.6, 0.65, 0.7, 0.8, 0.9];

/// Confidence of reports beside the share of them that is right.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Calibration {
    /// By confidence, lowest first.
    pub bands: Vec<Band>,
    /// By kind, in alphabetical order: a kind's odds are right where the mean is the share.
    pub kinds: Vec<OfKind>,
    /// Mean distance between confidence and the share that is right, over the bands (Guo et al. 2017, expected
    /// calibration error).
    pub error: f64,
}

/// Reports of one band of confidence.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Band {
    /// Lower end, 0 to 1.
    pub from: f64,
    /// Mean confidence of its reports.
    pub mean: f64,
    /// Reports, and how many are right.
    pub reports: Found,
}

/// Reports of one kind.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OfKind {
    /// The kind's id.
    pub kind: String,
    /// Mean confidence of its reports.
    pub mean: f64,
    /// Reports, and how many are right.
    pub reports: Found,
}

/// Sum of confidence, and what it is the confidence of.
#[derive(Clone, Copy, Debug, Default)]
struct Sum {
    confidence: f64,
    reports: Found,
}

impl Sum {
    fn add(&mut self, confidence: f64, right: bool) {
        self.confidence += confidence;
        self.reports.of += 1;
        self.reports.found += usize::from(right);
    }

    fn mean(&self) -> f64 {
        self.confidence / self.reports.of.max(1) as f64
    }
}

/// Of all reports, whatever their confidence.
pub fn calibration<'a>(measured: impl Iterator<Item = (&'a Gold, &'a Report)>) -> Calibration {
    let mut bands = vec![Sum::default(); BANDS.len()];
    let mut kinds: BTreeMap<&str, Sum> = BTreeMap::new();
    for (gold, report) in measured {
        for conflict in &report.conflicts {
            let right =
                gold.conflicts.iter().any(|c| matching::matches(conflict, &c.groups(), Some(&c.kind)));
            let band = BANDS.iter().rposition(|&from| conflict.confidence >= from).unwrap_or(0);
            bands[band].add(conflict.confidence, right);
            kinds.entry(&conflict.kind).or_default().add(conflict.confidence, right);
        }
    }
    let all: usize = bands.iter().map(|sum| sum.reports.of).sum();
    let off = |sum: &Sum| (sum.confidence - sum.reports.found as f64).abs();
    let error = bands.iter().map(off).sum::<f64>() / all.max(1) as f64;
    let filled = BANDS.iter().zip(&bands).filter(|(_, sum)| sum.reports.of > 0);
    let kind =
        |(kind, sum): (&str, Sum)| OfKind { kind: kind.to_owned(), mean: sum.mean(), reports: sum.reports };
    Calibration {
        bands: filled.map(|(&from, sum)| Band { from, mean: sum.mean(), reports: sum.reports }).collect(),
        kinds: kinds.into_iter().map(kind).collect(),
        error,
    }
}
