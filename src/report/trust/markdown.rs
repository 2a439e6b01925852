//! Source reliability in Markdown.

use super::table::{chart, identity, notes, piece_line, score_lines};
use super::{SourceTrust, TrustReport};
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
        for (title, pieces) in [("Largest losses", &why.losses), ("Largest gains", &why.gains)] {
            for (n, piece) in pieces.iter().enumerate() {
                if n == 0 {
                    line(&mut out, format_args!("{title}:\n"));
                }
                line(&mut out, format_args!("- {}", escaped(&piece_line(piece))));
                for evidence in &piece.quotes {
                    let (source, quote) = (escaped(&evidence.source), escaped(&evidence.quote));
                    line(&mut out, format_args!("  > {quote}\n  > — {source}, line {}\n", evidence.line));
                }
            }
        }
        for (n, without) in why.without.iter().enumerate() {
            if n == 0 {
                line(&mut out, format_args!("\n| Without | Ranking |\n|---|---|"));
            }
            let ranking: Vec<String> = without.ranking.iter().map(|name| escaped(name)).collect();
            line(&mut out, format_args!("| {} | {} |", escaped(&without.source), ranking.join(" › ")));
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
    }
    out.push('\n');
    for note in notes(report) {
        line(&mut out, format_args!("- {}", escaped(note.trim())));
    }
    for row in report.score.iter().flat_map(score_lines) {
        line(&mut out, format_args!("- {}", escaped(row.trim())));
    }
    out
}

/// Writing to a string can't fail.
fn line(out: &mut String, text: std::fmt::Arguments<'_>) {
    let _ = writeln!(out, "{text}");
}

fn sources(out: &mut String, head: &str, rows: &[SourceTrust]) {
    line(
        out,
        format_args!(
            "| {head} | Reliability | 90% interval | | Slots | Shared | Alone | Won | Lost | Copies |\n\
             |---|---:|---|---|---:|---:|---:|---:|---:|---|"
        ),
    );
    for row in rows {
        let copies: Vec<String> = row.copies.iter().map(|name| escaped(name)).collect();
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
                row.lost,
                copies.join(", ")
            ),
        );
    }
}
