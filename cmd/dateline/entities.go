package main

import (
	"bufio"
	"context"
	"io"

	"dateline"
	"dateline/index/entity"
	"dateline/index/entity/read"
	"dateline/index/ingest"
	"dateline/index/text"

	"github.com/spf13/cobra"
)

const entitiesLong = `Reads an object {"id", "text"} from each line of a file, or of the standard input if that
is -, and writes {"id", "mentions"} with the places, nationalities, people and
organisations that the text names. Offsets count code points, as half-open ranges.

An object may also say what is known of the text, which helps to tell places of one
name apart: "dateline", where it was filed from, and "publication", who printed it. Other
fields are not read. Nothing is written for lines behind the first that can't be read.

--explain adds to each mention its reasons, and under "refused" the names that were
taken for no places. No archive is needed or changed.`

// entitiesOptions are the options of entities, as they were written.
type entitiesOptions struct {
	mode, places string
	explain      bool
}

func (a *app) entitiesCmd() *cobra.Command {
	var o entitiesOptions
	cmd := &cobra.Command{
		Use: "entities FILE.ndjson", Short: "Show the places, people and organisations that texts name", Long: entitiesLong,
		Example: "  dateline entities texts.ndjson\n" +
			`  echo '{"id":"1","text":"Baku denied it, a spokesman in Paris, Texas, said."}' | dateline entities --explain -`,
		Args: exactly(1, "one file of a JSON object a line, or -"),
		RunE: func(cmd *cobra.Command, args []string) error { return a.entities(cmd.Context(), args[0], o) },
	}
	cmd.Flags().StringVar(&o.mode, "entities", read.Default, "what is `read`: none, own (the names of --places alone), places, fast (people and organisations too) or full (the same, with more care)")
	cmd.Flags().StringVar(&o.places, "places", "", "places.csv, or a `folder` that holds one: places of your own, which win over those of the world")
	cmd.Flags().BoolVar(&o.explain, "explain", false, "say why each name is taken for what it is, and which names are refused")
	return cmd
}

func (a *app) entities(ctx context.Context, file string, o entitiesOptions) error {
	own, err := a.ownPlaces(ctx, o.places)
	if err != nil {
		return err
	}
	x, err := newExtractor(o.mode, own)
	if err != nil {
		return err
	}
	if _, can := x.(explainer); o.explain && !can {
		return usagef("explain: no reasons are known of entities=%s; want entities=%s", o.mode, read.Places)
	}
	in, _, err := openInput(file)
	if err != nil {
		return err
	}
	defer in.Close()
	return a.readEntities(ctx, &textReader{name: file, r: bufio.NewReader(in)}, x, o.explain)
}

// newExtractor returns the best that reads texts in a mode; own are the places that win
// over those of the world.
func newExtractor(mode string, own *entity.Gazetteer) (entity.Extractor, error) {
	r, err := read.New(mode, own, nil)
	if err != nil {
		return nil, invalidOption(err)
	}
	if r.Better != nil {
		return r.Better.Load()
	}
	return r.Extractor, nil
}

func (a *app) readEntities(ctx context.Context, in *textReader, x entity.Extractor, explain bool) error {
	out, analyzer := a.encoder(), text.NewAnalyzer()
	var words []text.Word
	for ctx.Err() == nil {
		t, err := in.next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		words = analyzer.Exact(words[:0], t.Text)
		known := dateline.Known{
			Dateline:    dateline.Sourced[string]{Value: t.Dateline, From: dateline.FromMetadata},
			Publication: dateline.Sourced[string]{Value: t.Publication, From: dateline.FromMetadata},
		}
		if err := out.Encode(foundIn(t, x, entity.Text{Body: t.Text, BodyWords: words, Known: known}, explain)); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// ownPlaces compiles the places of a places.csv, or of all that a folder holds; of none
// without a path.
func (a *app) ownPlaces(ctx context.Context, path string) (*entity.Gazetteer, error) {
	if path == "" {
		return entity.Compile(nil)
	}
	plan, err := a.plan(ctx, []string{path}, ingest.Options{})
	if err != nil {
		return nil, err
	}
	var all []dateline.Place
	read := false
	for it := range plan.Items(ctx) {
		switch it.Kind {
		case ingest.KindGazetteer:
			all, read = append(all, it.Gazetteer.Places...), true
		case ingest.KindRejected:
			return nil, usagef("places: %s", it.String())
		}
	}
	if !read {
		return nil, usagef("places: %s holds no places.csv", path)
	}
	return entity.Compile(all)
}
