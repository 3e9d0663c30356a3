//! Queries over title, which counts double, and body.

use tantivy::query::*;
use tantivy::schema::{Field, IndexRecordOption, Term};
use tantivy::tokenizer::{TextAnalyzer, TokenStream};

use crate::Fault;

pub struct Asked {
    op: String,
    terms: Vec<String>,
}

impl Asked {
    pub fn read(line: &str) -> Asked {
        let mut cells = line.split('\t').map(str::to_string);
        Asked { op: cells.next().unwrap_or_default(), terms: cells.collect() }
    }
}

pub struct Maker {
    pub title: Field,
    pub body: Field,
    pub analyzer: TextAnalyzer,
}

type Made = Box<dyn Query>;

impl Maker {
    pub fn make(&self, q: &Asked) -> Result<Made, Fault> {
        let stems: Vec<String> = q.terms.iter().map(|t| self.stem(t)).collect();
        Ok(match q.op.as_str() {
            "term" => Box::new(BooleanQuery::union(self.word(&stems[0]))),
            "and" => Box::new(BooleanQuery::intersection(
                stems.iter().map(|s| Box::new(BooleanQuery::union(self.word(s))) as Made).collect(),
            )),
            "or" => Box::new(BooleanQuery::union(stems.iter().flat_map(|s| self.word(s)).collect())),
            "phrase" => self.both(|f| Box::new(PhraseQuery::new(stems.iter().map(|s| Term::from_field_text(f, s)).collect()))),
            "prefix" => {
                let pattern = format!("{}.*", q.terms[0]);
                let (title, body) = (RegexQuery::from_pattern(&pattern, self.title)?, RegexQuery::from_pattern(&pattern, self.body)?);
                self.both(|f| Box::new(if f == self.title { title.clone() } else { body.clone() }))
            }
            "fuzzy" => self.both(|f| Box::new(FuzzyTermQuery::new(Term::from_field_text(f, &q.terms[0]), 1, true))),
            other => return Err(format!("no such query: {other}").into()),
        })
    }

    fn stem(&self, word: &str) -> String {
        let mut analyzer = self.analyzer.clone();
        let mut stream = analyzer.token_stream(word);
        stream.next().map(|t| t.text.clone()).unwrap_or_default()
    }

    fn word(&self, stem: &str) -> Vec<Made> {
        let term = |f| Box::new(TermQuery::new(Term::from_field_text(f, stem), IndexRecordOption::WithFreqs));
        vec![Box::new(BoostQuery::new(term(self.title), 2.0)), term(self.body)]
    }

    fn both(&self, make: impl Fn(Field) -> Made) -> Made {
        Box::new(BooleanQuery::union(vec![Box::new(BoostQuery::new(make(self.title), 2.0)), make(self.body)]))
    }
}
