package main

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"path/filepath"
	"runtime"
	"text/tabwriter"
	"time"

	"dateline"
	"dateline/index/entity"
	"dateline/index/entity/read"
	"dateline/index/text"
)

// geoSets are the texts whose places people marked, with the least overlap F1 and
// accuracy@161 km. Both are taken of mentions of type place, and of nationalities as
// well where the set marks them as places.
var geoSets = []struct {
	name          string
	nationalities bool
	f1, accuracy  float64
}{{"geovirus", false, .88, .81}, {"lgl", true, .79, .85}}

// newEntities registers the flags of entities.
func newEntities(flags *flag.FlagSet) measure {
	mode := flags.String("entities", "places", "")
	to := flags.String("to", "", "")
	return func(ctx context.Context, data string, out io.Writer) error {
		x, err := newExtractor(*mode)
		if err != nil {
			return err
		}
		printAbout(out)
		unseen, err := withoutThird(*mode, x)
		if err != nil {
			return err
		}
		return errors.Join(geoFigures(ctx, x, data, *to, out), namesFigures(ctx, unseen, data, out), extractionSpeed(ctx, x, data, out))
	}
}

// newExtractor returns the best that reads texts in a mode, without places of an archive.
func newExtractor(mode string) (entity.Extractor, error) {
	none, err := entity.Compile(nil)
	if err != nil {
		return nil, err
	}
	r, err := read.New(mode, none, nil)
	if err != nil {
		return nil, err
	}
	if r.Better != nil {
		return r.Better.Load()
	}
	return r.Extractor, nil
}

// geoFigures prints each set with and without nationalities, and holds it against its
// targets.
func geoFigures(ctx context.Context, x entity.Extractor, data, to string, out io.Writer) error {
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "set\ttexts\tnationalities\tP\tR\tF1 overlap\tF1 exact\tmatched\tacc@161\tmedian km\tof all gold")
	var missed []error
	for _, set := range geoSets {
		texts, err := readGeo(filepath.Join(data, "geo", set.name, "gold.ndjson"))
		if err != nil {
			return err
		}
		for _, nationalities := range []bool{false, true} {
			found := map[string][]toponym{}
			for _, t := range texts {
				if ctx.Err() != nil {
					return ctx.Err()
				}
				found[t.ID] = toponymsOf(x, t.Text, nationalities)
			}
			s := scoreGeo(texts, found)
			fmt.Fprintf(table, "%s\t%d\t%s\t%.3f\t%.3f\t%.3f\t%.3f\t%d\t%.3f\t%.1f\t%.3f\n", set.name, len(texts), countedWord(nationalities),
				s.overlap.precision(), s.overlap.recall(), s.overlap.f1(), s.exact.f1(), len(s.distances), s.accuracy(), s.median(), s.ofAll())
			if nationalities == set.nationalities {
				missed = append(missed, below(set.name+": overlap F1", s.overlap.f1(), set.f1), below(set.name+": accuracy@161 km", s.accuracy(), set.accuracy))
				missed = append(missed, writeToponyms(to, set.name, texts, found))
			}
		}
	}
	return errors.Join(append(missed, table.Flush())...)
}

func countedWord(counted bool) string {
	if counted {
		return "counted"
	}
	return "left out"
}

// below is an error where a figure misses its target.
func below(what string, is, least float64) error {
	if is >= least {
		return nil
	}
	return fmt.Errorf("%s is %.4f; want %.2f or more: %w", what, is, least, errMissed)
}

// toponymsOf returns the places of a text, in code points.
func toponymsOf(x entity.Extractor, s string, nationalities bool) (out []toponym) {
	runes := runesBefore(s)
	for _, m := range x.Mentions(entity.Text{Body: s, BodyWords: text.Words(s)}) {
		if m.Type != dateline.TypePlace && (m.Type != dateline.TypeNationality || !nationalities) {
			continue
		}
		t := toponym{Start: runes[m.Start], End: runes[m.End]}
		if p, ok := x.Place(m.Entity); ok && p.Located {
			t.Lat, t.Lon = &p.Lat, &p.Lon
		}
		out = append(out, t)
	}
	return out
}

// runesBefore is, for each byte of s at which a rune begins, how many runes are before.
func runesBefore(s string) []int {
	n := make([]int, len(s)+1)
	count := 0
	for i := range s {
		n[i] = count
		count++
	}
	n[len(s)] = count
	return n
}

// namesFigures scores people and organisations, exact span and type, on every third
// text of wikigold, which nothing is fitted on.
func namesFigures(ctx context.Context, x entity.Extractor, data string, out io.Writer) error {
	texts, err := readNamed(filepath.Join(data, "ner", "wikigold.ndjson"))
	if err != nil {
		return err
	}
	types := []struct{ gold, ours string }{{"PER", dateline.TypePerson}, {"ORG", dateline.TypeOrganisation}, {"LOC", dateline.TypePlace}}
	tallies := map[string]*tally{}
	for i, t := range texts {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if i%heldOutEvery != heldOutEvery-1 {
			continue
		}
		runes := runesBefore(t.Body)
		mentions := x.Mentions(entity.Text{Body: t.Body, BodyWords: text.Words(t.Body)})
		for _, y := range types {
			c := cmp.Or(tallies[y.gold], &tally{})
			tallies[y.gold] = c
			c.addExact(t.spans(y.gold), spansOf(mentions, y.ours, runes))
		}
	}
	fmt.Fprintln(out)
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "wikigold, every third text\tgold\tP\tR\tF1 exact")
	for _, y := range types {
		c := tallies[y.gold]
		fmt.Fprintf(table, "%s\t%d\t%.3f\t%.3f\t%.3f\n", y.gold, c.gold, c.precision(), c.recall(), c.f1())
	}
	return table.Flush()
}

// heldOutEvery is which texts of wikigold are held out: the third, the sixth and so on.
const heldOutEvery = 3

func spansOf(mentions []dateline.Mention, of string, runes []int) (out []span) {
	for _, m := range mentions {
		if m.Type == of {
			out = append(out, span{runes[m.Start], runes[m.End]})
		}
	}
	return out
}

// extractionSpeed reads news once to warm up, and then for a few rounds on one core. The
// processor's time is what counts where others use it as well.
func extractionSpeed(ctx context.Context, x entity.Extractor, data string, out io.Writer) error {
	texts, bytes, err := newsTexts(filepath.Join(data, "news", "reuters106k.ndjson.zst"), speedTexts)
	if err != nil {
		return err
	}
	readTexts(ctx, x, texts)
	runtime.GC()
	began, spent, mentions := time.Now(), cpu(), 0
	for range speedRounds {
		mentions = readTexts(ctx, x, texts)
	}
	wall, processor := time.Since(began), cpu()-spent
	if err := ctx.Err(); err != nil {
		return err
	}
	megabytes := speedRounds * float64(bytes) / 1e6
	fmt.Fprintf(out, "\nspeed: %d texts of news, %.1f MB, %d mentions: %.1f MB a second of processor time, %.1f of the clock; words are cut beforehand\n",
		len(texts), float64(bytes)/1e6, mentions, megabytes/processor.Seconds(), megabytes/wall.Seconds())
	return nil
}

func readTexts(ctx context.Context, x entity.Extractor, texts []entity.Text) (mentions int) {
	for _, t := range texts {
		if ctx.Err() != nil {
			break
		}
		mentions += len(x.Mentions(t))
	}
	return mentions
}

const (
	speedTexts  = 3000
	speedRounds = 3
)
