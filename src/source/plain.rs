//! Plain text. What is visible is the file itself, byte for byte.

use super::{Document, Reader};
use crate::text::build::Builder;
use crate::text::layout::{self, Breaks};
use crate::text::{BlockKind, Span};

/// The reader for plain text.
pub struct Plain;

impl Reader for Plain {
    fn name(&self) -> &'static str {
        "plain text"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["txt"]
    }

    fn sniff(&self, _head: &str) -> bool {
        true
    }

    fn read(&self, file: &str) -> Document {
        let mut builder = Builder::new();
        builder.push(file, 0);
        let whole = Span::new(0, file.len());
        for block in layout::lay_out(file, whole, BlockKind::Paragraph, Breaks::Plain, 0) {
            builder.add(block);
        }
        Document { text: builder.finish(file), ..Document::default() }
    }
}
