//! Source reliability: from findings and graph to what `trust` and `check` show.

use super::{conflict_id, evidence};
use crate::conflict::Finding;
use crate::report::trust::{Piece, SourceTrust, TrustReport, build};
use crate::report::{Reliability, Report, Severity};
use crate::topic::TopicGraph;
use crate::trust::documents::{self, DocumentTrust};
use crate::{Options, Stages};
use std::collections::BTreeMap;

/// The quotes of a piece that are shown.
const QUOTES: usize = 3;

/// The findings that the filter shows, with their ids: what a reader does not get to see should not count.
fn shown<'f>(stages: &Stages, findings: &'f [Finding], options: &Options) -> (Vec<&'f Finding>, Vec<String>) {
    let filter = &options.filter;
    findings
        .iter()
        .filter(|f| f.severity == Severity::Update || f.confidence >= filter.min_confidence)
        .map(|f| (f, conflict_id(stages, f)))
        .unzip()
}

/// The report of `trust`.
pub(crate) fn report(
    stages: &Stages,
    findings: &[Finding],
    graph: &TopicGraph,
    options: &Options,
    why: Option<&str>,
) -> TrustReport {
    let (findings, ids) = shown(stages, findings, options);
    let trust = documents::of_documents(stages, &findings, &ids, graph, &options.trust);
    let mut report = build::of_assessment(&trust.assessment);
    let (sources, speakers) = split(&trust, std::mem::take(&mut report.sources));
    (report.sources, report.speakers) = (sources, speakers);
    let topics: BTreeMap<&str, &str> =
        ids.iter().zip(&findings).map(|(id, f)| (id.as_str(), f.topic.as_str())).collect();
    for slot in &mut report.slots {
        slot.attribute = topics.get(slot.object.as_str()).copied().unwrap_or_default().to_owned();
    }
    for other in &mut report.checks.examples {
        if let Some(topic) = topics.get(other.slot.as_str()) {
            other.slot = format!("{topic} ({})", other.slot);
        }
    }
    let table = &trust.assessment.table;
    report.usual_manner = trust.manners.iter().any(Option::is_some).then_some(trust.usual);
    let named = |name: &str| table.sources.iter().position(|source| source == name);
    let source = why.and_then(|name| named(name).or_else(|| named(&documents::quoted(name))));
    report.why = source.map(|source| {
        build::why(&trust.assessment, source, |claim, best, piece| {
            complete(stages, &trust, &topics, source, (claim, best), piece)
        })
    });
    if let Some(why) = &mut report.why {
        let manner = source.and_then(|source| trust.manners.get(source).copied().flatten());
        (why.manner, why.usual_manner) = (manner, manner.map(|_| trust.usual));
        let documents = documents_of(&trust);
        why.without.retain(|without| documents.contains_key(without.source.as_str()));
        why.without.iter_mut().for_each(|w| w.ranking.retain(|name| documents.contains_key(name.as_str())));
    }
    report
}

/// Documents in one list, with what nobody else speaks of, and those whom they quote in another, if they are heard.
fn split(trust: &DocumentTrust, rows: Vec<SourceTrust>) -> (Vec<SourceTrust>, Vec<SourceTrust>) {
    let names: BTreeMap<&str, usize> = documents_of(trust);
    let (mut documents, mut speakers) = (Vec::new(), Vec::new());
    for mut row in rows {
        match names.get(row.id.as_str()) {
            Some(&index) => {
                row.alone += trust.alone[index];
                documents.push(row);
            }
            None if row.claims > 0 => speakers.push(row),
            None => {}
        }
    }
    (documents, speakers)
}

/// The documents by their ids.
fn documents_of(trust: &DocumentTrust) -> BTreeMap<&str, usize> {
    let names = trust.assessment.table.sources[..trust.documents].iter();
    names.enumerate().map(|(index, name)| (name.as_str(), index)).collect()
}

/// Gives a piece of a source's figure its topic, its quotes and those of the best supported value.
fn complete(
    stages: &Stages,
    trust: &DocumentTrust,
    topics: &BTreeMap<&str, &str>,
    source: usize,
    (claim, best): (usize, Option<usize>),
    mut piece: Piece,
) -> Piece {
    let assessment = &trust.assessment;
    let value = assessment.voiced.claims[claim].value;
    let slot = assessment.voiced.values[value].slot;
    let claims_of = |value: usize| {
        let place = value - assessment.voiced.slots[slot].values.start;
        trust.slots.get(slot).and_then(|s| s.claims.get(place)).map_or(&[][..], Vec::as_slice)
    };
    let claims = claims_of(value);
    let document = |c: usize| stages.claims[c].document;
    let own = claims.iter().filter(|&&c| source >= trust.documents || same_voice(trust, source, document(c)));
    let quote = |&c: &usize| evidence(stages, &stages.claims[c]);
    piece.quotes = own.take(QUOTES).map(quote).collect();
    piece.against_quotes = best.map_or(&[][..], claims_of).iter().take(QUOTES).map(quote).collect();
    let object = assessment.voiced.slots[slot].object.as_str();
    piece.slot = match topics.get(object) {
        Some(topic) => format!("{topic} ({object})"),
        None => claims.first().map_or_else(String::new, |&c| stages.claims[c].attribute.clone()),
    };
    piece
}

fn same_voice(trust: &DocumentTrust, a: usize, b: usize) -> bool {
    trust.assessment.voices.get(a) == trust.assessment.voices.get(b)
}

/// Gives the positions of a report their probabilities, best supported first, and its sources their reliability.
pub(crate) fn support(
    mut report: Report,
    stages: &Stages,
    findings: &[Finding],
    graph: &TopicGraph,
    options: &Options,
) -> Report {
    // Where nothing differs, nothing is learned of the sources.
    if report.conflicts.is_empty() {
        return report;
    }
    let (findings, ids) = shown(stages, findings, options);
    let trust = documents::of_documents(stages, &findings, &ids, graph, &options.trust);
    let (assessment, documents) = (&trust.assessment, documents_of(&trust));
    let slots: BTreeMap<&str, usize> =
        assessment.table.slots.iter().enumerate().map(|(n, slot)| (slot.object.as_str(), n)).collect();
    for conflict in &mut report.conflicts {
        let Some(&slot) = slots.get(conflict.id.as_str()) else { continue };
        let values = assessment.table.slots[slot].values.clone();
        for (position, value) in conflict.positions.iter_mut().zip(values) {
            position.probability = Some(digits(assessment.fit.value[value]));
        }
        conflict.positions.sort_by(|a, b| {
            let of = |p: Option<f64>| p.unwrap_or(0.0);
            of(b.probability).total_cmp(&of(a.probability))
        });
    }
    for info in &mut report.sources {
        info.reliability = documents.get(info.id.as_str()).map(|&source| {
            let (low, high) = assessment.interval(source);
            Reliability { mean: digits(assessment.reliability(source)), low, high }
        });
    }
    report
}

fn digits(x: f64) -> f64 {
    (x * 1000.0).round() / 1000.0
}
