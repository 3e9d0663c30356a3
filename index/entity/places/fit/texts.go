package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// marked is a text and the bytes of it that name places.
type marked struct {
	body   string
	places [][2]int
	lies   []string // GeoNames' codes of divisions and countries in which the places lie
}

// marks reports whether a place is marked in some of the bytes from start to end.
func (m *marked) marks(start, end int) bool {
	for _, p := range m.places {
		if p[0] < end && start < p[1] {
			return true
		}
	}
	return false
}

// heldOutEvery is which texts of wikigold are left out: the third, the sixth and so on.
const heldOutEvery = 3

func readAll(data string) ([]marked, error) {
	wiki, err := readNDJSON(filepath.Join(data, "ner", "wikigold.ndjson"), "LOC")
	if err != nil {
		return nil, err
	}
	var all []marked
	for i, t := range wiki {
		if i%heldOutEvery != heldOutEvery-1 {
			all = append(all, t)
		}
	}
	noisy, err := readNDJSON(filepath.Join(data, "ner", "wnut17dev.ndjson"), "location")
	if err != nil {
		return nil, err
	}
	all = append(all, noisy...)
	files, err := filepath.Glob("index/entity/places/fit/*.txt")
	if err != nil || len(files) == 0 {
		return nil, errors.Join(err, errors.New("index/entity/places/fit/*.txt is not there; run fit at the root of the module"))
	}
	for _, file := range files {
		own, err := readMarked(file)
		if err != nil {
			return nil, err
		}
		all = append(all, own...)
	}
	return all, nil
}

// readNDJSON reads texts whose entities of a type are places.
func readNDJSON(file, place string) (all []marked, err error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	for d := json.NewDecoder(f); ; {
		var t struct {
			Body     string
			Entities []struct {
				Start, End int
				Type       string
			}
		}
		err := d.Decode(&t)
		if errors.Is(err, io.EOF) {
			return all, nil
		}
		if err != nil {
			return nil, fmt.Errorf("%s: text %d: %w", file, len(all)+1, err)
		}
		m := marked{body: t.Body}
		at := bytesOf(t.Body)
		for _, e := range t.Entities {
			if e.Type == place {
				m.places = append(m.places, [2]int{at[e.Start], at[e.End]})
			}
		}
		all = append(all, m)
	}
}

// bytesOf is, for each code point of s and its end, the byte at which it begins.
func bytesOf(s string) (at []int) {
	for i := range s {
		at = append(at, i)
	}
	return append(at, len(s))
}

// readMarked reads texts parted by empty lines, in which places stand in [brackets];
// lines that begin with # are remarks, and
// one with @ says where the places lie.
func readMarked(file string) (all []marked, err error) {
	raw, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	for n, block := range strings.Split(string(raw), "\n\n") {
		m := marked{}
		var b strings.Builder
		for line := range strings.Lines(strings.TrimSpace(block) + "\n") {
			if codes, ok := strings.CutPrefix(line, "@ "); ok {
				m.lies = strings.Fields(codes)
				continue
			}
			if strings.HasPrefix(line, "#") {
				continue
			}
			if strings.Count(line, "[") != strings.Count(line, "]") {
				return nil, fmt.Errorf("%s: text %d: brackets do not match in %q", file, n+1, line)
			}
			for _, r := range line {
				switch r {
				case '[':
					m.places = append(m.places, [2]int{b.Len(), 0})
				case ']':
					m.places[len(m.places)-1][1] = b.Len()
				default:
					b.WriteRune(r)
				}
			}
		}
		if m.body = b.String(); strings.TrimSpace(m.body) != "" {
			all = append(all, m)
		}
	}
	return all, nil
}
