//! A sentence's tree read downwards.

use std::ops::Index;

use crate::analysis::Token;

/// The children of every token, in order.
#[derive(Clone, Debug)]
pub struct Children {
    // Where each token's children start in `all`.
    starts: Vec<usize>,
    all: Vec<usize>,
}

impl Children {
    /// Reads them off the tokens' heads.
    pub fn new(tokens: &[Token]) -> Self {
        let mut starts = vec![0; tokens.len() + 2];
        let heads = || tokens.iter().enumerate().filter_map(|(i, t)| Some((i, t.head?)));
        let inside = || heads().filter(|(_, head)| *head < tokens.len());
        inside().for_each(|(_, head)| starts[head + 2] += 1);
        for i in 2..starts.len() {
            starts[i] += starts[i - 1];
        }
        // Filling in moves every start to its end, which is the next one's start.
        let mut all = vec![0; starts[starts.len() - 1]];
        for (i, head) in inside() {
            all[starts[head + 1]] = i;
            starts[head + 1] += 1;
        }
        Children { starts, all }
    }

    /// An order in which every token comes after its head.
    pub fn downwards(&self, tokens: &[Token]) -> Vec<usize> {
        let mut order = Vec::with_capacity(tokens.len());
        order.extend((0..tokens.len()).filter(|&i| tokens[i].head.is_none()));
        let mut at = 0;
        while let Some(&next) = order.get(at) {
            order.extend(&self[next]);
            at += 1;
        }
        order
    }
}

impl Index<usize> for Children {
    type Output = [usize];

    fn index(&self, token: usize) -> &[usize] {
        &self.all[self.starts[token]..self.starts[token + 1]]
    }
}

/// The range of words that each token's subtree covers, given an order of heads before children.
pub fn yields(tokens: &[Token], downwards: &[usize]) -> Vec<(usize, usize)> {
    let mut ranges: Vec<(usize, usize)> = (0..tokens.len()).map(|i| (i, i + 1)).collect();
    // Children before heads, without recursion: a tree of ten thousand words may be a chain.
    for &i in downwards.iter().rev() {
        if let Some(head) = tokens[i].head.filter(|&h| h < tokens.len()) {
            let (start, end) = ranges[i];
            ranges[head] = (ranges[head].0.min(start), ranges[head].1.max(end));
        }
    }
    ranges
}
