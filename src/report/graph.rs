//! The topic graph for other programs: node-link JSON and DOT.

use super::quote::short;
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt::Write;

/// The topic graph, in the shape that network libraries call node-link.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct GraphView {
    /// The nodes, in a fixed order.
    pub nodes: Vec<GraphNode>,
    /// The edges, in a fixed order.
    pub links: Vec<GraphEdge>,
}

/// A source, claim, entity or topic.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct GraphNode {
    /// Unique name.
    pub id: String,
    /// `source`, `claim`, `entity` or `topic`.
    pub kind: String,
    /// Words for a reader.
    pub label: String,
}

/// A relation between two nodes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct GraphEdge {
    /// Id of the node that it goes from.
    pub source: String,
    /// Id of the node that it goes to.
    pub target: String,
    /// `asserts`, `about`, `supports` or `conflicts`.
    pub kind: String,
}

/// Longest label in a drawing, in columns.
const LONGEST_LABEL: usize = 80;

/// The graph in Graphviz' DOT language. An edge to a node that is not there is left out.
pub fn dot(graph: &GraphView) -> String {
    let mut out = String::from("digraph atodds {\n  rankdir=LR;\n  node [fontname=\"sans-serif\"];\n");
    // Numbers stand for the ids, which may be long and of any characters.
    let mut numbers = BTreeMap::new();
    for (number, node) in graph.nodes.iter().enumerate() {
        numbers.insert(node.id.as_str(), number);
        let shape = match node.kind.as_str() {
            "source" => "folder",
            "topic" => "box",
            "entity" => "ellipse",
            _ => "note",
        };
        // Writing to a string can't fail.
        let _ = writeln!(out, "  n{number} [shape={shape}, label={}];", quoted(&node.label));
    }
    for edge in &graph.links {
        let ends = (numbers.get(edge.source.as_str()), numbers.get(edge.target.as_str()));
        let (Some(from), Some(to)) = ends else { continue };
        let style = if edge.kind == "conflicts" { ", color=red, penwidth=2" } else { "" };
        let _ = writeln!(out, "  n{from} -> n{to} [label={}{style}];", quoted(&edge.kind));
    }
    out.push_str("}\n");
    out
}

/// A string of DOT. A backslash begins escapes such as `\N` there, so it is doubled.
fn quoted(text: &str) -> String {
    format!("\"{}\"", short(text, LONGEST_LABEL).replace('\\', "\\\\").replace('"', "\\\""))
}
