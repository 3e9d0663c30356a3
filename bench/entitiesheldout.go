package main

import (
	"bytes"
	_ "embed"

	"dateline/index/entity"
	spacy "dateline/index/entity/full"
	"dateline/index/entity/names"
	"dateline/index/entity/read"
	"dateline/index/entity/tag"
)

// The weights of the taggers of both modes, learned without the third of wikigold that is
// measured on (go run ./index/entity/tag/fit --held-out); the program's are learned of all.
var (
	//go:embed heldout.gz
	heldOut []byte
	//go:embed heldout-hinted.gz
	heldOutHinted []byte
)

// withoutThird returns an extractor of a mode that has not seen the third; x is the
// program's, and the one where people and organisations are not read.
func withoutThird(mode string, x entity.Extractor) (entity.Extractor, error) {
	if mode != read.Fast && mode != read.Full {
		return x, nil
	}
	places, err := newExtractor(read.Places)
	if err != nil {
		return nil, err
	}
	if mode == read.Fast {
		m, err := model(heldOut)
		return names.Reader{Places: places, Tagger: m}, err
	}
	m, err := model(heldOutHinted)
	if err != nil {
		return nil, err
	}
	f, err := spacy.Load()
	return names.Reader{Places: places, Tagger: tag.Hinted{Model: m, Hints: func(s string) []tag.Hint { return tag.Hints(f.Tag(s)) }}}, err
}

func model(weights []byte) (*tag.Model, error) {
	w, err := tag.ReadWeights(bytes.NewReader(weights))
	return tag.NewModel(w), err
}
