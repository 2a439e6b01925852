//! The list of statements that were extracted.

use super::quote::{Quote, clean, short};
use super::style::{Look, Role, marked, mention, painted};
use super::summary::counted;
use super::table::{Columns, table};
use serde::Serialize;
use unicode_width::UnicodeWidthStr;

/// One extracted statement, as it is shown.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ClaimRow {
    /// Whom or what it is about.
    pub subject: String,
    /// What is said of it.
    pub attribute: String,
    /// The value, normalised for reading.
    pub value: String,
    /// What limits it, as `name: words`: time, scope, attribution, modality, polarity.
    pub qualifiers: Vec<String>,
    /// Where it stands.
    pub evidence: super::Evidence,
}

/// Least number of columns at which every field has a column of its own.
const ROOMY: usize = 88;

/// The statements as tables for a terminal, one a source, in the order given.
pub fn table_of(rows: &[ClaimRow], look: &Look) -> String {
    let width = look.columns();
    let mut out = String::new();
    for group in rows.chunk_by(|a, b| a.evidence.source == b.evidence.source) {
        if let Some(first) = group.first() {
            out.push_str(&format!("{}\n", marked(Role::Strong, &clean(&first.evidence.source))));
        }
        let columns = if width >= ROOMY { roomy(group, width) } else { narrow(width) };
        let quote_width = columns.last().map_or(0, |column| column.1);
        let cells = group.iter().map(|row| {
            let quote = quote(row, quote_width, look.color);
            vec![if width >= ROOMY { fields(row, quote) } else { statement(row, &quote) }]
        });
        out.push_str(&format!("{}\n\n", table(&columns, cells.collect())));
    }
    out.push_str(&format!("{}\n", counted(rows.len(), "statement")));
    painted(&out, look.color)
}

fn roomy(rows: &[ClaimRow], width: usize) -> Columns {
    let widest = |name: &'static str, share: usize, text: fn(&ClaimRow) -> &str| {
        let widest = rows.iter().map(|row| clean(text(row)).width()).max().unwrap_or(0);
        (name, widest.max(name.len()).min(width * share / 100))
    };
    let line = rows.iter().map(|row| place(row).len()).max().unwrap_or(0).max("line".len());
    let mut columns = vec![
        ("line", line),
        widest("subject", 15, |row| &row.subject),
        widest("attribute", 15, |row| &row.attribute),
        widest("value", 20, |row| &row.value),
    ];
    let taken: usize = columns.iter().map(|(_, width)| width + 3).sum();
    columns.push(("quote", width.saturating_sub(taken + 4).max(8)));
    columns
}

fn narrow(width: usize) -> Columns {
    let statement = (width - 7) / 3;
    vec![("statement", statement), ("quote", width - 7 - statement)]
}

fn fields(row: &ClaimRow, quote: String) -> Vec<String> {
    let value = marked(Role::Strong, &short(&row.value, 200));
    vec![place(row), short(&row.subject, 100), short(&row.attribute, 100), value, quote]
}

fn statement(row: &ClaimRow, quote: &str) -> Vec<String> {
    let value = marked(Role::Strong, &short(&row.value, 200));
    let statement = format!("{}, {}: {value}", short(&row.subject, 100), short(&row.attribute, 100));
    vec![statement, format!("{quote}\n{}", marked(Role::Faint, &format!("— line {}", place(row))))]
}

fn quote(row: &ClaimRow, width: usize, color: bool) -> String {
    let Quote { before, mention, after } = Quote::of(&row.evidence).fit((width * 3).max(80));
    let limits = clean(&row.qualifiers.join("; "));
    let limits = if limits.is_empty() { limits } else { format!("\n{}", marked(Role::Faint, &limits)) };
    format!("{before}{}{after}{limits}", self::mention(&mention, color))
}

fn place(row: &ClaimRow) -> String {
    format!("{}:{}", row.evidence.line, row.evidence.column)
}
