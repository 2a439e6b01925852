//! The visible text of a source: what a reader sees, cut into blocks, with the way back to the file.
//!
//! Knows nothing of grammar or claims.

pub mod build;
pub mod calendar;
pub mod layout;
pub(crate) mod outline;
pub(crate) mod sketch;

use serde::Serialize;
use std::borrow::Cow;

/// `text` in lower case, which most words are already.
pub(crate) fn lower(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.to_lowercase())
    }
}

/// A range of bytes, `start` included and `end` not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Span {
    /// Offset of the first byte.
    pub start: usize,
    /// Offset behind the last byte.
    pub end: usize,
}

impl Span {
    /// The range from `start` up to `end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Span { start, end }
    }

    /// Number of bytes.
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether the range holds no byte.
    pub const fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// Whether `other` lies inside this range.
    pub const fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two ranges share a byte.
    pub const fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest range that holds both.
    pub fn join(self, other: Span) -> Span {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// The part of `text` that the range covers.
    ///
    /// # Panics
    /// If the range is not on character boundaries of `text`.
    pub fn of(self, text: &str) -> &str {
        &text[self.start..self.end]
    }
}

/// What a block of text is on its page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A title or heading; 1 is the highest level.
    Heading(u8),
    /// Running text.
    Paragraph,
    /// One item of a list.
    Item,
    /// One row of a table, with its cells and, for each cell, the header of its column. A cell that spans columns is
    /// there for each of them; where one of a row above reaches into this row, an empty cell stands.
    Row {
        /// The cells, left to right, without the separators.
        cells: Vec<Span>,
        /// The header cell of each column, where the table has one; as long as `cells`.
        headers: Vec<Option<Span>>,
    },
    /// A label with its value on one line, such as `Founded: 1998`.
    KeyValue {
        /// The label, without the colon.
        key: Span,
        /// What stands behind the colon.
        value: Span,
    },
}

/// A piece of the visible text that is laid out as one: a paragraph, a heading, a table row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it stands in the visible text. A paragraph's span may hold line breaks, even blank lines.
    pub span: Span,
    /// The headings that it stands under, outermost first, as indices of blocks.
    pub headings: Vec<usize>,
    /// Navigation, share links, notices and the like: visible, but no statement of the source.
    pub boilerplate: bool,
    /// An author's name, place and date above or in the first line of an article. Also set on a
    /// heading that is nothing but a date or a time. `PLACE, date (Agency) -` at the start of a report is a block of
    /// its own, so that the report's first sentence stands in a block without it.
    pub dateline: bool,
}

/// The visible text of one source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// What a reader sees. All spans of blocks, sentences and claims point into it.
    pub visible: String,
    /// The blocks, in order, not overlapping.
    pub blocks: Vec<Block>,
    /// The way back to the file.
    pub origin: Origin,
}

/// Maps places in the visible text to lines and columns of the file that it was read from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// `(visible offset, file offset)`, ascending: from there on the two advance together.
    pub segments: Vec<(usize, usize)>,
    /// Offset in the decoded file of the first byte of every line.
    pub lines: Vec<usize>,
}

impl Origin {
    /// Line and column (both from 1, the column in bytes) in the decoded file of a place in the visible text.
    pub fn position(&self, visible: usize) -> (usize, usize) {
        let file = match self.segments.partition_point(|&(v, _)| v <= visible) {
            0 => visible,
            n => {
                let (v, f) = self.segments[n - 1];
                f + (visible - v)
            }
        };
        let line = self.lines.partition_point(|&start| start <= file).max(1);
        let start = self.lines.get(line - 1).copied().unwrap_or(0);
        (line, file - start + 1)
    }
}
