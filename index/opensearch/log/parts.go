package log

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"

	"dateline/index/opensearch/cluster"
)

// partBytes is how much of what does not fit into one document goes into each of several.
// A cluster takes 100 MB in one request by default.
const partBytes = 4 << 20

const partPrefix = "part-"

// parts names documents that hold one JSON value together. They are written before the
// commit that names them, under a name that nobody else has.
type parts struct {
	Token string `json:"token"`
	Count int    `json:"count"`
}

func (p parts) ids() (out []string) {
	for i := range p.Count {
		out = append(out, partPrefix+p.Token+"-"+strconv.Itoa(i))
	}
	return out
}

// writeParts writes value for the commit n.
func (l *Log) writeParts(ctx context.Context, value any, n int64) (*parts, error) {
	raw, err := json.Marshal(value)
	if err != nil {
		return nil, err
	}
	chunks := slices.Collect(slices.Chunk(raw, partBytes))
	p := &parts{Token: newToken(), Count: len(chunks)}
	var writes []cluster.Write
	for i, id := range p.ids() {
		doc, err := json.Marshal(stateDoc{Doc: id, For: n, Body: body{Part: chunks[i]}})
		if err != nil {
			return nil, err
		}
		writes = append(writes, cluster.Write{Op: cluster.Index, Ref: l.ref(partLog, id), Source: doc})
	}
	return p, l.bulk(ctx, writes)
}

// readParts reads what writeParts wrote; found is false where a part is gone.
func (l *Log) readParts(ctx context.Context, p *parts, into any) (found bool, err error) {
	var raw []byte
	for _, id := range p.ids() { // one by one: together they may be more than one answer
		d, err := l.c.Get(ctx, l.ref(partLog, id), nil)
		if err != nil || !d.Found {
			return false, err
		}
		var part stateDoc
		if err := decode(d, &part); err != nil {
			return false, err
		}
		raw = append(raw, part.Body.Part...)
	}
	if err := json.Unmarshal(raw, into); err != nil {
		return false, fmt.Errorf("the parts %s: %w", p.Token, err)
	}
	return true, nil
}

// removals are the writes that remove documents of a part of the record, as the commit n
// does; 0 removes them whatever wrote them.
func (l *Log) removals(part string, ids []string, n int64) (out []cluster.Write) {
	for _, id := range ids {
		out = append(out, cluster.Write{Op: cluster.Delete, Ref: l.ref(part, id), Guard: cluster.Guard{Version: n}})
	}
	return out
}

// bulk carries out writes of which conflicts, and removals of what is not there, mean that it
// was done before.
func (l *Log) bulk(ctx context.Context, writes []cluster.Write) error {
	if len(writes) == 0 {
		return nil
	}
	done, err := l.c.BulkAll(ctx, writes)
	for i, w := range done {
		if err == nil && writes[i].Op != cluster.Delete && errors.Is(w.Err, cluster.ErrAbsent) { // the index is gone
			err = w.Err
		}
	}
	if err != nil {
		return err
	}
	return l.onCopies(ctx, done...)
}
