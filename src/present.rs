//! From findings, claims and graph to what the report shows.

pub(crate) mod trust;

use crate::Stages;
use crate::analysis::Document;
use crate::claim::{Anchor, Claim, Role, Term};
use crate::conflict::{Finding, Side};
use crate::report::claims::ClaimRow;
use crate::report::graph::{GraphEdge, GraphNode, GraphView};
use crate::report::{
    self, Conflict, Evidence, Position, ProblemInfo, Report, SCHEMA_VERSION, Severity, SourceInfo,
};
use crate::source::Source;
use crate::text::Span;
use crate::topic::{Edge, Node, TopicGraph};
use petgraph::visit::EdgeRef;

/// The report of all findings.
pub(crate) fn report(stages: &Stages, findings: &[Finding]) -> Report {
    let (updates, conflicts) =
        findings.iter().map(|f| conflict(stages, f)).partition(|c: &Conflict| c.severity == Severity::Update);
    let mut counts = vec![0; stages.documents.len()];
    stages.claims.iter().for_each(|claim| counts[claim.document] += 1);
    let sources = stages.documents.iter().zip(counts).map(|(d, claims)| source_info(&d.source, claims));
    let problems = stages.documents.iter().filter_map(unread).collect();
    Report { version: SCHEMA_VERSION, sources: sources.collect(), conflicts, updates, problems }
}

/// What of a document was not read, since it is not English.
fn unread(document: &Document) -> Option<ProblemInfo> {
    let first = document.source.text.blocks.get(*document.foreign.first()?)?;
    let (line, _) = document.source.text.origin.position(first.span.start);
    let (left, all) = (document.foreign.len(), document.paragraphs);
    let what = match left {
        1 => "a paragraph was not read, since it is".to_owned(),
        _ => format!("{left} paragraphs were not read, since they are"),
    };
    let message = if left == all {
        "the text is not English and was not read; check a translation of it".to_owned()
    } else if 2 * left > all {
        format!(
            "most of this text is not English: {left} of {all} paragraphs were not read; check a translation of it"
        )
    } else {
        format!("{what} not English (the first on line {line}); check a translation of it")
    };
    Some(ProblemInfo { path: document.source.path.clone(), message, fatal: false })
}

fn source_info(source: &Source, claims: usize) -> SourceInfo {
    SourceInfo {
        id: source.id.clone(),
        path: source.path.clone(),
        title: source.title.clone(),
        publisher: source.publisher.clone(),
        url: source.url.clone(),
        published: source.published.map(|date| date.to_string()),
        claims,
        reliability: None,
    }
}

fn conflict(stages: &Stages, finding: &Finding) -> Conflict {
    let positions: Vec<Position> = finding.sides.iter().map(|side| position(stages, side)).collect();
    Conflict {
        id: conflict_id(stages, finding),
        kind: finding.kind.to_string(),
        severity: finding.severity,
        confidence: finding.confidence,
        topic: finding.topic.clone(),
        explanation: finding.explanation.clone(),
        positions,
    }
}

/// The stable name of a finding.
pub(crate) fn conflict_id(stages: &Stages, finding: &Finding) -> String {
    let claims = finding.sides.iter().flat_map(|side| &side.claims);
    let sources: Vec<&str> =
        claims.map(|&c| stages.documents[stages.claims[c].document].source.id.as_str()).collect();
    let values: Vec<&str> = finding.sides.iter().map(|side| side.value.as_str()).collect();
    report::id::conflict_id(finding.kind, &finding.key, &sources, &values)
}

fn position(stages: &Stages, side: &Side) -> Position {
    let mut evidence: Vec<Evidence> =
        side.claims.iter().map(|&c| evidence(stages, &stages.claims[c])).collect();
    evidence
        .dedup_by(|b, a| a.source == b.source && a.start == b.start && a.mention_start == b.mention_start);
    Position { value: side.value.clone(), probability: None, evidence }
}

pub(crate) fn evidence(stages: &Stages, claim: &Claim) -> Evidence {
    let document = &stages.documents[claim.document];
    let text = &document.source.text;
    let sentence = document.sentences[claim.sentence].span;
    let quote = sentence.join(claim.mention);
    let (line, column) = text.origin.position(quote.start);
    let mention = Span::new(claim.mention.start - quote.start, claim.mention.end - quote.start);
    let quoted = quote.of(&text.visible);
    Evidence {
        source: document.source.id.clone(),
        start: quote.start,
        end: quote.end,
        line,
        column,
        quote: quoted.to_string(),
        mention: mention.of(quoted).to_string(),
        mention_start: mention.start,
        attribution: claim.qualifiers.speaker.clone(),
    }
}

/// All claims as rows.
pub(crate) fn claims(stages: &Stages) -> Vec<ClaimRow> {
    stages.claims.iter().map(|claim| row(stages, claim)).collect()
}

fn row(stages: &Stages, claim: &Claim) -> ClaimRow {
    let subject: Vec<String> = claim
        .anchors
        .iter()
        .filter(|a| !matches!(a.role, Role::Heading | Role::Nearby))
        .map(|a: &Anchor| term(stages, &a.term))
        .take(4)
        .collect();
    ClaimRow {
        subject: subject.join(", "),
        attribute: format!("{} {}", format!("{:?}", claim.slot).to_lowercase(), claim.attribute),
        value: crate::conflict::display(claim, &stages.entities),
        qualifiers: qualifiers(stages, claim),
        evidence: evidence(stages, claim),
    }
}

fn term(stages: &Stages, term: &Term) -> String {
    match term {
        Term::Entity(e) => stages.entities.list[*e].name.split_whitespace().collect::<Vec<_>>().join(" "),
        Term::Word(word) => word.clone(),
    }
}

fn qualifiers(stages: &Stages, claim: &Claim) -> Vec<String> {
    let q = &claim.qualifiers;
    let mut all = Vec::new();
    if q.modality != crate::analysis::Modality::Fact {
        all.push(format!("modality: {:?}", q.modality).to_lowercase());
    }
    if q.negated {
        all.push("polarity: denied".to_string());
    }
    if let Some(speaker) = &q.speaker {
        all.push(format!("according to: {}", speaker.split_whitespace().collect::<Vec<_>>().join(" ")));
    }
    if let Some(time) = &q.time {
        all.push(format!("time: {}", crate::value::display(&crate::value::Value::Date(time.clone()))));
    }
    for &place in &q.places {
        all.push(format!("place: {}", stages.entities.list[place].name));
    }
    all
}

/// The topic graph as nodes and links.
pub(crate) fn graph(stages: &Stages, graph: &TopicGraph) -> GraphView {
    let name = |node: &Node| match node {
        Node::Source(d) => format!("source:{}", stages.documents[*d].source.id),
        Node::Claim(c) => format!("claim:{c}"),
        Node::Entity(e) => format!("entity:{e}"),
        Node::Topic(slot, attribute) => format!("topic:{slot:?}/{attribute}").to_lowercase(),
    };
    let node = |node: &Node| {
        let (kind, label) = match node {
            Node::Source(d) => ("source", stages.documents[*d].source.id.clone()),
            Node::Claim(c) => ("claim", crate::conflict::display(&stages.claims[*c], &stages.entities)),
            Node::Entity(e) => ("entity", term(stages, &Term::Entity(*e))),
            Node::Topic(slot, attribute) => ("topic", format!("{slot:?}: {attribute}").to_lowercase()),
        };
        GraphNode { id: name(node), kind: kind.to_string(), label }
    };
    let links = graph.graph.edge_references().map(|edge| GraphEdge {
        source: name(&graph.graph[edge.source()]),
        target: name(&graph.graph[edge.target()]),
        kind: edge_name(edge.weight()).to_string(),
    });
    GraphView { nodes: graph.graph.node_weights().map(node).collect(), links: links.collect() }
}

fn edge_name(edge: &Edge) -> &'static str {
    match edge {
        Edge::Asserts => "asserts",
        Edge::About => "about",
        Edge::Supports(_) => "supports",
        Edge::Conflicts(_) => "conflicts",
        Edge::Updates(_) => "updates",
    }
}
