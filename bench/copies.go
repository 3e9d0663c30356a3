package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"time"

	"dateline/index/copies"
)

// Targets of what is found to be copies.
const (
	targetCopyPrecision = .98
	targetCopyRecall    = .95 // of pairs edited by gradeTargeted at most
	gradeTargeted       = 15  // per cent
)

// newCopies registers the flags of copies.
func newCopies(flags *flag.FlagSet) measure {
	wrong := flags.String("wrong", "", "")
	return func(ctx context.Context, data string, out io.Writer) error {
		return findCopies(ctx, data, *wrong, out)
	}
}

// printed is a text as it is compared.
type printed struct {
	id, title, body, group string
	day                    time.Time // zero if it is not known
	words                  int
	sketch                 copies.Sketch
}

// pair is two texts, and whether they are copies.
type pair struct {
	kind  string
	grade int // per cent that was changed; 0 where that has no meaning
	same  bool
	a, b  *printed
}

// findCopies holds what is found to be copies against pairs of which it is known,
// and counts the copies in the news.
func findCopies(ctx context.Context, data, wrong string, out io.Writer) error {
	printAbout(out)
	news, err := readPrinted(ctx, filepath.Join(data, "news", "reuters106k.ndjson.zst"))
	if err != nil {
		return err
	}
	events, err := readPrinted(ctx, filepath.Join(data, "cluster", "giveme5w1h.ndjson"))
	if err != nil {
		return err
	}
	made := madePairs(rand.New(rand.NewPCG(1, 2)), news)
	others, err := otherPairs(ctx, news, events, out)
	if err != nil {
		return err
	}
	table, lines := judgePairs(append(made, others...))
	missed := table.print(out)
	if err := listWrong(out, wrong, lines); err != nil {
		return err
	}
	if err := printFound(ctx, news, out); err != nil {
		return err
	}
	return missed
}

// judgePairs counts what is found of each kind, and lists what is wrong.
func judgePairs(pairs []pair) (scoreTable, []string) {
	t := scoreTable{}
	var wrong []string
	for _, p := range pairs {
		found := copies.Similar(p.a.sketch, p.b.sketch)
		t.add(p, found)
		if found && !p.same {
			runs, names := copies.Likeness(p.a.sketch, p.b.sketch)
			wrong = append(wrong, fmt.Sprintf("%s: runs %.2f names %.2f: %s (%s) | %s (%s)", p.kind, runs, names, p.a.title, p.a.id, p.b.title, p.b.id))
		}
	}
	return t, wrong
}

// wrongShown is how many wrong pairs are printed; a file gets all.
const wrongShown = 20

func listWrong(out io.Writer, file string, lines []string) error {
	fmt.Fprintf(out, "\n%d wrong pairs, some of them:\n", len(lines))
	for i := 0; i < len(lines); i += max(1, len(lines)/wrongShown) {
		fmt.Fprintln(out, lines[i])
	}
	if file == "" {
		return nil
	}
	return os.WriteFile(file, []byte(strings.Join(append(lines, ""), "\n")), 0o644)
}
