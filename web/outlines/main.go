// Command outlines makes web/outlines.gz, the ground of the maps, of a file of the npm
// package world-atlas:
//
//	npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
//	go run ./web/outlines package/countries-50m.json
//
// The shapes are those of Natural Earth 4.1.0 at 1:50m, which is in the public domain
// (https://www.naturalearthdata.com/about/terms-of-use/); world-atlas, which put them
// into TopoJSON, is under the ISC licence, copyright 2013-2019 Michael Bostock.
package main

import (
	"bytes"
	"fmt"
	"os"

	"dateline/web"
)

const written = "web/outlines.gz"

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: go run ./web/outlines FILE, which is countries-50m.json of world-atlas 2.0.2")
		os.Exit(2)
	}
	if err := run(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "outlines:", err)
		os.Exit(1)
	}
}

func run(from string) error {
	raw, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	s, err := shapes(raw)
	if err != nil {
		return fmt.Errorf("%s: %w", from, err)
	}
	var buf bytes.Buffer
	if err := web.WriteShapes(&buf, s); err != nil {
		return err
	}
	fmt.Printf("%d rings of land, %d borders, %d bytes\n", len(s.Land), len(s.Borders), buf.Len())
	return os.WriteFile(written, buf.Bytes(), 0o644)
}
