//! Tables of HTML, row by row, with cells that span columns or rows.

use crate::text::build::Builder;
use crate::text::layout::{lines, table};
use crate::text::{Block, BlockKind, Span};

/// A table that is being read; its rows become blocks at its end, when it is known whether it has a header.
#[derive(Debug, Default)]
pub(super) struct Table {
    pub(super) rows: Vec<Row>,
    pub(super) row: Row,
    pub(super) cell: Option<usize>,
    /// Rows that a cell above still reaches into, by column.
    pub(super) spans: Vec<usize>,
    pub(super) furniture: bool,
}

#[derive(Debug, Default)]
pub(super) struct Row {
    pub(super) start: Option<usize>,
    pub(super) end: usize,
    pub(super) cells: Vec<Span>,
    pub(super) heads: usize,
    pub(super) in_head: bool,
}

impl Table {
    /// Adds the rows as blocks. Always true.
    pub(super) fn finish(mut self, builder: &mut Builder) -> bool {
        self.end_row(builder);
        let grid: Vec<&[Span]> = self.rows.iter().map(|row| row.cells.as_slice()).collect();
        let guessed = table::has_header(builder.visible(), &grid);
        let mut header: Vec<Option<Span>> = Vec::new();
        let mut blocks = Vec::new();
        for (i, row) in self.rows.iter().enumerate() {
            let names = row.in_head || (row.heads == row.cells.len() && row.heads > 1) || (i == 0 && guessed);
            let headers =
                (0..row.cells.len()).map(|c| header.get(c).copied().flatten().filter(|_| !names)).collect();
            let kind = BlockKind::Row { cells: row.cells.clone(), headers };
            let mut block = Block::new(kind, Span::new(row.start.unwrap_or(row.end), row.end));
            block.boilerplate = self.furniture;
            blocks.push(block);
            if names {
                header = row.cells.iter().map(|cell| (!cell.is_empty()).then_some(*cell)).collect();
            }
        }
        blocks.into_iter().for_each(|block| builder.add(block));
        true
    }

    pub(super) fn end_cell(&mut self, builder: &Builder, columns: usize, rows: usize) {
        const WIDEST: usize = 64;
        let Some(start) = self.cell.take() else { return };
        let span = lines::trim(builder.visible(), Span::new(start, builder.len()));
        self.reach();
        for _ in 0..columns.clamp(1, WIDEST) {
            let column = self.row.cells.len();
            self.row.cells.push(span);
            if rows > 1 && column < WIDEST {
                self.spans.resize(self.spans.len().max(column + 1), 0);
                self.spans[column] = rows;
            }
        }
    }

    /// Stands an empty cell wherever a cell of a row above reaches into this one.
    pub(super) fn reach(&mut self) {
        let at = self.row.start.unwrap_or(0);
        while self.spans.get(self.row.cells.len()).is_some_and(|left| *left > 0) {
            self.row.cells.push(Span::new(at, at));
        }
    }

    pub(super) fn end_row(&mut self, builder: &Builder) {
        if self.row.start.is_none() {
            return;
        }
        self.end_cell(builder, 1, 1);
        self.reach();
        self.spans.iter_mut().for_each(|left| *left = left.saturating_sub(1));
        let mut row = std::mem::take(&mut self.row);
        let Some(start) = row.start else { return };
        let span = lines::trim(builder.visible(), Span::new(start, builder.len()));
        row.start = Some(span.start);
        row.end = span.end;
        // An empty cell stands where the row does.
        let empty = row.cells.iter_mut().filter(|cell| cell.is_empty());
        empty.for_each(|cell| *cell = Span::new(span.end, span.end));
        if row.cells.iter().any(|cell| !cell.is_empty()) {
            self.rows.push(row);
        }
    }
}
