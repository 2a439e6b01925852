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
    if let Some(fields) = body.iter().map(|(line, cells)| field(text, line, cells)).collect() {
        return fields;
    }
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

/// A row of a label with its colon and a value.
fn field(text: &str, line: &Line, cells: &[Span]) -> Option<Block> {
    let [label, value] = cells else { return None };
    let name = label.of(text).strip_suffix(':')?;
    let key = lines::trim(text, Span::new(label.start, label.start + name.len()));
    let whole = !key.is_empty() && !value.is_empty();
    whole.then(|| Block::new(BlockKind::KeyValue { key, value: *value }, line.span))
}

/// Whether the first row names the columns: it has no figures but years, and below it some column has nothing else.
/// Of two columns the second must hold figures of one unit, or it may as well be the values of labels.
pub(crate) fn has_header(text: &str, grid: &[&[Span]]) -> bool {
    let digits = |cell: &Span| cell.of(text).contains(|c: char| c.is_ascii_digit());
    let year = |cell: &Span| cell.len() == 4 && cell.of(text).bytes().all(|b| b.is_ascii_digit());
    let Some((first, rest)) = grid.split_first() else { return false };
    let named = first.len() >= 2
        && first.first().is_some_and(|cell| !digits(cell))
        && first.iter().skip(1).all(|cell| !cell.is_empty() && (!digits(cell) || year(cell)));
    let figures = |column: usize| {
        let mut cells = rest.iter().map(|row| row.get(column));
        cells.all(|cell| cell.is_some_and(digits))
            && !rest.iter().all(|row| row.get(column).is_some_and(year))
    };
    let unit = |row: &&[Span]| row.last().map(|cell| cell.of(text).replace(|c: char| !c.is_alphabetic(), ""));
    let one_unit =
        first.len() > 2 || rest.len() > 1 && rest.windows(2).all(|pair| unit(&pair[0]) == unit(&pair[1]));
    !rest.is_empty() && named && one_unit && (0..first.len()).any(figures)
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
            "Lake   Depth\nAsk    12 m\nBor    9 m",
            "Lake\tDepth\nAsk\t12 m\nBor\t9 m",
            "Lake | Depth | 1990\nAsk | 12 m | 3",
        ] {
            let rows = read(text);
            assert!(rows.len() >= 2, "{text}");
            assert_eq!(rows[1][1], ("12 m".to_owned(), Some("Depth".to_owned())), "{text}");
        }
    }

    #[test]
    fn fields_without_a_header_have_none() {
        for text in ["Depth\t12 m\nLength\t3 km", "River\tAsk\nLength\t3 km\nOpened\t8 July 2024"] {
            assert_eq!(read(text)[1][1], ("3 km".to_owned(), None));
        }
    }

    #[test]
    fn labels_with_colons_make_fields() {
        let text = "Name:\t\tAsk\nLength:\t3 km";
        let found = lines::lines(text, Span::new(0, text.len()));
        let fields = rows(text, &found).unwrap_or_default();
        assert_eq!(fields.len(), 2);
        let BlockKind::KeyValue { key, value } = &fields[1].kind else { panic!("no field") };
        assert_eq!((key.of(text), value.of(text)), ("Length", "3 km"));
    }

    #[test]
    fn prose_is_no_table() {
        assert!(read("The lake is deep.\nThe hill is high.").is_empty());
        assert!(read("One  gap here.\nNone in this line.").is_empty());
    }
}
