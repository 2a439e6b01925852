//! Reads the tables: one row a line, columns separated by tabs, lists by semicolons, comments after `#`.

/// The rows of `text` that have exactly `N` columns. An empty last column may be left off together with its tab.
pub(super) fn rows<const N: usize>(text: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    lines(text).filter_map(|line| {
        let mut row = [""; N];
        let mut count = 0;
        for column in line.split('\t') {
            *row.get_mut(count)? = column.trim();
            count += 1;
        }
        (count == N || count + 1 == N).then_some(row)
    })
}

/// The lines of `text` that are neither empty nor comments.
pub(super) fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'))
}

/// The parts of a list.
pub(super) fn list(column: &'static str) -> impl Iterator<Item = &'static str> {
    column.split(';').map(str::trim).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_rows_and_skips_comments_and_misshapen_lines() {
        let found: Vec<[&str; 3]> = rows("# a\tb\tc\n\nx\ty;z\t\nx\ty\nx\nx\ty\tz\tw\n").collect();
        assert_eq!(found, [["x", "y;z", ""], ["x", "y", ""]]);
    }

    #[test]
    fn splits_lists() {
        assert_eq!(list("a; b c ;;").collect::<Vec<_>>(), ["a", "b c"]);
        assert_eq!(list("").count(), 0);
    }
}
