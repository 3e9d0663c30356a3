//! The columns of the corpus: id, date, publication, places, title, body.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use crate::Fault;

pub struct Article<'a> {
    pub id: &'a str,
    pub date: &'a str,
    pub publication: &'a str,
    pub places: &'a str,
    pub title: &'a str,
    pub body: &'a str,
}

/// Hands over the first articles of a corpus.
pub fn each(file: &Path, articles: usize, mut take: impl FnMut(Article) -> Result<(), Fault>) -> Result<(), Fault> {
    let mut reader = BufReader::with_capacity(1 << 20, File::open(file)?);
    let mut line = String::new();
    for n in 0..articles {
        line.clear();
        if reader.read_line(&mut line)? == 0 {
            return Err(format!("the corpus has {n} articles; want {articles}").into());
        }
        let cells: Vec<&str> = line.trim_end_matches('\n').split('\t').collect();
        let [id, date, publication, places, title, body] = cells[..] else {
            return Err(format!("article {} has {} columns; want 6", n + 1, cells.len()).into());
        };
        take(Article { id, date, publication, places, title, body })?;
    }
    Ok(())
}
