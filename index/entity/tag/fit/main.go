// Command fit learns the weights of index/entity/tag from freely licensed text:
//
//	go run ./index/entity/tag/fit [--hinted] NER
//	go run ./index/entity/tag/fit [--hinted] --held-out NER
//
// NER is a folder with wikigold.ndjson (Balasuriya and others, Named Entity Recognition in
// Wikipedia, 2009) and wnut17dev.ndjson (Derczynski and others, Results of the WNUT2017
// Shared Task, 2017), both CC-BY 4.0: an article a line,
// {id, body, entities:[{start, end, type}]}, with offsets in code points. To these come own
// sentences (own.txt). The first command writes index/entity/tag/weights.gz, learned of
// all; the second leaves every third article of wikigold out, writes bench/heldout.gz, with
// which bench measures, and prints what they find in the articles left out. With
// --hinted they learn how far to trust the full tagger, whose findings they are given,
// and write hinted.gz and heldout-hinted.gz. The same files give the same weights.
package main

import (
	"flag"
	"fmt"
	"os"

	"dateline/index/entity/tag"
)

// What is written: of all articles, and without those that are measured on; each for the
// tagger by itself and with the hints of the full one.
var written = map[bool]map[bool]string{
	false: {false: "index/entity/tag/weights.gz", true: "index/entity/tag/hinted.gz"},
	true:  {false: "bench/heldout.gz", true: "bench/heldout-hinted.gz"},
}

func main() {
	heldOut := flag.Bool("held-out", false, "leave every third article of wikigold out and measure on them")
	fold := flag.Int("fold", 2, "with --held-out, leave out the articles whose number from 0 has this rest by 3; others than 2 are only measured")
	hinted := flag.Bool("hinted", false, "give the weights what the full tagger finds")
	flag.Parse()
	if flag.NArg() != 1 || *fold < 0 || *fold > 2 {
		fmt.Fprintln(os.Stderr, "usage: go run ./index/entity/tag/fit [--hinted] [--held-out [--fold N]] NER, a folder with wikigold.ndjson and wnut17dev.ndjson; N is 0 to 2")
		os.Exit(2)
	}
	if err := run(flag.Arg(0), *hinted, *heldOut, *fold); err != nil {
		fmt.Fprintln(os.Stderr, "fit:", err)
		os.Exit(1)
	}
}

func run(folder string, hinted, heldOut bool, fold int) error {
	all, err := readAll(folder)
	if err != nil {
		return err
	}
	if hinted {
		if err := hint(all); err != nil {
			return err
		}
	}
	train, test := all, []article(nil)
	if heldOut {
		train, test = split(all, fold)
	}
	weights := learn(train)
	if heldOut {
		score(os.Stdout, test, tag.NewModel(weights))
	}
	if heldOut && fold != 2 {
		return nil
	}
	return write(written[heldOut][hinted], weights)
}
