package main

import (
	"archive/tar"
	"bufio"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path"
	"strconv"
	"strings"

	"dateline/index/entity/lists"
)

// leastLast is the share of the people, in percent, that a last name must have: the rest
// of the list are names of less than one in 200,000.
const leastLast = 0.0005

// census adds the names of the census of the United States of 1990 with their frequency, of
// the package names.
func census(from string, facts map[string]lists.Facts) error {
	found := 0
	err := eachInTar(from, func(name string, r io.Reader) error {
		last := path.Base(name) == "dist.all.last"
		if !last && !strings.HasPrefix(path.Base(name), "dist.") {
			return nil
		}
		found++
		lines := bufio.NewScanner(r)
		for lines.Scan() {
			if err := addCensus(facts, lines.Text(), last); err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
		}
		return lines.Err()
	})
	if err == nil && found != 3 {
		err = fmt.Errorf("%d files dist.*, want 3", found)
	}
	return err
}

// addCensus reads a line as "SMITH 1.006 1.006 1".
func addCensus(facts map[string]lists.Facts, line string, last bool) error {
	fields := strings.Fields(line)
	if len(fields) < 2 {
		return fmt.Errorf("%q: want a name and its share", line)
	}
	percent, err := strconv.ParseFloat(fields[1], 64)
	if err != nil {
		return err
	}
	name := strings.ToLower(fields[0])
	f := facts[name]
	switch {
	case !last:
		f.First = max(f.First, level(percent))
	case percent >= leastLast:
		f.Last = max(f.Last, level(percent))
	}
	if f != (lists.Facts{}) {
		facts[name] = f
	}
	return nil
}

// level is the First or Last of a name that so many percent have.
func level(percent float64) uint8 {
	switch {
	case percent >= 1:
		return 4
	case percent >= .1:
		return 3
	case percent >= .01:
		return 2
	}
	return 1
}

func eachInTar(from string, do func(name string, r io.Reader) error) error {
	f, err := os.Open(from)
	if err != nil {
		return err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return err
	}
	for t := tar.NewReader(z); ; {
		h, err := t.Next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if err := do(h.Name, t); err != nil {
			return err
		}
	}
}
