//! Rows, cells, and terms with their definitions: what a page sets out as fields.

use super::table::Row;
use super::{Page, add_blocks};
use crate::text::layout::{Breaks, lines};
use crate::text::outline::LEAD_IN;
use crate::text::{Block, BlockKind, Span};

impl Page<'_> {
    pub(super) fn start_row(&mut self, at: usize) {
        self.close(at);
        let head = self.counts.get("thead").is_some_and(|count| *count > 0);
        if let Some(table) = self.tables.last_mut() {
            table.end_row(self.builder);
            self.builder.separate(at);
            table.row = Row { start: Some(self.builder.len()), in_head: head, ..Row::default() };
        }
    }

    pub(super) fn end_row(&mut self, at: usize) {
        self.end_cell();
        if let Some(table) = self.tables.last_mut() {
            table.end_row(self.builder);
            self.builder.separate(at);
        }
        self.space = None;
    }

    pub(super) fn start_cell(&mut self, name: &str, at: usize, attribute: &dyn Fn(&str) -> Option<String>) {
        let number = |key| attribute(key).and_then(|value| value.trim().parse::<usize>().ok()).unwrap_or(1);
        self.end_cell();
        self.close(at);
        self.pending_cell = (number("colspan"), number("rowspan"));
        let Some(table) = self.tables.last_mut() else { return self.close(at) };
        if table.row.start.is_none() {
            self.builder.separate(at);
            table.row.start = Some(self.builder.len());
        }
        if !table.row.cells.is_empty() {
            self.builder.push(" | ", at);
        }
        table.row.heads += usize::from(name == "th");
        table.cell = Some(self.builder.len());
        self.space = None;
    }

    pub(super) fn end_cell(&mut self) {
        let (columns, rows) = self.pending_cell;
        if let Some(table) = self.tables.last_mut() {
            table.end_cell(self.builder, columns, rows);
        }
    }

    /// A table that holds headings or tables is there for the layout of the page: its cell is read as running text.
    pub(super) fn leave_cell(&mut self, at: usize) {
        let Some(table) = self.tables.last_mut() else { return };
        let Some(start) = table.cell.take() else { return table.end_row(self.builder) };
        let mut texts = std::mem::take(&mut table.row).cells;
        texts.push(Span::new(start, self.builder.len()));
        texts.dedup();
        self.builder.separate(at);
        for text in texts.into_iter().filter(|text| !text.is_empty()) {
            add_blocks(self.builder, text, BlockKind::Paragraph, Breaks::Hard);
        }
    }

    /// Puts a definition on the line of its term.
    pub(super) fn append_definition(&mut self, at: usize) {
        // Only where nothing was written between the two.
        let rest =
            |term: &Span| self.builder.visible().get(term.end..).is_some_and(|rest| rest.trim().is_empty());
        self.term = self.term.filter(rest);
        if let Some(term) = self.term {
            self.builder.truncate(term.end);
            let colon = if term.of(self.builder.visible()).ends_with(':') { " " } else { ": " };
            self.builder.push(colon, at);
        }
    }

    /// A term with its definition: a field, or a heading with text where the definition is prose.
    pub(super) fn define(&mut self, value: Span) {
        let Some(term) = self.term.take() else {
            return add_blocks(self.builder, value, BlockKind::Paragraph, Breaks::Hard);
        };
        let key =
            Span::new(term.start, term.end - usize::from(term.of(self.builder.visible()).ends_with(':')));
        if lines::is_utterance(value.of(self.builder.visible())) {
            self.builder.add(Block::new(BlockKind::Heading(LEAD_IN), term));
            self.builder.add(Block::new(BlockKind::Item, value));
        } else {
            self.builder.add(Block::new(BlockKind::KeyValue { key, value }, term.join(value)));
        }
    }
}
