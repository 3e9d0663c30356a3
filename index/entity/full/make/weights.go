package main

import (
	"encoding/binary"
	"fmt"
	"math"
	"slices"

	"dateline/index/entity/full"
)

// network is the file ner/model: lists in parallel, a member for each node of the
// network, in the order in which thinc walks it.
type network struct{ nodes, params, attrs []any }

// node is one of them, by the order of those of its name.
type node struct {
	n     *network
	index int
}

// readWeights puts the arrays into the order of full.Data.Weights.
func readWeights(d *full.Data, raw []byte) error {
	v, err := unpack(raw)
	if err != nil {
		return err
	}
	top, _ := v.(map[any]any)
	n := &network{}
	n.nodes, _ = top["nodes"].([]any)
	n.params, _ = top["params"].([]any)
	n.attrs, _ = top["attrs"].([]any)
	if len(n.nodes) == 0 || len(n.params) != len(n.nodes) || len(n.attrs) != len(n.nodes) {
		return fmt.Errorf("%d nodes, %d params, %d attrs", len(n.nodes), len(n.params), len(n.attrs))
	}
	return n.collect(d)
}

func (n *network) collect(d *full.Data) error {
	embed, maxout, norm := n.named("hashembed"), n.named("maxout"), n.named("layernorm")
	linear, lower := n.named("linear"), n.named("precomputable_affine")
	if len(embed) != 4 || len(maxout) != 5 || len(norm) != 5 || len(linear) != 2 || len(lower) != 1 {
		return fmt.Errorf("%d embeddings, %d maxouts, %d norms, %d linear, %d affine: another network",
			len(embed), len(maxout), len(norm), len(linear), len(lower))
	}
	upper, project := linear[0], linear[1] // the walk comes to the parser before the words
	a := &appender{to: &d.Weights}
	for i, e := range embed {
		a.seed(e, full.Seeds[i])
		a.array(e, "E", full.Rows[i], full.Width)
	}
	for i := range maxout {
		in := 3 * full.Width
		if i == 0 {
			in = 4 * full.Width
		}
		a.array(maxout[i], "W", full.Width, full.Pieces, in)
		a.array(maxout[i], "b", full.Width, full.Pieces)
		a.array(norm[i], "G", full.Width)
		a.array(norm[i], "b", full.Width)
	}
	a.array(project, "W", full.Hidden, full.Width)
	a.array(project, "b", full.Hidden)
	a.array(lower[0], "W", 3, full.Hidden, 2, full.Hidden)
	a.array(lower[0], "b", full.Hidden, 2)
	a.array(lower[0], "pad", 1, 3, full.Hidden, 2)
	a.array(upper, "W", full.Actions, full.Hidden)
	a.array(upper, "b", full.Actions)
	return a.err
}

func (n *network) named(name string) (out []node) {
	for i, v := range n.nodes {
		if m, _ := v.(map[any]any); m["name"] == name {
			out = append(out, node{n, i})
		}
	}
	return out
}

// appender appends arrays, and keeps the first thing that is not as expected.
type appender struct {
	to  *[]float32
	err error
}

func (a *appender) fail(of node, format string, args ...any) {
	if a.err == nil {
		a.err = fmt.Errorf("node %d: "+format, append([]any{of.index}, args...)...)
	}
}

func (a *appender) array(of node, name string, shape ...int) {
	params, _ := of.n.params[of.index].(map[any]any)
	p, _ := params[name].(map[any]any)
	data, _ := p["data"].(string)
	list, _ := p["shape"].([]any)
	var got []int
	values := 1
	for _, v := range list {
		size, _ := v.(int64)
		got = append(got, int(size))
		values *= int(size)
	}
	if p["type"] != "<f4" || !slices.Equal(got, shape) || len(data) != 4*values {
		a.fail(of, "%s is %v of %v in %d bytes, want %v of float32", name, got, p["type"], len(data), shape)
		return
	}
	for i := range values {
		*a.to = append(*a.to, math.Float32frombits(binary.LittleEndian.Uint32([]byte(data[4*i:4*i+4]))))
	}
}

func (a *appender) seed(of node, want uint64) {
	attrs, _ := of.n.attrs[of.index].(map[any]any)
	packed, _ := attrs["seed"].(string)
	if got, err := unpack([]byte(packed)); err != nil || got != int64(want) {
		a.fail(of, "seed %v, want %d", got, want)
	}
}
