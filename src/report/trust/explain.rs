//! What makes a source's figure, in words: the identity, its largest losses and gains, the ranking without each other source.

use super::table::{hanging, paragraph};
use super::{Piece, SourceTrust, Why};
use crate::report::Evidence;
use crate::report::quote::{Quote, clean, short};
use crate::report::style::{Role, marked, mention};
use crate::report::summary::{counted, percent};

/// Above this many sources a ranking is told by the place of the one that is asked for.
const MOST_RANKED: usize = 12;

/// The sentence of the identity.
pub fn identity(why: &Why) -> String {
    let copies = match why.duplicates {
        0 => String::new(),
        n => format!("; {} counted once", counted(n, "duplicate")),
    };
    let confirmed = match why.confirmed_all {
        0.0 => String::new(),
        all => format!(", confirmed values {} of {}", trimmed(why.confirmed_right), trimmed(all)),
    };
    format!(
        "{}: {:.2} = prior {} of {}{confirmed} plus {:.2} of {:.2} effective claims{copies}",
        clean(&why.source),
        why.reliability,
        trimmed(why.prior_right),
        trimmed(why.prior_all),
        why.right,
        why.claims
    )
}

/// Where the prior comes from, and what there is to say where nothing else counts.
pub fn grounds(why: &Why) -> Vec<String> {
    let mut lines = Vec::new();
    if let (Some(own), Some(usual)) = (&why.manner, &why.usual_manner) {
        lines.push(format!(
            "The prior is that of its manner: {:.1} statements in 100 words (usual here: {:.1}), words such as “I” and \
             “you” {:.1} times in 100 (usual here: {:.1}).",
            own.statements, usual.statements, own.personal, usual.personal
        ));
    }
    if why.superseded > 0 {
        lines.push(format!(
            "Later ones overtook {} of it, which counts neither for nor against it.",
            counted(why.superseded, "statement")
        ));
    }
    if why.claims + why.confirmed_all == 0.0 {
        lines.push(
            "No other source was found to speak of what it says now: that is uncorroborated, and the figure is only what was \
             believed beforehand."
                .to_owned(),
        );
    }
    lines
}

fn trimmed(x: f64) -> String {
    format!("{x:.2}").trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// What makes a source's figure, for a terminal.
pub fn explain(why: &Why, rows: &[SourceTrust], columns: usize, color: bool) -> String {
    let mut out = String::new();
    paragraph(&mut out, &marked(Role::Strong, &identity(why)), columns);
    grounds(why).iter().for_each(|line| paragraph(&mut out, line, columns));
    let quotes = |out: &mut String, quotes: &[Evidence], most: usize| {
        for evidence in quotes.iter().take(most) {
            let Quote { before, mention: words, after } = Quote::of(evidence).fit(200);
            let place = format!("{}:{}", clean(&evidence.source), evidence.line);
            let quote = format!("“{before}{}{after}” — {place}", mention(&words, color));
            hanging(out, "    ", &quote, 0, columns);
        }
    };
    for (title, pieces) in [("Largest losses", &why.losses), ("Largest gains", &why.gains)] {
        if !pieces.is_empty() {
            out.push_str(&format!("\n{title}:\n"));
        }
        let mut last = None;
        for piece in pieces {
            paragraph(&mut out, &format!("- {}", piece_line(piece)), columns);
            quotes(&mut out, &piece.quotes, 2);
            if piece.quotes.is_empty() {
                continue;
            }
            let against = piece.against.as_deref().map(|best| (piece.slot.as_str(), best));
            if let Some((_, best)) = against.filter(|_| against != last) {
                paragraph(&mut out, &format!("  best supported: {}", short(best, 60)), columns);
                quotes(&mut out, &piece.against_quotes, 1);
            }
            last = against;
        }
    }
    for (n, line) in rankings(why, rows).iter().enumerate() {
        out.push_str(if n == 0 { "\nThe ranking without each other source:\n" } else { "" });
        paragraph(&mut out, &format!("- {line}"), columns);
    }
    out.push('\n');
    out
}

/// At most as many sources are named of those without which nothing changes.
const MOST_NAMED: usize = 8;

/// What the ranking would be without each other source, those first that change nothing.
pub fn rankings(why: &Why, rows: &[SourceTrust]) -> Vec<String> {
    let now: Vec<&str> = rows.iter().map(|row| row.id.as_str()).collect();
    if why.without.is_empty() && now.len() > MOST_RANKED {
        return vec![format!("not computed, which would take too long with {} sources", now.len())];
    }
    // Who is quoted has no place among the documents.
    let place = |ranking: &[&str]| ranking.iter().position(|name| *name == why.source).map_or(0, |at| at + 1);
    let (mut same, mut lines) = (Vec::new(), Vec::new());
    for without in &why.without {
        let then: Vec<&str> = without.ranking.iter().map(String::as_str).collect();
        let left: Vec<&str> = now.iter().copied().filter(|name| then.contains(name)).collect();
        let short_list = now.len() <= MOST_RANKED;
        if left == then || !short_list && place(&left) == place(&then) {
            same.push(clean(&without.source));
        } else if short_list {
            let names: Vec<String> = then.iter().map(|name| clean(name)).collect();
            lines.push(format!("{}: {}", clean(&without.source), names.join(" > ")));
        } else {
            let (was, is) = (place(&left), place(&then));
            lines.push(format!("{}: place {is} of {} rather than {was}", clean(&without.source), then.len()));
        }
    }
    if !same.is_empty() {
        let more = same.len().saturating_sub(MOST_NAMED);
        same.truncate(MOST_NAMED);
        if more > 0 {
            same.push(format!("{more} more"));
        }
        let what = if now.len() <= MOST_RANKED { "the others in the same order" } else { "the same place" };
        lines.insert(0, format!("{}: {what}", same.join(", ")));
    }
    lines
}

/// A claim and what it counts for, in a line.
pub fn piece_line(piece: &Piece) -> String {
    // Where there are quotes, those of the best supported value follow.
    let against = piece.against.as_deref().filter(|_| piece.quotes.is_empty());
    // Of a value on which sources agree the attribute is not always known.
    let slot = if piece.slot.is_empty() { String::new() } else { format!("{}: ", short(&piece.slot, 80)) };
    format!(
        "{slot}{}{}; {} likely, weight {:.2}",
        short(&piece.value, 60),
        against.map(|best| format!(" (best supported: {})", short(best, 60))).unwrap_or_default(),
        percent(piece.probability),
        piece.weight
    )
}
