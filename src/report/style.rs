//! Colour and line breaking for the terminal.
//!
//! Text is marked with zero-width characters first, which never come out of a source (see [`super::quote`]), so that
//! it can be wrapped and laid out in tables; the last step turns the marks into colours or takes them out.

use anstyle::{AnsiColor, Style};

/// How the output is to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Columns of the terminal.
    pub width: usize,
    /// Whether colours may be used.
    pub color: bool,
    /// Whether to list the sources too.
    pub verbose: bool,
}

impl Look {
    /// Least number of columns that a layout is made for.
    pub const MIN_WIDTH: usize = 40;
    /// Number of columns where the terminal's width is unknown.
    pub const DEFAULT_WIDTH: usize = 100;

    /// Columns to lay out for.
    pub(crate) fn columns(&self) -> usize {
        self.width.clamp(Self::MIN_WIDTH, 1000)
    }
}

impl Default for Look {
    fn default() -> Self {
        Look { width: Self::DEFAULT_WIDTH, color: false, verbose: false }
    }
}

/// What a piece of text is, for its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    Mention,
    Strong,
    Faint,
    Red,
    Magenta,
    Cyan,
}

const END: char = '\u{2064}';
const MARKS: [(char, Role); 6] = [
    ('\u{2061}', Role::Mention),
    ('\u{2062}', Role::Strong),
    ('\u{2063}', Role::Faint),
    ('\u{206a}', Role::Red),
    ('\u{206b}', Role::Magenta),
    ('\u{206c}', Role::Cyan),
];

impl Role {
    fn style(self) -> Style {
        match self {
            Role::Mention => Style::new().bold().underline(),
            Role::Strong => Style::new().bold(),
            Role::Faint => Style::new().dimmed(),
            Role::Red => Style::new().bold().fg_color(Some(AnsiColor::Red.into())),
            // Yellow is hard to read on white.
            Role::Magenta => Style::new().bold().fg_color(Some(AnsiColor::Magenta.into())),
            Role::Cyan => Style::new().bold().fg_color(Some(AnsiColor::Cyan.into())),
        }
    }
}

/// `text` marked as what it is.
pub(crate) fn marked(role: Role, text: &str) -> String {
    match MARKS.iter().find(|(_, marked)| *marked == role) {
        Some((mark, _)) if !text.is_empty() => format!("{mark}{text}{END}"),
        _ => text.to_owned(),
    }
}

/// The words that carry a value: in their own style where colours may be used, or else between guillemets.
pub(crate) fn mention(text: &str, color: bool) -> String {
    match (text.is_empty(), color) {
        (true, _) => String::new(),
        (_, true) => marked(Role::Mention, text),
        (_, false) => format!("«{text}»"),
    }
}

/// Turns the marks into colours, or takes them out.
pub(crate) fn painted(text: &str, color: bool) -> String {
    let mut painted = String::with_capacity(text.len());
    for character in text.chars() {
        let role = MARKS.iter().find(|(mark, _)| *mark == character).map(|&(_, role)| role);
        match role {
            Some(role) if color => painted.push_str(&role.style().render().to_string()),
            None if character == END && color => painted.push_str(&anstyle::Reset.render().to_string()),
            None if character != END => painted.push(character),
            _ => {}
        }
    }
    painted
}

/// `text` in lines of at most `width` columns. A mark that is open where a line ends is closed there and opened
/// again on the next, so that lines can be put beside each other.
pub(crate) fn wrapped(text: &str, width: usize) -> Vec<String> {
    let options = textwrap::Options::new(width.max(2)).word_splitter(textwrap::WordSplitter::NoHyphenation);
    let options = options.wrap_algorithm(textwrap::WrapAlgorithm::FirstFit);
    let mut open = None;
    let mut lines = Vec::new();
    for line in textwrap::wrap(text, options) {
        let mut whole: String = open.iter().collect();
        whole.push_str(&line);
        for character in line.chars() {
            if character == END {
                open = None;
            } else if MARKS.iter().any(|(mark, _)| *mark == character) {
                open = Some(character);
            }
        }
        whole.extend(open.map(|_| END));
        lines.push(whole);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_closed_at_the_end_of_a_line_and_opened_on_the_next() {
        let text = format!("one {} four", marked(Role::Strong, "two three"));
        let lines: Vec<_> = wrapped(&text, 8).iter().map(|line| painted(line, true)).collect();
        assert_eq!(lines, ["one \u{1b}[1mtwo\u{1b}[0m", "\u{1b}[1mthree\u{1b}[0m", "four"]);
    }

    #[test]
    fn without_colour_no_mark_is_left() {
        assert_eq!(painted(&marked(Role::Red, "grave"), false), "grave");
    }
}
