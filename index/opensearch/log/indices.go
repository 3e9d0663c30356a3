package log

import (
	"context"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"sync"

	"dateline"
	"dateline/index/opensearch/cluster"
)

//go:embed mapping/*.json
var mappings embed.FS

// Parts of a record, each an index.
const (
	partLog     = "log"     // commits, State, places, corrections: one shard, which versions of State are counted by
	partArticle = "article" // all that grows with the articles, in Options.Shards shards
)

var allParts = []string{partLog, partArticle}

// index is the name of a part.
func (l *Log) index(part string) string { return l.name + "." + part }

// indices are the names of all parts.
func (l *Log) indices() (out []string) {
	for _, p := range allParts {
		out = append(out, l.index(p))
	}
	return out
}

// Spread is the index of the record called name that is spread over a cluster as its options
// say.
func Spread(name string) string { return name + "." + partArticle }

func (l *Log) ref(part, id string) cluster.Ref { return cluster.Ref{Index: l.index(part), ID: id} }

// make makes the indices that are not there, all at once, since a cluster makes several
// in the time of one, and learns what they ask for.
func (l *Log) make(ctx context.Context) error {
	errs := make([]error, len(allParts))
	var group sync.WaitGroup
	for i, part := range allParts {
		group.Go(func() { errs[i] = l.ensureIndex(ctx, part) })
	}
	group.Wait()
	if err := errors.Join(errs...); err != nil {
		return err
	}
	return l.learnCopies(ctx)
}

func (l *Log) ensureIndex(ctx context.Context, part string) error {
	there, err := l.c.IndexExists(ctx, l.index(part))
	if err != nil || there {
		return err
	}
	if err = l.makeIndex(ctx, part); errors.Is(err, cluster.ErrConflict) {
		return nil // another server was quicker
	}
	return err
}

func (l *Log) makeIndex(ctx context.Context, part string) error {
	mapping, err := mappings.ReadFile("mapping/" + part + ".json")
	if err != nil {
		return err
	}
	settings := map[string]any{
		"number_of_shards": 1,
		"refresh_interval": -1, // searches of the record ask for a refresh
		"codec":            "best_compression",
		// What is acknowledged is on disk, and a merge that is asked for leaves nothing
		// of what was removed.
		"translog.durability":                  "request",
		"merge.policy.expunge_deletes_allowed": 0,
		"soft_deletes.retention_lease.period":  "1h", // see Compact
		"unassigned.node_left.delayed_timeout": "0s",
		"allocation.max_retries":               1000, // as in the index that is searched: see there
		"mapping.total_fields.limit":           100,
		"write.wait_for_active_shards":         l.opt.Copies,
	}
	if part == partArticle {
		settings["number_of_shards"] = l.opt.Shards
	}
	if l.opt.Replicas == "" {
		settings["auto_expand_replicas"] = "0-1"
	} else {
		settings["number_of_replicas"] = l.opt.Replicas
	}
	body := map[string]any{"settings": map[string]any{"index": settings}, "mappings": json.RawMessage(mapping)}
	if err := l.c.CreateIndex(ctx, l.index(part), body); err != nil {
		return fmt.Errorf("make the index %s: %w", l.index(part), err)
	}
	return nil
}

// check refuses options that cannot be.
func (o Options) check() error {
	if o.Shards < 1 || o.Shards > maxShards {
		return dateline.Invalidf("shards", "%d is out of range; want 1 to %d", o.Shards, maxShards)
	}
	for _, v := range []struct{ field, value string }{{"replicas", o.Replicas}, {"write-copies", o.Copies}} {
		for _, c := range []byte(v.value) {
			if (c < '0' || c > '9') && v.value != "all" {
				return dateline.Invalidf(v.field, "%q is no number", v.value)
			}
		}
	}
	return nil
}
