//! The report in one line, and words that the renderers share.

use super::{Conflict, Evidence, Report, Severity, SourceInfo};
use std::collections::{BTreeMap, BTreeSet};

/// One line such as `5 sources, 212 statements: 6 contradictions, 2 tensions, 1 update`.
pub fn summary(report: &Report) -> String {
    let of = |severity| report.conflicts.iter().filter(|conflict| conflict.severity == severity).count();
    let found = [
        (of(Severity::Contradiction), "contradiction"),
        (of(Severity::Tension), "tension"),
        (report.updates.len() + of(Severity::Update), "update"),
    ];
    let found: Vec<_> = found.iter().filter(|(n, _)| *n > 0).map(|&(n, noun)| counted(n, noun)).collect();
    let found = if found.is_empty() { "no conflicts found".to_owned() } else { found.join(", ") };
    let statements = report.sources.iter().map(|source| source.claims).sum();
    let problems = match report.problems.len() {
        0 => String::new(),
        n => format!("; {}", counted(n, "problem")),
    };
    if report.sources.is_empty() {
        return format!("no source was read{problems}");
    }
    let sources = counted(report.sources.len(), "source");
    format!("{sources}, {}: {found}{problems}", counted(statements, "statement"))
}

/// `1 source`, `5 sources`.
pub fn counted(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

/// `confidence 92%`; never 100%, which nothing here can be.
pub fn confidence(conflict: &Conflict) -> String {
    format!("confidence {}%", ((conflict.confidence * 100.0).round() as u8).min(99))
}

/// `support 92%`: how probable the sources make a position; never 0% or 100%, which nothing here can be.
pub fn support(probability: f64) -> String {
    format!("support {}", percent(probability))
}

/// A probability for readers.
pub fn percent(probability: f64) -> String {
    match (probability * 100.0).round() {
        p if p < 1.0 => "<1%".to_owned(),
        p if p > 99.0 => ">99%".to_owned(),
        p => format!("{p}%"),
    }
}

/// `reliability 0.92` of the source of a quote; nothing where it only says what another has said.
pub fn reliability(evidence: &Evidence, sources: &BTreeMap<&str, &SourceInfo>) -> Option<String> {
    let source = sources.get(evidence.source.as_str()).filter(|_| evidence.attribution.is_none())?;
    source.reliability.map(|reliability| format!("reliability {:.2}", reliability.mean))
}

/// The severity as a title.
pub fn title(severity: Severity) -> &'static str {
    match severity {
        Severity::Contradiction => "Contradiction",
        Severity::Tension => "Tension",
        Severity::Update => "Update",
    }
}

/// `within one source`, or between how many.
pub fn reach(conflict: &Conflict) -> String {
    let evidence = conflict.positions.iter().flat_map(|position| &position.evidence);
    match evidence.map(|evidence| &evidence.source).collect::<BTreeSet<_>>().len() {
        1 => "within one source".to_owned(),
        n => counted(n, "source"),
    }
}

/// The sources of a report by their ids.
pub fn by_id(report: &Report) -> BTreeMap<&str, &SourceInfo> {
    report.sources.iter().map(|source| (source.id.as_str(), source)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_nothing_was_read_nothing_is_said_of_conflicts() {
        let (sources, conflicts, updates, problems) = Default::default();
        let report = Report { version: 1, sources, conflicts, updates, problems };
        assert_eq!(summary(&report), "no source was read");
    }

    #[test]
    fn counts_agree_with_their_nouns() {
        assert_eq!((counted(0, "source"), counted(1, "source")), ("0 sources".into(), "1 source".into()));
    }
}
