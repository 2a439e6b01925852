//! Tables drawn in plain text: with bars, or with columns set apart by tabs or several spaces.

use super::lines::{self, Line};
use crate::text::{Block, BlockKind, Span};

/// The rows of the table that `chunk` is, or `None` if it is none.
pub(crate) fn rows(text: &str, chunk: &[Line]) -> Option<Vec<Block>> {
    // Long lines are prose, whatever bars they hold.
    if chunk.len() < 2 || chunk.iter().any(|line| line.span.len() > 2000) {
        return None;
    }
    barred(text, chunk).or_else(|| aligned(text, chunk))
}

fn barred(text: &str, chunk: &[Line]) -> Option<Vec<Block>> {
    let grid: Vec<Vec<Span>> = chunk.iter().map(|line| split_bars(text, line.span)).collect();
    let ruled = grid.get(1).is_some_and(|cells| is_ruler(text, cells));
    let body: Vec<(Line, Vec<Span>)> =
        chunk.iter().copied().zip(grid).filter(|(_, cells)| !is_ruler(text, cells)).collect();
    let columns = body.first()?.1.len();
    let even = columns >= 2 && body.len() >= 2 && body.iter().all(|(_, cells)| cells.len() == columns);
    even.then(|| blocks(text, &body, ruled))
}

fn split_bars(text: &str, line: Span) -> Vec<Span> {
    let piece = line.of(text);
    let lead = usize::from(piece.starts_with('|'));
    let tail = usize::from(piece.len() > 1 && piece.ends_with('|'));
    let mut start = line.start + lead;
    let inner = Span::new(start, line.end - tail);
    inner
        .of(text)
        .split('|')
        .map(|cell| {
            let span = Span::new(start, start + cell.len());
            start += cell.len() + 1;
            lines::trim(text, span)
        })
        .collect()
}

fn is_ruler(text: &str, cells: &[Span]) -> bool {
    let drawn = |cell: &Span| !cell.is_empty() && cell.of(text).chars().all(|c| "-:=+ ".contains(c));
    !cells.is_empty() && cells.iter().all(drawn)
}

fn aligned(text: &str, chunk: &[Line]) -> Option<Vec<Block>> {
    let body: Vec<(Line, Vec<Span>)> =
        chunk.iter().map(|line| (*line, split_gaps(text, line.span))).collect();
    let columns = body.first()?.1.len();
    // Bullets are followed by wide gaps too.
    let bullets = chunk.iter().any(|line| lines::item(text, line.span).is_some());
    let short = body.iter().flat_map(|(_, cells)| cells).all(|cell| cell.len() <= 120);
    let even = columns >= 2 && body.iter().all(|(_, cells)| cells.len() == columns);
    (even && short && !bullets).then(|| blocks(text, &body, false))
}

/// Cells with a tab or at least two spaces between them.
fn split_gaps(text: &str, line: Span) -> Vec<Span> {
    let mut cells = Vec::new();
    let mut start = line.start;
    let mut gap: Option<(usize, usize, bool)> = None;
    for (at, c) in line.of(text).char_indices() {
        let at = line.start + at;
        if c.is_whitespace() {
            let (from, count, tab) = gap.unwrap_or((at, 0, false));
            gap = Some((from, count + 1, tab || c == '\t'));
        } else if let Some((from, ..)) = gap.take().filter(|(_, count, tab)| *tab || *count >= 2) {
            cells.push(Span::new(start, from));
            start = at;
        }
    }
    cells.push(Span::new(start, line.end));
    cells
}

fn blocks(text: &str, body: &[(Line, Vec<Span>)], ruled: bool) -> Vec<Block> {
    let grid: Vec<&[Span]> = body.iter().map(|(_, cells)| cells.as_slice()).collect();
    let header = (ruled || has_header(text, &grid)).then(|| grid[0]);
    body.iter()
        .enumerate()
        .map(|(i, (line, cells))| {
            let headers = match header {
                Some(header) if i > 0 => {
                    header.iter().map(|cell| (!cell.is_empty()).then_some(*cell)).collect()
                }
                _ => vec![None; cells.len()],
            };
            Block::new(BlockKind::Row { cells: cells.clone(), headers }, line.span)
        })
        .collect()
}

/// Whether the first row names the columns: it has no digits, and below it some column of figures stands.
pub(crate) fn has_header(text: &str, grid: &[&[Span]]) -> bool {
    let digits = |cell: &Span| cell.of(text).contains(|c: char| c.is_ascii_digit());
    let Some((first, rest)) = grid.split_first() else { return false };
    let named = first.len() >= 2 && first.iter().skip(1).all(|cell| !cell.is_empty() && !digits(cell));
    let figures = |column: usize| rest.iter().all(|row| row.get(column).is_some_and(digits));
    !rest.is_empty() && named && (0..first.len()).any(figures) && !first.iter().any(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<Vec<(String, Option<String>)>> {
        let found = lines::lines(text, Span::new(0, text.len()));
        let rows = rows(text, &found).unwrap_or_default();
        let cell = |span: &Span| span.of(text).to_owned();
        rows.iter()
            .filter_map(|block| match &block.kind {
                BlockKind::Row { cells, headers } => {
                    Some(cells.iter().zip(headers).map(|(c, h)| (cell(c), h.as_ref().map(cell))).collect())
                }
                _ => None,
            })
            .collect()
    }

    #[test]
    fn bars_and_gaps_make_columns() {
        for text in [
            "Lake | Depth\n--- | ---\nAsk | 12 m",
            "| Lake | Depth |\n|---|---|\n| Ask | 12 m |",
            "Lake   Depth\nAsk    12 m",
            "Lake\tDepth\nAsk\t12 m",
        ] {
            let rows = read(text);
            assert_eq!(rows.len(), 2, "{text}");
            assert_eq!(rows[1][1], ("12 m".to_owned(), Some("Depth".to_owned())), "{text}");
        }
    }

    #[test]
    fn fields_without_a_header_have_none() {
        assert_eq!(read("Depth\t12 m\nLength\t3 km")[1][1], ("3 km".to_owned(), None));
    }

    #[test]
    fn prose_is_no_table() {
        assert!(read("The lake is deep.\nThe hill is high.").is_empty());
        assert!(read("One  gap here.\nNone in this line.").is_empty());
    }
}
