//! Cuts visible text into blocks by its shape: lines, blank lines, marks and lengths. No grammar, no word list
//! beyond page furniture and function words.

pub mod boilerplate;
pub mod dateline;
pub(crate) mod lines;
pub(crate) mod table;

use super::outline::LEAD_IN;
use super::{Block, BlockKind, Span};
use lines::Line;
use std::collections::BTreeSet;

/// What a line break in the text means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Breaks {
    /// Plain text: wrapped at a width, or one line a paragraph; headings and tables are guessed.
    Plain,
    /// Only a wrap: the lines of a paragraph whose ends the format marks.
    Soft,
    /// Set by the author inside a paragraph, as `<br>` does: a new block, unless the sentence goes on.
    Hard,
}

/// How many blocks from the top a line of place and date is looked for.
const TOP: usize = 8;

/// Length from which a line may be part of a sentence that goes on behind a blank line; shorter ones stand alone.
const SENTENCE: usize = 40;

/// The blocks of `span`, in order. `kind` is what a block is that shows no other shape: `Paragraph` or `Item`.
/// `first` is the number of blocks that stand above it on the page.
pub fn lay_out(text: &str, span: Span, kind: BlockKind, breaks: Breaks, first: usize) -> Vec<Block> {
    let lines = lines::lines(text, span);
    let width = if breaks == Breaks::Plain { lines::wrap_width(&lines) } else { None };
    let speakers = speakers(text, &lines);
    let dates = lines.iter().filter(|line| lines::is_date_heading(line.span.of(text)));
    let dated = dates.take(2).count() > 1;
    let mut layout =
        Layout { text, breaks, kind, width, speakers, first, blocks: Vec::new(), dated, wrapped: false };
    let mut start = 0;
    while start < lines.len() {
        let end = (start + 1..lines.len()).find(|&i| lines[i].after_blank).unwrap_or(lines.len());
        layout.chunk(&lines[start..end], lines.get(end));
        start = end;
    }
    layout.finish()
}

struct Layout<'a> {
    text: &'a str,
    breaks: Breaks,
    kind: BlockKind,
    width: Option<usize>,
    speakers: BTreeSet<&'a str>,
    first: usize,
    blocks: Vec<Block>,
    /// Whether several lines are nothing but a date, so that each heads what follows it.
    dated: bool,
    /// Whether lines have been joined in the last block, within the present chunk.
    wrapped: bool,
}

/// Labels that stand before something said, in any line of the text.
fn speakers<'a>(text: &'a str, lines: &[Line]) -> BTreeSet<&'a str> {
    lines
        .iter()
        .filter_map(|line| lines::label(text, line.span))
        .filter(|(_, value)| lines::is_utterance(value.of(text)))
        .map(|(key, _)| key.of(text))
        .collect()
}

impl Layout<'_> {
    fn chunk(&mut self, chunk: &[Line], below: Option<&Line>) {
        let plain = self.breaks == Breaks::Plain;
        let menu = || chunk.iter().all(|line| boilerplate::is_boilerplate(line.span.of(self.text)));
        if let Some(rows) = table::rows(self.text, chunk).filter(|_| plain && !menu()) {
            self.blocks.extend(rows);
            return;
        }
        self.wrapped = false;
        for (i, line) in chunk.iter().enumerate() {
            let before = if i == 0 { None } else { chunk.get(i - 1) };
            if !self.join(before, line) {
                let stray = self.blocks.last().is_some_and(|last| last.boilerplate || last.dateline);
                self.open(line, chunk.get(i + 1), i == 0 || stray, below);
            }
        }
    }

    /// Adds the line to the last block if it goes on there.
    fn join(&mut self, before: Option<&Line>, line: &Line) -> bool {
        let Some(last) = self.blocks.last() else { return false };
        let open = matches!(last.kind, BlockKind::Paragraph | BlockKind::Item)
            && !last.boilerplate
            && !last.dateline;
        let (last_text, text) = (tail(last.span.of(self.text)), line.span.of(self.text));
        let joins = open
            && match before {
                None => self.joins_across(last, text),
                Some(before) => {
                    let goes_on = lines::continues(last_text, text)
                        && lines::item(self.text, line.span).is_none()
                        && (self.wrapped || self.may_break_off(last, text));
                    goes_on || (!self.starts(line) && self.is_wrapped(before, line, last_text))
                }
            };
        if joins {
            self.wrapped |= before.is_some();
            if let Some(last) = self.blocks.last_mut() {
                last.span.end = line.span.end;
            }
        }
        joins
    }

    /// Whether the first line of a block may be cut short by its end; a short line in capitals or title case, such as
    /// a masthead over its motto, stands alone.
    fn may_break_off(&self, last: &Block, text: &str) -> bool {
        let before = last.span.of(self.text);
        self.breaks != Breaks::Plain
            || lines::is_open(tail(before))
            || before.starts_with(char::is_lowercase)
            || last.span.len() >= SENTENCE
            || lines::is_finished(tail(text))
    }

    /// Whether a sentence goes on behind a blank line.
    fn joins_across(&self, last: &Block, text: &str) -> bool {
        let before = tail(last.span.of(self.text));
        let long = self.breaks != Breaks::Plain
            || last.span.len() >= SENTENCE && !matches!(last.kind, BlockKind::Item);
        long && !lines::is_bullet(text)
            && !lines::is_finished(before)
            && !boilerplate::is_boilerplate(text)
            && !dateline::is_dateline(text)
            && !lines::is_ticker(text)
            && lines::continues(before, text)
    }

    /// Whether the break before `line` only keeps the text within its width.
    fn is_wrapped(&self, before: &Line, line: &Line, last_text: &str) -> bool {
        if self.breaks == Breaks::Soft {
            return true;
        }
        let finished = lines::is_finished(last_text);
        let Some(width) = self.width else { return self.wrapped && !finished };
        let word = line.span.of(self.text).split_whitespace().next().map_or(0, |word| word.chars().count());
        let reach = before.chars + 1 + word;
        if finished { reach > width } else { reach * 100 > width * 82 || self.wrapped }
    }

    /// Whether the line has the shape of a block of its own.
    fn starts(&self, line: &Line) -> bool {
        let text = line.span.of(self.text);
        lines::is_ticker(text)
            || lines::item(self.text, line.span).is_some()
            || self.key_value(line.span).is_some()
            || self.speaks(line.span)
            || dateline::is_dateline(text)
            || self.is_top() && dateline::is_place_and_date(text)
            || boilerplate::is_boilerplate(text)
    }

    fn key_value(&self, span: Span) -> Option<(Span, Span)> {
        let (key, value) = lines::key_value(self.text, span)?;
        (!self.speakers.contains(key.of(self.text))).then_some((key, value))
    }

    fn speaks(&self, span: Span) -> bool {
        lines::label(self.text, span).is_some_and(|(key, _)| self.speakers.contains(key.of(self.text)))
    }

    /// Begins a block with the line.
    fn open(&mut self, line: &Line, next: Option<&Line>, heads: bool, below: Option<&Line>) {
        let (text, span) = (line.span.of(self.text), line.span);
        self.wrapped = false;
        let plain = self.breaks == Breaks::Plain;
        if boilerplate::is_boilerplate(text) {
            let mut block = Block::new(BlockKind::Paragraph, span);
            block.boilerplate = true;
            self.blocks.push(block);
        } else if lines::is_date_heading(text) {
            let kind = if plain && self.dated { BlockKind::Heading(3) } else { self.kind.clone() };
            let mut block = Block::new(kind, span);
            block.dateline = true;
            self.blocks.push(block);
        } else if dateline::is_dateline(text)
            || (self.is_top() && dateline::is_place_and_date(text) && self.key_value(span).is_none())
        {
            let mut block = Block::new(BlockKind::Paragraph, span);
            block.dateline = true;
            self.blocks.push(block);
        } else if let Some(content) = lines::item(self.text, span).filter(|_| plain) {
            self.field_or(content, BlockKind::Item);
        } else if let Some(level) = self.heading(line, next, heads, below).filter(|_| plain) {
            self.blocks.push(Block::new(BlockKind::Heading(level), span));
        } else {
            self.field_or(span, self.kind.clone());
        }
    }

    fn field_or(&mut self, span: Span, kind: BlockKind) {
        if let Some((key, value)) = self.key_value(span) {
            self.blocks.push(Block::new(BlockKind::KeyValue { key, value }, span));
            return;
        }
        let mut start = span.start;
        if let Some(len) = dateline::prefix(span.of(self.text)) {
            start += len;
            let mut block =
                Block::new(BlockKind::Paragraph, lines::trim(self.text, Span::new(span.start, start)));
            block.dateline = true;
            self.blocks.push(block);
        }
        self.blocks.push(Block::new(kind, Span::new(start, span.end)));
    }

    fn is_top(&self) -> bool {
        self.first + self.blocks.len() < TOP
    }

    /// The level of the heading that the line is, in plain text: 1 for the title, 2 for others.
    fn heading(&self, line: &Line, next: Option<&Line>, heads: bool, below: Option<&Line>) -> Option<u8> {
        let text = line.span.of(self.text);
        let title = self.first == 0 && !self.blocks.iter().any(|block| !block.boilerplate && !block.dateline);
        let deck = matches!(self.blocks.as_slice(), [.., last] if last.kind == BlockKind::Heading(1));
        let (chars, count) = if title {
            (240, 34)
        } else if deck {
            (140, 20)
        } else {
            (90, 13)
        };
        if line.chars > chars || lines::longer_than(text, count) || !heads && !deck {
            return None;
        }
        let lead_in = text.ends_with(':');
        let bare = text.trim_end_matches(['"', '”', '’', '\'', ')']);
        let stopped =
            bare.ends_with(['.', '!', '?', ',', ';', '…']) && !(title && bare.ends_with(['!', '?']));
        let opens =
            text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "\"“‘'«¿¡(".contains(c));
        // A line that only a page break parts from the rest of its sentence.
        let goes_on = below.is_some_and(|line| lines::continues(text, line.span.of(self.text)));
        let broken = next.is_none() && line.chars >= SENTENCE && goes_on;
        let worded = text.contains(char::is_alphabetic)
            && (title || !lines::has_inner_stop(text))
            && !(line.chars >= SENTENCE && lines::is_open(text));
        if stopped || !opens || broken || !worded || lines::is_ticker(text) || self.speaks(line.span) {
            return None;
        }
        let follows = next.is_some() || below.is_some();
        let stands = match next {
            None => true,
            Some(next) => {
                let room = self.width.is_none_or(|width| line.chars * 10 < width * 7);
                let goes_on = lines::continues(text, next.span.of(self.text));
                !goes_on
                    && room
                    && (title || lead_in || line.chars <= 60 && !self.is_list_of_lines(line, next))
            }
        };
        let beside = next.is_some_and(|next| self.key_value(next.span).is_some());
        let alone = !title && (next.is_some() || !lines::longer_than(text, 9));
        let field = (beside || alone) && self.key_value(line.span).is_some();
        if !follows || !stands || field {
            return None;
        }
        Some(if lead_in {
            LEAD_IN
        } else if title {
            1
        } else {
            2
        })
    }

    /// Whether line and next look alike, as in an address or a list of names, so that neither heads the other.
    fn is_list_of_lines(&self, line: &Line, next: &Line) -> bool {
        let text = next.span.of(self.text);
        next.chars < line.chars * 2
            && next.chars <= 60
            && !lines::is_finished(text)
            && lines::item(self.text, next.span).is_none()
            && self.key_value(next.span).is_none()
    }

    fn finish(mut self) -> Vec<Block> {
        let plain = self.breaks == Breaks::Plain;
        let half = self.blocks.len() / 2;
        // Titles that follow "Related articles", and whatever readers wrote below the article.
        let (mut titles, mut replies) = (false, false);
        for (i, block) in self.blocks.iter_mut().enumerate() {
            let text = block.span.of(self.text);
            let prose = lines::is_finished(text) || text.len() > 160;
            let furniture = !block.dateline && boilerplate::is_boilerplate(text);
            titles = plain && !prose && (boilerplate::is_aside_heading(text) || titles);
            replies |= plain && i > half && boilerplate::is_reply_heading(text);
            block.boilerplate |= furniture || titles && !block.dateline || replies;
        }
        // A line at the foot of a page heads nothing.
        let foot =
            self.blocks.iter_mut().rev().take_while(|block| block.boilerplate || is_low_heading(block));
        foot.filter(|block| plain && !block.boilerplate).for_each(|block| block.kind = BlockKind::Paragraph);
        self.blocks
    }
}

fn is_low_heading(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Heading(2..))
}

/// The end of a block, long enough to judge how it ends.
fn tail(text: &str) -> &str {
    const LENGTH: usize = 120;
    let mut at = text.len().saturating_sub(LENGTH);
    while !text.is_char_boundary(at) {
        at += 1;
    }
    &text[at..]
}
