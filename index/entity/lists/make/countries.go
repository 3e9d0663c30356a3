package main

import (
	"archive/zip"
	"bufio"
	"fmt"
	"io"
	"regexp"
	"strings"

	"dateline/index/entity/lists"
	"dateline/index/text"
)

var (
	provider = regexp.MustCompile(`^faker/providers/person/[a-z]{2,3}(_[A-Z]{2})?/__init__\.py$`)
	nameList = regexp.MustCompile(`^ {4}(first|middle|last)_names?(_\w+)?\b.*=\s*\S*[(\[{]`)
	anyList  = regexp.MustCompile(`^ {4}[\])}a-z@]`)
	quoted   = regexp.MustCompile(`"([^"\\]+)"|'([^'\\]+)'`)
	plain    = regexp.MustCompile(`^[a-z]+('[a-z]+)*$`)
)

// elsewhere is the First or Last of a name that is listed for a country.
const elsewhere = 2

// countries adds the names of many countries, of the package Faker, those in other letters
// as lists.Latin has them.
func countries(from string, facts map[string]lists.Facts) error {
	z, err := zip.OpenReader(from)
	if err != nil {
		return err
	}
	defer z.Close()
	found := 0
	for _, file := range z.File {
		if !provider.MatchString(file.Name) {
			continue
		}
		r, err := file.Open()
		if err != nil {
			return err
		}
		if err := addCountry(facts, r); err != nil {
			return fmt.Errorf("%s: %w", file.Name, err)
		}
		found++
		r.Close()
	}
	if found == 0 {
		return fmt.Errorf("no file faker/providers/person/*/__init__.py")
	}
	return nil
}

// addCountry reads the lists of a Python class, line by line.
func addCountry(facts map[string]lists.Facts, r io.Reader) error {
	kind := ""
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		line := lines.Text()
		if m := nameList.FindStringSubmatch(line); m != nil {
			kind = m[1]
			_, line, _ = strings.Cut(line, "=")
		} else if anyList.MatchString(line) {
			kind = ""
		}
		if kind == "" {
			continue
		}
		for _, m := range quoted.FindAllStringSubmatch(line, -1) {
			addName(facts, m[1]+m[2], kind == "last")
		}
	}
	return lines.Err()
}

// addName adds a name of one word in letters that can be had as Latin ones.
func addName(facts map[string]lists.Facts, name string, last bool) {
	words := text.Words(name)
	if len(words) != 1 {
		return
	}
	exact := words[0].Exact
	latin := lists.Latin(exact)
	if len(latin) < 2 || !plain.MatchString(latin) {
		return
	}
	for _, word := range []string{exact, latin} {
		f := facts[word]
		if last {
			f.Last = max(f.Last, elsewhere)
		} else {
			f.First = max(f.First, elsewhere)
		}
		facts[word] = f
	}
}
