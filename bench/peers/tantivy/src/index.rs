//! Making an index: stems with positions of title and body, both stored; whole
//! values of publication and places as fast fields; the date as a fast field.

use std::path::Path;
use std::time::{Duration, Instant};

use tantivy::schema::*;
use tantivy::{DateTime, Index, IndexWriter, TantivyDocument};

use crate::{corpus, Fault};

fn schema() -> Schema {
    let words = TextFieldIndexing::default().set_tokenizer("en_stem").set_index_option(IndexRecordOption::WithFreqsAndPositions);
    let text = TextOptions::default().set_stored().set_indexing_options(words);
    let value = TextOptions::default().set_fast("raw").set_indexing_options(
        TextFieldIndexing::default().set_tokenizer("raw").set_index_option(IndexRecordOption::Basic).set_fieldnorms(false),
    );
    let mut b = Schema::builder();
    b.add_text_field("id", value.clone() | STORED);
    b.add_text_field("title", text.clone());
    b.add_text_field("body", text);
    b.add_text_field("publication", value.clone());
    b.add_text_field("place", value);
    b.add_date_field("date", DateOptions::default().set_indexed().set_fast());
    b.build()
}

/// Writes an index and returns how long it took until all could be searched, and
/// until it was one segment.
pub fn write(file: &Path, articles: usize, dir: &Path) -> Result<(Duration, Duration), Fault> {
    let start = Instant::now();
    std::fs::create_dir_all(dir)?;
    let schema = schema();
    let index = Index::create_in_dir(dir, schema.clone())?;
    let mut writer: IndexWriter = index.writer_with_num_threads(2, 400_000_000)?;
    let field = |name| schema.get_field(name);
    let (id, title, body) = (field("id")?, field("title")?, field("body")?);
    let (date, publication, place) = (field("date")?, field("publication")?, field("place")?);
    corpus::each(file, articles, |a| {
        let mut d = TantivyDocument::default();
        d.add_text(id, a.id);
        d.add_text(title, a.title);
        d.add_text(body, a.body);
        d.add_text(publication, a.publication);
        for p in a.places.split(',').filter(|p| !p.is_empty()) {
            d.add_text(place, p);
        }
        if !a.date.is_empty() {
            d.add_date(date, DateTime::from_timestamp_secs(a.date.parse()?));
        }
        writer.add_document(d)?;
        Ok(())
    })?;
    writer.commit()?;
    let searchable = start.elapsed();
    writer.wait_merging_threads()?;
    merge(&index)?;
    Ok((searchable, start.elapsed()))
}

fn merge(index: &Index) -> Result<(), Fault> {
    let mut writer: IndexWriter = index.writer_with_num_threads(1, 50_000_000)?;
    let segments = index.searchable_segment_ids()?;
    if segments.len() > 1 {
        writer.merge(&segments).wait()?;
    }
    writer.garbage_collect_files().wait()?;
    writer.wait_merging_threads()?;
    Ok(())
}
