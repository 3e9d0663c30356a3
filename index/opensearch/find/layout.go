package find

import (
	"strconv"

	"dateline"
)

// Layout says how an index is spread over a cluster. The zero Layout is one shard.
type Layout struct {
	Shards   int    // 0: 1
	Replicas string // "0", "1", …; "" is one as soon as there are two nodes
}

// spread is one copy beside each shard, as soon as there are two nodes.
const spread = "0-1"

// LayoutOf is how an index with some settings is spread.
func LayoutOf(settings map[string]any) (l Layout, err error) {
	shards, _ := settings["index.number_of_shards"].(string)
	if l.Shards, err = strconv.Atoi(shards); err != nil {
		return l, dateline.Errorf(dateline.Internal, "an index does not say how many shards it has: %v", err)
	}
	if settings["index.auto_expand_replicas"] != spread {
		l.Replicas, _ = settings["index.number_of_replicas"].(string)
	}
	return l, nil
}

// is reports whether an index with some settings is spread in this way.
func (l Layout) is(settings map[string]any) (bool, error) {
	there, err := LayoutOf(settings)
	l.Shards = max(l.Shards, 1)
	return l == there, err
}
