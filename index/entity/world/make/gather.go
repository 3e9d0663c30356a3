package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"dateline/index/entity/world"
)

// gather makes the entries of the world of the files.
func gather(files map[string][]byte) ([]world.Entry, error) {
	g := gatherer{files: files, byNumber: map[uint32]int{}, byCode: map[string]int{}}
	for _, step := range []func() error{g.readDivisions, g.readCities, g.addDivisions, g.addCountries, g.addCities, g.addCurated, g.addNationalities} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return g.entries, nil
}

type gatherer struct {
	files     map[string][]byte
	entries   []world.Entry
	byNumber  map[uint32]int // of entries
	byCode    map[string]int // of entries: codes, and ids of those without a number
	divisions []division
	cities    []city
	inside    map[string][]point // cities by the codes of their divisions and country
}

func (g *gatherer) add(e world.Entry) {
	e.Names = distinct(e.Names)
	if e.Number > 0 {
		if _, taken := g.byNumber[e.Number]; taken {
			return // a division that is a city too has the number of one of them
		}
		g.byNumber[e.Number] = len(g.entries)
	}
	if e.Code != "" {
		g.byCode[e.Code] = len(g.entries)
	}
	if e.ID != "" {
		g.byCode[e.ID] = len(g.entries)
	}
	g.entries = append(g.entries, e)
}

func distinct(names []string) (out []string) {
	seen := map[string]bool{}
	for _, n := range names {
		if n = strings.TrimSpace(n); n != "" && !seen[n] {
			seen[n] = true
			out = append(out, n)
		}
	}
	return out
}

// rows yields the fields of a table with tabs.
func rows(data []byte, least int) func(func([]string) bool) {
	return func(yield func([]string) bool) {
		lines := bufio.NewScanner(bytes.NewReader(data))
		lines.Buffer(nil, 1<<20)
		for lines.Scan() {
			if f := strings.Split(lines.Text(), "\t"); len(f) >= least && !yield(f) {
				return
			}
		}
	}
}

func fromJSON[T any](files map[string][]byte, name string) (v T, err error) {
	if err := json.Unmarshal(files[name], &v); err != nil {
		return v, fmt.Errorf("%s: %w", name, err)
	}
	return v, nil
}

func number(s string) uint32 {
	n, err := strconv.ParseUint(s, 10, 32)
	if err != nil {
		return 0
	}
	return uint32(n)
}
