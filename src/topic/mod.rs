//! Topics: claims that may speak of one attribute of one thing, brought together in a graph.
//!
//! Claims meet through blocking keys (see [`block`]), never all pairs; [`same`] says how sure it is that two of them
//! are about the same. Knows nothing of reports.

pub mod alignment;
pub mod block;
pub mod crowd;
pub mod graph;
pub mod same;
pub mod terms;

pub use alignment::Alignments;
pub use crowd::Crowd;
pub use graph::{Edge, Node, TopicGraph};
pub use same::Alike;
pub use terms::{Overlap, Rarity};
