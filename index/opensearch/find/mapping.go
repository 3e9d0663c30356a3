package find

import (
	_ "embed"
	"encoding/json"
	"time"

	"dateline/index/rank"
)

// mapping is the form of a document. It is strict: a field that is not in it is refused.
// A change of it needs another number in _meta, see Format.
//
//go:embed mapping.json
var mapping json.RawMessage

// Format is the version of the mapping that this package reads and writes. An index of
// another one is made anew.
const Format = 2

// readyWithin bounds the waiting for the shards of a new index.
const readyWithin = 30 * time.Second

// maxToken is more bytes than a word and the mentions that begin at it have together.
const maxToken = 1 << 20

// body is the request that makes an index. Nothing is refreshed but when it is asked for:
// a search has to know what a refresh has made visible.
func (l Layout) body() map[string]any {
	settings := map[string]any{
		"number_of_shards":                     max(l.Shards, 1),
		"refresh_interval":                     "-1",
		"codec":                                "best_compression",
		"gc_deletes":                           "1h",
		"translog.durability":                  "request",
		"merge.policy.expunge_deletes_allowed": 0,
		"unassigned.node_left.delayed_timeout": "0s",
		// A shard does not come back to a node while a point in time there holds what was
		// left of it. After five tries, the default, OpenSearch would leave it away for good.
		"allocation.max_retries": 1000,
		"analysis":               analysis,
		"similarity":             map[string]any{"dateline": map[string]any{"type": "BM25", "k1": rank.K1, "b": rank.B}},
	}
	if l.Replicas == "" {
		settings["auto_expand_replicas"] = spread
	} else {
		settings["number_of_replicas"] = l.Replicas
	}
	return map[string]any{"settings": settings, "mappings": mapping}
}

// analysis takes tokens apart: they stand between blanks, and those of a query that stand at
// one position have a bar between them. In texts no two words do, and looking for bars takes
// longer than all else. A token of mentions has the number of times it stands there behind a
// bar; of places only what is no empty one is kept, at its position.
var analysis = map[string]any{
	"analyzer": map[string]any{
		"words":   map[string]any{"type": "custom", "tokenizer": "blanks"},
		"tokens":  map[string]any{"type": "custom", "tokenizer": "blanks", "filter": []string{"bars"}},
		"numbers": map[string]any{"type": "custom", "tokenizer": "blanks", "filter": []string{"times"}},
		"places":  map[string]any{"type": "custom", "tokenizer": "blanks", "filter": []string{"empty"}},
	},
	"tokenizer": map[string]any{"blanks": map[string]any{"type": "whitespace", "max_token_length": maxToken}},
	"filter": map[string]any{
		"bars":  map[string]any{"type": "pattern_capture", "preserve_original": false, "patterns": []string{"([^|]+)"}},
		"times": map[string]any{"type": "delimited_term_freq", "delimiter": bar},
		"empty": map[string]any{"type": "stop", "stopwords": []string{empty}},
	},
}
