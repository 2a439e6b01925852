//! The graph of sources, claims, entities and topics.

use crate::analysis::Document;
use crate::claim::{Claim, Slot, Term};
use crate::entity::Entities;
use petgraph::graph::{DiGraph, NodeIndex};
use std::collections::BTreeMap;

/// A node of the topic graph.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// A source, by its index.
    Source(usize),
    /// A claim, by its index.
    Claim(usize),
    /// Something with a name, by its index.
    Entity(usize),
    /// An attribute that claims give values for.
    Topic(Slot, String),
}

/// How two nodes stand to each other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Edge {
    /// A source makes a claim.
    Asserts,
    /// A claim is about an entity or a topic.
    About,
    /// Two claims give one value; how sure it is that they are about the same.
    Supports(f64),
    /// Two claims give values that can't both hold.
    Conflicts(f64),
    /// The second claim's value came after the first's.
    Updates(f64),
}

/// The graph, with the way from claims to their nodes.
#[derive(Debug, Default)]
pub struct TopicGraph {
    /// The petgraph graph.
    pub graph: DiGraph<Node, Edge>,
    claims: Vec<NodeIndex>,
}

impl TopicGraph {
    /// Nodes for all sources, claims, entities and topics, with what asserts and is about what.
    pub fn new(documents: &[Document], entities: &Entities, claims: &[Claim]) -> Self {
        let mut graph = DiGraph::new();
        let sources: Vec<NodeIndex> = (0..documents.len()).map(|d| graph.add_node(Node::Source(d))).collect();
        let things: Vec<NodeIndex> =
            (0..entities.list.len()).map(|e| graph.add_node(Node::Entity(e))).collect();
        let mut topics: BTreeMap<(Slot, &str), NodeIndex> = BTreeMap::new();
        let mut nodes = Vec::with_capacity(claims.len());
        for (i, claim) in claims.iter().enumerate() {
            let node = graph.add_node(Node::Claim(i));
            graph.add_edge(sources[claim.document], node, Edge::Asserts);
            let topic = *topics
                .entry((claim.slot, &claim.attribute))
                .or_insert_with(|| graph.add_node(Node::Topic(claim.slot, claim.attribute.clone())));
            graph.add_edge(node, topic, Edge::About);
            for anchor in &claim.anchors {
                if let Term::Entity(e) = anchor.term {
                    graph.add_edge(node, things[e], Edge::About);
                }
            }
            nodes.push(node);
        }
        TopicGraph { graph, claims: nodes }
    }

    /// Ties two claims together.
    pub fn relate(&mut self, a: usize, b: usize, edge: Edge) {
        self.graph.add_edge(self.claims[a], self.claims[b], edge);
    }

    /// All ties between claims: `(first, second, edge)`, in order of insertion.
    pub fn ties(&self) -> impl Iterator<Item = (usize, usize, Edge)> + '_ {
        self.graph.edge_references().filter_map(|e| {
            use petgraph::visit::EdgeRef;
            match (&self.graph[e.source()], &self.graph[e.target()]) {
                (Node::Claim(a), Node::Claim(b)) => Some((*a, *b, *e.weight())),
                _ => None,
            }
        })
    }
}
