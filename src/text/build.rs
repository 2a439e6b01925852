//! Puts visible text together piece by piece and remembers where in the file each piece stood.

use super::{Block, BlockKind, Origin, Span, Text, outline};

/// Collects visible text and blocks; readers of marked-up formats write into it.
#[derive(Debug, Default)]
pub struct Builder {
    visible: String,
    segments: Vec<(usize, usize)>,
    blocks: Vec<Block>,
}

impl Builder {
    /// An empty builder.
    pub fn new() -> Self {
        Builder::default()
    }

    /// Number of bytes written so far: where the next piece will stand.
    pub fn len(&self) -> usize {
        self.visible.len()
    }

    /// Whether nothing has been written yet.
    pub fn is_empty(&self) -> bool {
        self.visible.is_empty()
    }

    /// The text written so far.
    pub fn visible(&self) -> &str {
        &self.visible
    }

    /// The blocks added so far, in order.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// Appends `text`, which stands (or, if it is not written there, belongs) at byte `file` of the decoded file.
    pub fn push(&mut self, text: &str, file: usize) {
        if text.is_empty() {
            return;
        }
        let at = self.visible.len();
        if self.segments.last().is_none_or(|&(v, f)| f + (at - v) != file) {
            self.segments.push((at, file));
        }
        self.visible.push_str(text);
    }

    /// Appends the line break that separates blocks, unless nothing or such a break stands there already.
    pub fn separate(&mut self, file: usize) {
        if !self.visible.is_empty() && !self.visible.ends_with("\n\n") {
            let breaks = if self.visible.ends_with('\n') { "\n" } else { "\n\n" };
            self.push(breaks, file);
        }
    }

    /// Adds a block behind those added before.
    pub fn add(&mut self, block: Block) {
        self.blocks.push(block);
    }

    /// Takes back what was written behind `len`. Blocks that reach there must not have been added yet.
    pub fn truncate(&mut self, len: usize) {
        if self.visible.is_char_boundary(len) {
            self.visible.truncate(len);
            while self.segments.last().is_some_and(|&(v, _)| v >= len) {
                self.segments.pop();
            }
        }
    }

    /// Lets `change` alter the blocks from number `from` on; it is given their text.
    pub fn mark(&mut self, from: usize, change: impl Fn(&mut Block, &str)) {
        for block in self.blocks.iter_mut().skip(from) {
            let text = block.span.of(&self.visible);
            change(block, text);
        }
    }

    /// The finished text: headings assigned, line starts of the decoded `file` noted.
    pub fn finish(self, file: &str) -> Text {
        let mut blocks = self.blocks;
        blocks.retain(|block| !block.span.is_empty());
        blocks.sort_by_key(|block| block.span);
        outline::assign(&self.visible, &mut blocks);
        let origin = Origin { segments: self.segments, lines: line_starts(file) };
        Text { visible: self.visible, blocks, origin }
    }
}

/// Byte offsets at which the lines of `file` start.
pub fn line_starts(file: &str) -> Vec<usize> {
    std::iter::once(0)
        .chain(file.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(i, _)| i + 1))
        .collect()
}

impl Block {
    /// A block of the given kind that is neither boilerplate nor dateline and stands under no heading yet.
    pub fn new(kind: BlockKind, span: Span) -> Self {
        Block { kind, span, headings: Vec::new(), boilerplate: false, dateline: false }
    }
}
