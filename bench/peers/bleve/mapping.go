package main

import (
	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/custom"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/keyword"
	"github.com/blevesearch/bleve/v2/analysis/lang/en"
	"github.com/blevesearch/bleve/v2/analysis/token/lowercase"
	"github.com/blevesearch/bleve/v2/analysis/tokenizer/unicode"
	"github.com/blevesearch/bleve/v2/mapping"
	index "github.com/blevesearch/bleve_index_api"
)

const analyser = "news"

// kinds make the mappings that can be measured.
var kinds = map[string]func() (*mapping.IndexMappingImpl, error){"default": plain, "tuned": tuned}

// base analyses as all peers do: Unicode words in lower case, English stems, no
// stop words.
func base() (*mapping.IndexMappingImpl, error) {
	m := bleve.NewIndexMapping()
	m.DefaultAnalyzer = analyser
	return m, m.AddCustomAnalyzer(analyser, map[string]any{
		"type": custom.Name, "tokenizer": unicode.Name,
		"token_filters": []string{en.PossessiveName, lowercase.Name, en.SnowballStemmerName},
	})
}

// plain maps every field as Bleve does by itself: stored, with doc values, term
// vectors and a copy in _all. Only the facets are whole values.
func plain() (*mapping.IndexMappingImpl, error) {
	m, err := base()
	for _, field := range facets {
		m.DefaultMapping.AddFieldMappingsAt(field, bleve.NewKeywordFieldMapping())
	}
	return m, err
}

// tuned maps what the queries need and nothing else, scored by BM25.
func tuned() (*mapping.IndexMappingImpl, error) {
	m, err := base()
	m.ScoringModel = index.BM25Scoring
	d := bleve.NewDocumentStaticMapping()
	for _, field := range fields {
		f := bleve.NewTextFieldMapping()
		f.Analyzer, f.IncludeInAll, f.DocValues = analyser, false, false
		d.AddFieldMappingsAt(field, f)
	}
	for _, field := range facets {
		f := bleve.NewTextFieldMapping()
		f.Analyzer, f.Store, f.IncludeTermVectors, f.IncludeInAll, f.SkipFreqNorm = keyword.Name, false, false, false, true
		d.AddFieldMappingsAt(field, f)
	}
	published := bleve.NewDateTimeFieldMapping()
	published.Store, published.IncludeInAll = false, false
	d.AddFieldMappingsAt("published", published)
	d.AddSubDocumentMapping("_all", bleve.NewDocumentDisabledMapping())
	m.DefaultMapping = d
	return m, err
}
