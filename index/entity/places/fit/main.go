// Command fit makes index/entity/places/weights.txt: it reads marked texts and fits the
// logistic filter that tells names of places from other names.
//
//	go run ./index/entity/places/fit DATA
//
// DATA holds ner/wikigold.ndjson (Balasuriya and others, Named Entity Recognition in
// Wikipedia, 2009; CC-BY 4.0) and ner/wnut17dev.ndjson (Derczynski and others, WNUT2017
// Shared Task on Novel and Emerging Entity Recognition; CC-BY 4.0): objects of id, body
// and entities, in code points. Every third text of wikigold is left out: it measures.
// The other texts are news.txt beside this file, written and marked for this purpose; those
// that say where their places lie fit the ranker, whose scores.txt is made as well. The
// result depends on these texts, on the lists of words and on the world's data only.
package main

import (
	"fmt"
	"os"
	"path/filepath"

	"dateline/index/entity"
	"dateline/index/entity/places"
	"dateline/index/entity/world"
	"dateline/index/text"
)

const written = "index/entity/places/weights.txt"

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: go run ./index/entity/places/fit DATA, the folder with ner/wikigold.ndjson and ner/wnut17dev.ndjson")
		os.Exit(2)
	}
	if err := run(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "fit:", err)
		os.Exit(1)
	}
}

func run(data string) error {
	texts, err := readAll(data)
	if err != nil {
		return err
	}
	w, err := world.Load()
	if err != nil {
		return err
	}
	none, err := entity.Compile(nil)
	if err != nil {
		return err
	}
	reader := places.New(w, none)
	var all []example
	for i, t := range texts {
		for _, e := range reader.Examples(entity.Text{Body: t.body, BodyWords: text.Words(t.body)}) {
			if !e.Nationality {
				all = append(all, example{e.Features, t.marks(e.Start, e.End), i % folds})
			}
		}
	}
	validate(all)
	weights := fit(all, func(example) bool { return true })
	fmt.Printf("%d names, %d weights\n", len(all), len(weights))
	file := listing(weights)
	if err := os.WriteFile(filepath.FromSlash(written), []byte(file), 0o644); err != nil {
		return err
	}
	if reader, err = reader.WithWeights(file); err != nil {
		return err
	}
	return fitScores(reader, w, texts)
}
