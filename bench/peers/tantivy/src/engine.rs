//! Answers from an opened index.

use std::path::Path;

use tantivy::aggregation::agg_req::Aggregations;
use tantivy::aggregation::agg_result::{AggregationResult, AggregationResults, BucketResult};
use tantivy::aggregation::{AggregationCollector, Key};
use tantivy::collector::{Count, TopDocs};
use tantivy::query::Query;
use tantivy::schema::{Field, Value};
use tantivy::snippet::SnippetGenerator;
use tantivy::{DocAddress, Index, Searcher, TantivyDocument};

use crate::query::{Asked, Maker};
use crate::Fault;

#[derive(Clone, Copy, PartialEq)]
pub enum Mode {
    Ids,
    Whole,
}

impl Mode {
    pub fn parse(s: &str) -> Result<Mode, Fault> {
        match s {
            "ids" => Ok(Mode::Ids),
            "whole" => Ok(Mode::Whole),
            _ => Err(format!("no such mode: {s}").into()),
        }
    }
}

#[derive(Default)]
pub struct Hit {
    pub id: String,
    pub title: String,
    pub snippet: String,
}

#[derive(Default)]
pub struct Answer {
    pub total: usize,
    pub publications: Vec<(String, u64)>,
    pub places: Vec<(String, u64)>,
    pub hits: Vec<Hit>,
}

pub struct Engine {
    searcher: Searcher,
    id: Field,
    maker: Maker,
    counted: Aggregations,
    asked: Vec<Asked>,
}

const HITS: usize = 10;
const SNIPPET: usize = 200; // characters

impl Engine {
    pub fn open(dir: &Path) -> Result<Engine, Fault> {
        let index = Index::open_in_dir(dir)?;
        let schema = index.schema();
        let counted = serde_json::json!({
            "publication": {"terms": {"field": "publication", "size": HITS}},
            "place": {"terms": {"field": "place", "size": HITS}},
        });
        Ok(Engine {
            searcher: index.reader()?.searcher(),
            id: schema.get_field("id")?,
            maker: Maker {
                title: schema.get_field("title")?,
                body: schema.get_field("body")?,
                analyzer: index.tokenizers().get("en_stem").ok_or("no analyser for English")?,
            },
            counted: serde_json::from_value(counted)?,
            asked: vec![],
        })
    }

    pub fn with_queries(mut self, file: &Path) -> Result<Engine, Fault> {
        self.asked = std::fs::read_to_string(file)?.lines().map(Asked::read).collect();
        Ok(self)
    }

    pub fn queries(&self) -> usize {
        self.asked.len()
    }

    pub fn ask(&self, mode: Mode, number: usize) -> Result<Answer, Fault> {
        let query = self.maker.make(self.asked.get(number).ok_or("no such query")?)?;
        let top = TopDocs::with_limit(HITS).order_by_score();
        if mode == Mode::Ids {
            let (top, total) = self.searcher.search(&*query, &(top, Count))?;
            return Ok(Answer { total, hits: self.ids(&top)?, ..Answer::default() });
        }
        let counting = AggregationCollector::from_aggs(self.counted.clone(), Default::default());
        let (top, total, counts) = self.searcher.search(&*query, &(top, Count, counting))?;
        Ok(Answer { total, hits: self.shown(&*query, &top)?, publications: listed(&counts, "publication")?, places: listed(&counts, "place")? })
    }

    fn ids(&self, top: &[(f32, DocAddress)]) -> Result<Vec<Hit>, Fault> {
        top.iter()
            .map(|(_, at)| {
                let column = self.searcher.segment_reader(at.segment_ord).fast_fields().str("id")?.ok_or("no ids")?;
                let mut hit = Hit::default();
                column.ord_to_str(column.term_ords(at.doc_id).next().ok_or("an article has no id")?, &mut hit.id)?;
                Ok(hit)
            })
            .collect()
    }

    fn shown(&self, query: &dyn Query, top: &[(f32, DocAddress)]) -> Result<Vec<Hit>, Fault> {
        let mut snippets = SnippetGenerator::create(&self.searcher, query, self.maker.body)?;
        snippets.set_max_num_chars(SNIPPET);
        top.iter()
            .map(|(_, at)| {
                let d: TantivyDocument = self.searcher.doc(*at)?;
                let text = |f| d.get_first(f).and_then(|v| v.as_str()).unwrap_or_default().to_string();
                Ok(Hit { id: text(self.id), title: text(self.maker.title), snippet: snippets.snippet_from_doc(&d).to_html() })
            })
            .collect()
    }
}

fn listed(all: &AggregationResults, name: &str) -> Result<Vec<(String, u64)>, Fault> {
    let Some(AggregationResult::BucketResult(BucketResult::Terms { buckets, .. })) = all.0.get(name) else {
        return Err(format!("no counts of {name}").into());
    };
    Ok(buckets
        .iter()
        .map(|b| match &b.key {
            Key::Str(s) => (s.clone(), b.doc_count),
            other => (other.to_string(), b.doc_count),
        })
        .collect())
}
