//! Whether confidence means something: of the reports at 0.9, about nine in ten should be right.

use super::{Found, Gold, matching};
use crate::report::Report;
use serde::Serialize;

/// Lower ends of the bands of confidence.
const BANDS: &[f64] = &[0.0, 0.5, 0.6, 0.65, 0.7, 0.8, 0.9];

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

/// The bands of all reports, with the mean distance between confidence and the share that is right (Guo et al. 2017,
/// expected calibration error).
pub fn bands<'a>(measured: impl Iterator<Item = (&'a Gold, &'a Report)>) -> (Vec<Band>, f64) {
    let mut sums = vec![(0.0, Found::default()); BANDS.len()];
    for (gold, report) in measured {
        for conflict in &report.conflicts {
            let right =
                gold.conflicts.iter().any(|c| matching::matches(conflict, &c.groups(), Some(&c.kind)));
            let band = BANDS.iter().rposition(|&from| conflict.confidence >= from).unwrap_or(0);
            sums[band].0 += conflict.confidence;
            sums[band].1.of += 1;
            sums[band].1.found += usize::from(right);
        }
    }
    let all: usize = sums.iter().map(|(_, found)| found.of).sum();
    let off = |(sum, found): &(f64, Found)| (sum - found.found as f64).abs();
    let error = sums.iter().map(off).sum::<f64>() / all.max(1) as f64;
    let bands = BANDS.iter().zip(sums).filter(|(_, (_, found))| found.of > 0);
    let bands =
        bands.map(|(&from, (sum, reports))| Band { from, mean: sum / reports.of as f64, reports }).collect();
    (bands, error)
}
