//! A row of totals against the rows above it.

use super::{Anchor, Claim, ClaimValue, LISTED, Qualifiers, Role, STATED, Scene, Slot, Term};
use crate::text::{Block, BlockKind, Span};
use crate::value::{Dimension, Hedge, Quantity, Value};

/// How far a total may be from its sum to be meant as one, as a share; what is further off sums up something else.
const NEAR: f64 = 0.1;
/// Most rows that are summed.
const ROWS: usize = 200;

/// Reads "Total | 46" as a number and the sum of the cells above it as another.
pub(super) fn extract(scene: &Scene<'_>, claims: &mut Vec<Claim>) {
    let Some(BlockKind::Row { cells, .. }) = scene.block().map(|b| &b.kind) else { return };
    let Some((label, rest)) = cells.split_first() else { return };
    let shown = label.of(scene.text()).trim().to_lowercase();
    if !matches!(shown.as_str(), "total" | "totals" | "sum" | "in all" | "all" | "overall" | "in total") {
        return;
    }
    for (column, cell) in rest.iter().enumerate() {
        let total = scene.values.iter().find(|v| cell.contains(v.span)).and_then(|v| match &v.value {
            Value::Quantity(q) if is_whole(q) => Some((q, v.span)),
            _ => None,
        });
        let Some((total, span)) = total else { continue };
        let Some((sum, above)) = sum_above(scene, column + 1, cells.len()) else { continue };
        let gap = (sum - total.nominal).abs();
        if gap == 0.0 || gap <= total.nominal * NEAR {
            push(scene, (total, span), (sum, above), claims);
        }
    }
}

fn is_whole(q: &Quantity) -> bool {
    q.dimension == Dimension::Count && q.hedge == Hedge::Exact && q.nominal.fract() == 0.0
}

/// The sum of a column over the rows right above as far as its cells are plain numbers, with where they stand.
fn sum_above(scene: &Scene<'_>, column: usize, width: usize) -> Option<(f64, Span)> {
    let text = &scene.source.source.text;
    let own = scene.sentence().block;
    let row = |b: &Block| match &b.kind {
        BlockKind::Row { cells, .. } if cells.len() == width => Some((cells[column], b.span)),
        _ => None,
    };
    let mut sum = 0.0;
    let mut spans: Option<Span> = None;
    let mut rows = 0;
    for block in text.blocks.get(..own)?.iter().rev().take(ROWS) {
        let Some((cell, span)) = row(block) else { break };
        let Some(amount) = plain_number(cell.of(&text.visible)) else { break };
        sum += amount;
        spans = Some(spans.map_or(span, |s| s.join(span)));
        rows += 1;
    }
    spans.filter(|_| rows >= 2).map(|span| (sum, span))
}

/// "1,204"; nothing with a sign, a unit or a fraction.
fn plain_number(cell: &str) -> Option<f64> {
    let digits: String = cell.trim().chars().filter(|c| !matches!(c, ',' | ' ' | '\u{a0}')).collect();
    (!digits.is_empty() && digits.len() <= 12 && digits.bytes().all(|b| b.is_ascii_digit()))
        .then(|| digits.parse().ok())
        .flatten()
}

fn push(
    scene: &Scene<'_>,
    (total, span): (&Quantity, Span),
    (sum, above): (f64, Span),
    claims: &mut Vec<Claim>,
) {
    // Ties the total to its own rows.
    let own = format!("#{}", span.start);
    let claim = |amount: f64, at: Span, side: &str| {
        let anchors = [own.as_str(), side]
            .map(|sign| Anchor { term: Term::Word(sign.to_string()), role: Role::Heading });
        let head = Anchor { term: Term::Word("total".into()), role: Role::Head };
        let anchors = anchors.into_iter().chain([head]).collect();
        let quantity = Quantity { nominal: amount, low: amount, high: amount, ..total.clone() };
        let value = ClaimValue::Typed(Value::Quantity(quantity));
        scene.claim(Slot::ListSize, "total", anchors, value, at, Qualifiers::plain())
    };
    let first = scene.source.sentences.iter().position(|s| above.contains(s.span));
    let mut listed = claim(sum, above, LISTED);
    listed.sentence = first.unwrap_or(scene.index);
    claims.push(claim(total.nominal, span, STATED));
    claims.push(listed);
}
