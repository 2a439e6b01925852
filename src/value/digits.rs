//! Numbers that are one number written wrongly: the digits of one with two neighbours swapped.
//!
//! Swapped neighbours are one of the four kinds of error that make up most of what goes wrong in copying by hand (Damerau
//! 1964), and hardly ever chance where three digits or more are the same in two texts on one subject.

use super::Quantity;

/// The digits of an amount without leading and trailing noughts, at most six places behind the point.
pub fn significant(amount: f64) -> String {
    let amount = amount.abs();
    // Most are whole, which is written much faster.
    let text = if amount.fract() == 0.0 && amount < 1e15 {
        (amount as i64).to_string()
    } else {
        format!("{amount:.6}").replace('.', "")
    };
    text.trim_matches('0').to_string()
}

/// Of how many digits two amounts of one size are, if they differ by two swapped neighbours.
pub fn transposed(x: &Quantity, y: &Quantity) -> Option<usize> {
    if x.dimension != y.dimension || magnitude(x.nominal) != magnitude(y.nominal) {
        return None;
    }
    swapped(&significant(x.nominal), &significant(y.nominal))
}

fn magnitude(amount: f64) -> i32 {
    if amount == 0.0 { 0 } else { amount.abs().log10().floor() as i32 }
}

fn swapped(p: &str, q: &str) -> Option<usize> {
    let (p, q) = (p.as_bytes(), q.as_bytes());
    if p.len() != q.len() || p.len() < 2 {
        return None;
    }
    let at = p.iter().zip(q).position(|(x, y)| x != y)?;
    let swap = at + 1 < p.len() && p[at] == q[at + 1] && p[at + 1] == q[at] && p[at + 2..] == q[at + 2..];
    swap.then_some(p.len())
}

#[cfg(test)]
mod tests {
    use super::swapped;

    #[test]
    fn two_neighbours_change_places_and_nothing_else() {
        assert_eq!(swapped("714", "741"), Some(3));
        assert_eq!(swapped("58", "85"), Some(2));
        assert_eq!(swapped("714", "417"), None);
        assert_eq!(swapped("714", "715"), None);
        assert_eq!(swapped("714", "714"), None);
        assert_eq!(swapped("7", "8"), None);
    }
}
