//! Source reliability in Markdown.

use super::explain::{grounds, identity, piece_line, rankings};
use super::table::{NONE, chart, copies, notes, score_lines};
use super::{SourceTrust, TrustReport};
use crate::report::Evidence;
use crate::report::markdown::escaped;
use crate::report::summary::percent;
use std::fmt::Write;

/// The report as Markdown (GitHub flavour, for its tables).
pub fn render(report: &TrustReport) -> String {
    let mut out = String::from("# How far the sources can be relied on\n\n");
    sources(&mut out, "Source", &report.sources);
    if !report.speakers.is_empty() {
        out.push('\n');
        sources(&mut out, "Quoted", &report.speakers);
    }
    if let Some(why) = &report.why {
        line(&mut out, format_args!("\n## Why\n\n{}\n", escaped(&identity(why))));
        for ground in grounds(why) {
            line(&mut out, format_args!("{}\n", escaped(&ground)));
        }
        for (title, pieces) in [("Largest losses", &why.losses), ("Largest gains", &why.gains)] {
            for (n, piece) in pieces.iter().enumerate() {
                if n == 0 {
                    line(&mut out, format_args!("{title}:\n"));
                }
                line(&mut out, format_args!("- {}", escaped(&piece_line(piece))));
                quotes(&mut out, &piece.quotes);
                if let Some(best) = piece.against.as_ref().filter(|_| !piece.quotes.is_empty()) {
                    line(&mut out, format_args!("  Best supported: {}", escaped(best)));
                    quotes(&mut out, &piece.against_quotes);
                }
            }
        }
        for (n, ranking) in rankings(why, &report.sources).iter().enumerate() {
            let title = if n == 0 { "\nThe ranking without each other source:\n\n" } else { "" };
            line(&mut out, format_args!("{title}- {}", escaped(ranking)));
        }
    }
    if !report.slots.is_empty() {
        line(
            &mut out,
            format_args!(
                "\n## Where they differ\n\n| Slot | Value | Support | Sources |\n|---|---|---:|---|"
            ),
        );
    }
    for slot in &report.slots {
        for (n, value) in slot.values.iter().enumerate() {
            let parts = [&slot.attribute, &slot.object];
            let name: Vec<String> =
                parts.iter().filter(|part| !part.is_empty()).map(|part| escaped(part)).collect();
            let name = if n == 0 { name.join(" · ") } else { String::new() };
            let sources = value.sources.iter().map(|(name, r)| format!("{} ({r:.2})", escaped(name)));
            let sources = sources.collect::<Vec<_>>().join(", ");
            let confirmed = if value.confirmed { ", confirmed" } else { "" };
            let support = format!("{}{confirmed}", escaped(&percent(value.probability)));
            line(&mut out, format_args!("| {name} | {} | {support} | {sources} |", escaped(&value.value)));
        }
        if slot.none >= NONE {
            line(&mut out, format_args!("| | none of these | {} | |", escaped(&percent(slot.none))));
        }
    }
    out.push('\n');
    for note in copies(&report.sources).into_iter().chain(notes(report)) {
        let note = note.trim_start_matches("- ");
        line(&mut out, format_args!("- {}", escaped(note)));
    }
    for row in report.score.iter().flat_map(score_lines) {
        line(&mut out, format_args!("- {}", escaped(row.trim())));
    }
    out
}

fn quotes(out: &mut String, quotes: &[Evidence]) {
    if !quotes.is_empty() {
        out.push('\n');
    }
    for evidence in quotes {
        let (source, quote) = (escaped(&evidence.source), escaped(&evidence.quote));
        line(out, format_args!("  > {quote}\n  > — {source}, line {}\n", evidence.line));
    }
}

/// Writing to a string can't fail.
fn line(out: &mut String, text: std::fmt::Arguments<'_>) {
    let _ = writeln!(out, "{text}");
}

fn sources(out: &mut String, head: &str, rows: &[SourceTrust]) {
    line(
        out,
        format_args!(
            "| {head} | Reliability | 90% interval | | Slots | Shared | Alone | Won | Level | Lost |\n\
             |---|---:|---|---|---:|---:|---:|---:|---:|---:|"
        ),
    );
    for row in rows {
        line(
            out,
            format_args!(
                "| {} | {:.2} | {:.2}-{:.2} | `{}` | {} | {} | {} | {} | {} | {} |",
                escaped(&row.id),
                row.reliability,
                row.low,
                row.high,
                chart(row),
                row.slots,
                row.corroborated,
                row.alone,
                row.won,
                row.level,
                row.lost
            ),
        );
    }
}
