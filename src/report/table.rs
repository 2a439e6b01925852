//! Tables for a terminal.

use super::style::wrapped;
use comfy_table::{ColumnConstraint, ContentArrangement, Table, Width, presets};

/// Name and width of every column, padding and borders not counted.
pub(crate) type Columns = Vec<(&'static str, usize)>;

/// A table whose rows come in groups, with a line between groups. Cells may hold marks and line breaks.
pub(crate) fn table(columns: &Columns, groups: Vec<Vec<Vec<String>>>) -> String {
    let mut table = Table::new();
    table.load_style(presets::UTF8_FULL.with_solid_inner_borders());
    table.set_content_arrangement(ContentArrangement::Dynamic);
    table.set_width(u16::MAX);
    table.set_header(columns.iter().map(|(name, _)| *name));
    table.set_constraints(columns.iter().map(|(_, width)| {
        ColumnConstraint::Absolute(Width::Fixed(u16::try_from(width + 2).unwrap_or(u16::MAX)))
    }));
    let mut starts = Vec::new();
    for group in groups {
        for (index, row) in group.into_iter().enumerate() {
            starts.push(index == 0);
            let cells = row.iter().zip(columns).map(|(cell, (_, width))| wrapped(cell, *width).join("\n"));
            table.add_row(cells.collect::<Vec<_>>());
        }
    }
    // A line stands above every row; inside a group it goes.
    let mut rows = starts.into_iter().skip(1);
    let lines = table.lines().map(|line| line.trim_end().to_owned());
    let keep = lines.filter(|line| !line.starts_with('├') || rows.next().unwrap_or(true));
    let mut out = String::new();
    for line in keep {
        out.push_str(&line);
        out.push('\n');
    }
    out.pop();
    out
}
