package kept

import (
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"dateline/index/opensearch/cluster"
)

// mapping is the form of a document. It is strict.
//
//go:embed mapping.json
var mapping json.RawMessage

// format is the number in the mapping. An index of another one is made anew.
const format = 1

// readyWithin bounds the waiting for the shards of a new index.
const readyWithin = 30 * time.Second

// ensure makes the index where there is none, or one of another format.
func (s *Store) ensure(ctx context.Context) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.made {
		return nil
	}
	there, fits, err := s.look(ctx)
	if err == nil && there && !fits {
		err = s.c.DeleteIndex(ctx, s.index)
	}
	if err == nil && !fits {
		err = s.make(ctx)
	}
	s.made = err == nil
	if err != nil {
		return fmt.Errorf("make the index %s: %w", s.index, err)
	}
	return nil
}

// lost lets the next write look whether the index is there.
func (s *Store) lost() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.made = false
}

func (s *Store) look(ctx context.Context) (there, fits bool, err error) {
	raw, err := s.c.Mapping(ctx, s.index)
	if errors.Is(err, cluster.ErrAbsent) {
		return false, false, nil
	}
	var m struct {
		Meta struct {
			Format int `json:"dateline_tagged"`
		} `json:"_meta"`
	}
	if err == nil {
		err = json.Unmarshal(raw, &m)
	}
	return true, m.Meta.Format == format, err
}

// make makes the index with the settings of the record's, which say why.
func (s *Store) make(ctx context.Context) error {
	settings := map[string]any{
		"number_of_shards":                     max(s.opt.Shards, 1),
		"refresh_interval":                     "-1",
		"codec":                                "best_compression",
		"merge.policy.expunge_deletes_allowed": 0,
		"soft_deletes.retention_lease.period":  "1h",
		"unassigned.node_left.delayed_timeout": "0s",
		"allocation.max_retries":               1000,
	}
	if s.opt.Replicas == "" {
		settings["auto_expand_replicas"] = "0-1"
	} else {
		settings["number_of_replicas"] = s.opt.Replicas
	}
	err := s.c.CreateIndex(ctx, s.index, map[string]any{"settings": map[string]any{"index": settings}, "mappings": mapping})
	if err != nil && !errors.Is(err, cluster.ErrConflict) { // where another server was quicker
		return err
	}
	_, err = s.c.Health(ctx, s.index, "yellow", readyWithin)
	return err
}
