package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"unicode/utf8"

	"dateline"
	"dateline/index/entity/tag"
	"dateline/index/text"
)

// article is an article with the names that people found in it, in bytes.
type article struct {
	gold  string // the file that it is from
	body  string
	words []text.Word
	names []tag.Span
	hints []tag.Hint // of the full tagger, where it was asked
}

// sources are the files and what their types are called here.
var sources = []struct {
	name  string
	types map[string]string
}{
	{"wikigold.ndjson", map[string]string{"PER": dateline.TypePerson, "ORG": dateline.TypeOrganisation, "LOC": dateline.TypePlace, "MISC": tag.Other}},
	{"wnut17dev.ndjson", map[string]string{"person": dateline.TypePerson, "corporation": dateline.TypeOrganisation, "group": dateline.TypeOrganisation,
		"location": dateline.TypePlace, "creative-work": tag.Other, "product": tag.Other}},
}

// readAll returns the articles of the files and the own ones.
func readAll(folder string) ([]article, error) {
	var all []article
	for _, source := range sources {
		f, err := os.Open(filepath.Join(folder, source.name))
		if err != nil {
			return nil, err
		}
		lines := bufio.NewScanner(f)
		lines.Buffer(nil, 1<<24)
		for n := 1; lines.Scan(); n++ {
			a, err := parse(lines.Bytes(), source.types)
			if err != nil {
				return nil, fmt.Errorf("%s:%d: %w", source.name, n, err)
			}
			a.gold = source.name
			all = append(all, a)
		}
		if err := lines.Err(); err != nil {
			return nil, err
		}
		f.Close()
	}
	own, err := readOwn()
	return append(all, own...), err
}

func parse(line []byte, types map[string]string) (article, error) {
	var raw struct {
		Body     string
		Entities []struct {
			Start, End int
			Type       string
		}
	}
	if err := json.Unmarshal(line, &raw); err != nil {
		return article{}, err
	}
	a := article{body: raw.Body, words: text.Words(raw.Body)}
	starts := runeStarts(raw.Body)
	for _, e := range raw.Entities {
		kind, known := types[e.Type]
		if !known || e.Start < 0 || e.End <= e.Start || e.End >= len(starts) {
			return a, fmt.Errorf("entity %+v: no type of this file, or not within the text", e)
		}
		a.names = append(a.names, tag.Span{Start: starts[e.Start], End: starts[e.End], Type: kind})
	}
	return a, nil
}

// runeStarts returns the byte at which each code point of s begins, and its length.
func runeStarts(s string) []int {
	starts := make([]int, 0, utf8.RuneCountInString(s)+1)
	for i := range s {
		starts = append(starts, i)
	}
	return append(starts, len(s))
}

// split returns what is learned of and what is left out.
func split(all []article, fold int) (train, test []article) {
	for i, a := range all {
		if a.gold == sources[0].name && i%3 == fold {
			test = append(test, a)
		} else {
			train = append(train, a)
		}
	}
	return train, test
}

// labels returns the labels of a's words.
func (a *article) labels() []uint8 {
	labels := make([]uint8, len(a.words))
	for _, name := range a.names {
		first := true
		for i, w := range a.words {
			if w.Start < name.End && name.Start < w.End {
				labels[i] = tag.LabelOf(name.Type, first)
				first = false
			}
		}
	}
	return labels
}
