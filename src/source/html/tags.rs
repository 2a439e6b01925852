//! What HTML's elements and class names mean for reading. Lists in lower case.

/// Elements without content.
const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
];

/// Elements whose content is no part of what is read.
const HIDDEN: &[&str] = &[
    "head", "script", "style", "nav", "footer", "aside", "form", "button", "template", "noscript", "select",
    "svg", "iframe", "object", "canvas", "audio", "video", "textarea", "label", "dialog", "noframes", "math",
];

/// Elements that stand in a line of text.
const INLINE: &[&str] = &[
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font",
    "i", "ins", "kbd", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong",
    "sub", "sup", "time", "tt", "u", "var", "wbr", "img", "label", "output", "nobr",
];

/// Words of a class or id that mark page furniture.
const FURNITURE: &[&str] = &[
    "ad",
    "ads",
    "advert",
    "advertisement",
    "bottomnav",
    "breadcrumb",
    "breadcrumbs",
    "comment",
    "comments",
    "consent",
    "cookie",
    "cookies",
    "copyright",
    "disqus",
    "footer",
    "menu",
    "modal",
    "nav",
    "navbar",
    "navbox",
    "navfooter",
    "navheader",
    "navigation",
    "navpath",
    "navrow",
    "newsletter",
    "pager",
    "pagination",
    "popup",
    "promo",
    "recirc",
    "recommended",
    "related",
    "share",
    "sharing",
    "sidebar",
    "skip",
    "sphinxsidebar",
    "subnav",
    "toc",
    "topnav",
    "social",
    "sponsored",
    "subscribe",
    "subscription",
];

/// Words of a class or id that mark program text and what a terminal shows: those of DocBook, Sphinx and highlighters.
const CODE: &[&str] = &[
    "cmdsynopsis",
    "code",
    "codehilite",
    "console",
    "highlight",
    "language",
    "listing",
    "literalblock",
    "programlisting",
    "screen",
    "sourcecode",
    "synopsis",
    "terminal",
];

/// Words of a class or id that mark an author's name, a place or a day of publication.
const DATELINE: &[&str] =
    &["author", "by", "byline", "date", "dateline", "meta", "posted", "pubdate", "published", "timestamp"];

/// Whether the element has no content and no end tag.
pub(crate) fn is_void(name: &str) -> bool {
    VOID.contains(&name)
}

/// Whether what the element holds isn't read.
pub(crate) fn is_hidden(name: &str) -> bool {
    HIDDEN.contains(&name)
}

/// Whether the element breaks no line.
pub(crate) fn is_inline(name: &str) -> bool {
    INLINE.contains(&name)
}

/// The level of a heading element.
pub(crate) fn heading(name: &str) -> Option<u8> {
    let level = name.strip_prefix('h')?.parse().ok()?;
    (1..=6).contains(&level).then_some(level)
}

/// Whether a class or id attribute marks page furniture.
pub(crate) fn is_furniture(attribute: &str) -> bool {
    names(attribute, FURNITURE)
}

/// Whether a class or id attribute marks program text.
pub(crate) fn is_code(attribute: &str) -> bool {
    names(attribute, CODE)
}

/// Whether a class or id attribute marks a dateline or byline.
pub(crate) fn is_dateline(attribute: &str) -> bool {
    names(attribute, DATELINE)
}

fn names(attribute: &str, words: &[&str]) -> bool {
    attribute
        .split_whitespace()
        // `has-sidebar` and `no-comments` speak of other elements.
        .filter(|class| {
            !["has-", "with-", "no-", "is-", "without-"].iter().any(|start| class.starts_with(start))
        })
        .flat_map(|class| class.split(['-', '_', ':']))
        .any(|word| words.contains(&word.to_ascii_lowercase().as_str()))
}

/// The elements that a start tag of `name` ends when their own end tag was left out, up to the nearest of the
/// second list.
pub(crate) fn implied_ends(name: &str) -> Option<(&'static [&'static str], &'static [&'static str])> {
    match name {
        "li" => Some((&["li"], &["ul", "ol", "menu"])),
        "dt" | "dd" => Some((&["dt", "dd"], &["dl"])),
        "tr" => Some((&["tr"], &["table"])),
        "td" | "th" => Some((&["td", "th"], &["tr", "table"])),
        "thead" | "tbody" | "tfoot" => Some((&["thead", "tbody", "tfoot"], &["table"])),
        "option" => Some((&["option"], &["select"])),
        _ if !is_inline(name) && !is_void(name) => {
            Some((&["p"], &["td", "th", "li", "dd", "div", "section"]))
        }
        _ => None,
    }
}
