package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"dateline/index/entity/full"
)

// readLabels takes the labels from the parser's moves, those seen most first, which is
// the order of its actions; the moves 1 to 4 (begin, in, last, unit) have the same.
func readLabels(d *full.Data, raw []byte) error {
	v, err := unpack(raw)
	if err != nil {
		return err
	}
	top, _ := v.(map[any]any)
	text, _ := top["moves"].(string)
	var moves map[string]map[string]int
	if err := json.Unmarshal([]byte(text), &moves); err != nil {
		return err
	}
	for _, move := range []string{"1", "2", "3", "4"} {
		delete(moves[move], "") // a unit without a label is never valid
		if labels := byCount(moves[move]); move == "1" {
			d.Labels = labels
		} else if !slices.Equal(labels, d.Labels) {
			return fmt.Errorf("move %s has the labels %q, move 1 %q", move, labels, d.Labels)
		}
	}
	return nil
}

func byCount(seen map[string]int) (labels []string) {
	for label := range seen {
		labels = append(labels, label)
	}
	slices.SortFunc(labels, func(a, b string) int {
		if seen[a] != seen[b] {
			return seen[b] - seen[a]
		}
		return strings.Compare(b, a)
	})
	return labels
}

// readNorms takes the table that gives a word, by the hash of it, another form.
func readNorms(d *full.Data, raw []byte) error {
	v, err := unpack(raw)
	if err != nil {
		return err
	}
	top, _ := v.(map[any]any)
	table, _ := top["lexeme_norm"].(map[any]any)
	d.Norms = map[uint64]string{}
	for k, v := range table {
		norm, ok := v.(string)
		switch id := k.(type) {
		case int64:
			d.Norms[uint64(id)] = norm
		case uint64:
			d.Norms[id] = norm
		default:
			ok = false
		}
		if !ok {
			return fmt.Errorf("lexeme_norm: %v is %v", k, v)
		}
	}
	return nil
}

// pythonPair is a line of a dictionary of texts in Python.
var pythonPair = regexp.MustCompile(`^\s+("[^"\\]*"|'[^'\\]*'): ("[^"\\]*"|'[^'\\]*'),$`)

func readBaseNorms(d *full.Data, raw []byte) error {
	_, body, found := strings.Cut(string(raw), "BASE_NORMS = {\n")
	if !found {
		return fmt.Errorf("no BASE_NORMS")
	}
	d.BaseNorms = map[string]string{}
	for line := range strings.Lines(body) {
		line = strings.TrimSuffix(line, "\n")
		if line == "}" {
			return nil
		}
		m := pythonPair.FindStringSubmatch(line)
		if m == nil {
			return fmt.Errorf("BASE_NORMS: no pair of texts: %s", line)
		}
		d.BaseNorms[unquoted(m[1])] = unquoted(m[2])
	}
	return fmt.Errorf("BASE_NORMS does not end")
}

func unquoted(s string) string { return s[1 : len(s)-1] }

var identifier = regexp.MustCompile(`^\w+$`)

// readSymbols takes the names of the enumeration symbol_t with their numbers; NIL is the
// empty text.
func readSymbols(d *full.Data, raw []byte) error {
	d.Symbols = map[string]uint64{}
	next := uint64(0)
	for lines := bufio.NewScanner(bytes.NewReader(raw)); lines.Scan(); {
		line, _, _ := strings.Cut(lines.Text(), "#")
		name, value, given := strings.Cut(strings.TrimSpace(line), "=")
		name = strings.TrimSpace(name)
		if name == "" || name == "cdef enum symbol_t:" {
			continue
		}
		if !identifier.MatchString(name) {
			return fmt.Errorf("no name of a symbol: %s", lines.Text())
		}
		if given {
			n, err := strconv.ParseUint(strings.TrimSpace(value), 10, 64)
			if err != nil {
				return err
			}
			next = n
		}
		if name != "NIL" {
			d.Symbols[name] = next
		}
		next++
	}
	return nil
}
