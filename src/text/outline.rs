//! Which headings a block stands under, and which sections are boilerplate as a whole.

use super::layout::{boilerplate, lines};
use super::{Block, BlockKind};

/// Level of a lead-in such as `What was agreed:`; it covers only the list, rows and fields right below it.
pub(crate) const LEAD_IN: u8 = 7;

/// Longest sentence, in bytes, that may still be the teaser of another page.
const TEASER: usize = 40;

fn is_prose(text: &str) -> bool {
    lines::is_finished(text) || lines::has_inner_stop(text)
}

/// Fills in `headings` of every block from the order and level of the headings, and marks what stands in a
/// section such as "Related articles" as boilerplate.
pub fn assign(visible: &str, blocks: &mut [Block]) {
    let mut open: Vec<(u8, usize)> = Vec::new();
    let mut aside: Option<u8> = None;
    let mut teasers = false;
    for (i, block) in blocks.iter_mut().enumerate() {
        let listed = !matches!(block.kind, BlockKind::Paragraph);
        if !listed && open.last().is_some_and(|&(level, _)| level == LEAD_IN) {
            open.pop();
        }
        if let BlockKind::Heading(level) = block.kind {
            while open.last().is_some_and(|&(above, _)| above >= level) {
                open.pop();
            }
            if aside.is_some_and(|above| level <= above) {
                aside = None;
            }
            block.headings = open.iter().map(|&(_, index)| index).collect();
            if boilerplate::is_aside_heading(block.span.of(visible)) {
                aside = aside.or(Some(level));
                teasers = boilerplate::is_teaser_heading(block.span.of(visible));
                block.boilerplate = true;
            } else if aside.is_none() && !block.boilerplate {
                open.push((level, i));
            }
        } else {
            block.headings = open.iter().map(|&(_, index)| index).collect();
        }
        // Prose below a list of teasers is the article again.
        let text = block.span.of(visible);
        let prose = block.kind == BlockKind::Paragraph && text.len() > TEASER && is_prose(text);
        if prose && teasers && !block.boilerplate {
            aside = None;
        }
        if aside.is_some() {
            block.boilerplate = true;
        }
    }
}
