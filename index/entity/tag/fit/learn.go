package main

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"slices"

	"dateline/index/entity/tag"
)

// Chosen by the figures of --held-out with each of the three folds.
const (
	l1         = 0.2 // of the sum of the weights' sizes
	l2         = 1   // of the sum of their squares
	rounds     = 80  // of owlqn
	leastCount = 2   // words that must have a feature
)

// example is a sentence to learn from; its features are indexes of the vector of weights.
type example struct {
	features [][]int32
	labels   []uint8
}

// learn returns the weights under which the labels of the articles are most probable.
func learn(articles []article) tag.Weights {
	examples, features := prepare(articles)
	p := &problem{examples: examples, features: len(features)}
	x := owlqn(p, make([]float64, p.size()), l1, rounds)
	return p.weights(x, features)
}

// prepare returns the sentences of the articles, and their features by index.
func prepare(articles []article) ([]example, []uint32) {
	counts := map[uint32]int{}
	encoded := make([][]tag.Sentence, len(articles))
	for i, a := range articles {
		var e tag.Encoder
		encoded[i] = e.Encode(a.body, a.words, a.hints)
		for _, s := range encoded[i] {
			for _, features := range s.Features {
				for _, f := range features {
					counts[f]++
				}
			}
		}
	}
	maps.DeleteFunc(counts, func(_ uint32, n int) bool { return n < leastCount })
	features := slices.Sorted(maps.Keys(counts))
	index := make(map[uint32]int32, len(features))
	for i, f := range features {
		index[f] = int32(i)
	}
	var examples []example
	for i, a := range articles {
		labels := a.labels()
		for _, s := range encoded[i] {
			examples = append(examples, example{indexed(s.Features, index), labels[s.First : s.First+s.N]})
		}
	}
	return examples, features
}

func indexed(features [][]uint32, index map[uint32]int32) [][]int32 {
	out := make([][]int32, len(features))
	for i, list := range features {
		for _, f := range list {
			if at, known := index[f]; known {
				out[i] = append(out[i], at)
			}
		}
	}
	return out
}

// weights returns the vector x as weights.
func (p *problem) weights(x []float64, features []uint32) tag.Weights {
	w := tag.Weights{Features: map[uint32][tag.Labels]float32{}}
	for i, f := range features {
		var row [tag.Labels]float32
		for l := range row {
			row[l] = float32(x[i*tag.Labels+l])
		}
		if row != ([tag.Labels]float32{}) {
			w.Features[f] = row
		}
	}
	for a := range w.Steps {
		for b := range w.Steps[a] {
			w.Steps[a][b] = float32(x[p.step(a, b)])
		}
	}
	return w
}

func write(to string, w tag.Weights) error {
	var buf bytes.Buffer
	if err := w.Write(&buf); err != nil {
		return err
	}
	fmt.Printf("%s: %d features, %d bytes\n", to, len(w.Features), buf.Len())
	return os.WriteFile(to, buf.Bytes(), 0o644)
}
