//! Which conflicts a report shows, and in what order.

use super::{Conflict, Report};
use std::collections::BTreeSet;

/// What a reader wants to see of a report.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// Kinds to show; empty for all.
    pub select: BTreeSet<String>,
    /// Kinds to leave out, even if selected.
    pub ignore: BTreeSet<String>,
    /// Least confidence, 0 to 1.
    pub min_confidence: f64,
}

impl Filter {
    /// What the command line hides unless it is asked to show it. Below this, on labelled documents that nobody tuned
    /// for, more than every other report was wrong.
    pub const USUAL_CONFIDENCE: f64 = 0.45;

    /// Whether the conflict is to be shown.
    pub fn shows(&self, conflict: &Conflict) -> bool {
        (self.select.is_empty() || self.select.contains(&conflict.kind))
            && !self.ignore.contains(&conflict.kind)
            && conflict.confidence >= self.min_confidence
    }
}

impl Report {
    /// Leaves out what `filter` hides and brings the rest into its one order: conflicts by severity, then by
    /// falling confidence, then by id; sources by id; problems by path.
    ///
    /// Confidences are held between 0 and 1 and rounded to three digits first, since the last bits of a
    /// floating-point number may differ between machines.
    pub fn finish(mut self, filter: &Filter) -> Report {
        for list in [&mut self.conflicts, &mut self.updates] {
            list.iter_mut().for_each(|conflict| conflict.confidence = rounded(conflict.confidence));
            list.retain(|conflict| filter.shows(conflict));
            list.sort_by(|a, b| {
                (a.severity.cmp(&b.severity))
                    .then(b.confidence.total_cmp(&a.confidence))
                    .then_with(|| a.id.cmp(&b.id))
            });
        }
        self.sources.sort_by(|a, b| (&a.id, &a.path).cmp(&(&b.id, &b.path)));
        self.problems.sort_by(|a, b| (&a.path, &a.message).cmp(&(&b.path, &b.message)));
        self
    }
}

fn rounded(confidence: f64) -> f64 {
    if confidence.is_nan() { 0.0 } else { (confidence.clamp(0.0, 1.0) * 1000.0).round() / 1000.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{SCHEMA_VERSION, Severity};

    fn conflict(id: &str, kind: &str, severity: Severity, confidence: f64) -> Conflict {
        Conflict {
            id: id.into(),
            kind: kind.into(),
            severity,
            confidence,
            topic: String::new(),
            explanation: String::new(),
            positions: Vec::new(),
        }
    }

    fn ids(filter: &Filter) -> String {
        let conflicts = vec![
            conflict("d", "date", Severity::Tension, 1.0),
            conflict("c", "role", Severity::Contradiction, 0.5),
            conflict("b", "date", Severity::Contradiction, 0.7000001),
            conflict("a", "name", Severity::Contradiction, 0.7),
            conflict("n", "name", Severity::Contradiction, f64::NAN),
        ];
        let (sources, updates, problems) = Default::default();
        let report = Report { version: SCHEMA_VERSION, sources, conflicts, updates, problems };
        report.finish(filter).conflicts.iter().map(|c| c.id.as_str()).collect()
    }

    fn kinds(names: &[&str]) -> BTreeSet<String> {
        names.iter().map(|&name| name.to_owned()).collect()
    }

    #[test]
    fn orders_by_severity_confidence_and_id() {
        assert_eq!(ids(&Filter::default()), "abcnd");
    }

    #[test]
    fn shows_what_is_selected_and_sure_enough() {
        assert_eq!(ids(&Filter { select: kinds(&["date", "role"]), ..Filter::default() }), "bcd");
        assert_eq!(ids(&Filter { ignore: kinds(&["date"]), ..Filter::default() }), "acn");
        assert_eq!(
            ids(&Filter { select: kinds(&["date", "role"]), ignore: kinds(&["role"]), ..Filter::default() }),
            "bd"
        );
        assert_eq!(ids(&Filter { min_confidence: 0.7, ..Filter::default() }), "abd");
    }
}
