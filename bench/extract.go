package main

import (
	"archive/tar"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"dateline/index/ingest/page"
)

// targetF1 is what the extraction of texts has to reach on DATA/html.
const targetF1 = .963

// newExtract registers the flags of extract.
func newExtract(flags *flag.FlagSet) measure {
	to := flags.String("to", "", "")
	return func(ctx context.Context, data string, out io.Writer) error {
		return extract(ctx, filepath.Join(data, "html"), *to, out)
	}
}

// goldPage is a page's address and the text to be found in it.
type goldPage struct{ ID, URL, Body string }

// extract reads the pages of a folder and holds their texts against those that
// people marked.
func extract(ctx context.Context, folder, to string, out io.Writer) error {
	gold, err := readGold(filepath.Join(folder, "gold.ndjson"))
	if err != nil {
		return err
	}
	sources, err := readPages(ctx, filepath.Join(folder, "pages.tar.zst"))
	if err != nil {
		return err
	}
	texts, took := map[string]string{}, time.Duration(0)
	for _, id := range slices.Sorted(maps.Keys(gold)) {
		start := time.Now()
		p, err := page.Read(sources[id], "", gold[id].URL, "")
		took += time.Since(start)
		if err != nil {
			fmt.Fprintf(out, "no text: %v\n", err)
		}
		texts[id] = p.Body
		if ctx.Err() != nil {
			return ctx.Err()
		}
	}
	if err := writeTexts(to, texts); err != nil {
		return err
	}
	s := scoreTexts(gold, texts)
	fmt.Fprintf(out, "pages %d  P %.3f  R %.3f  F1 %.3f  target %.3f  %.0f pages/s on one core\n",
		len(gold), s.precision, s.recall, s.f1, targetF1, float64(len(gold))/took.Seconds())
	if s.f1 < targetF1 {
		return fmt.Errorf("extract: F1 %.4f is below the target of %.3f", s.f1, targetF1)
	}
	return nil
}

func readGold(file string) (map[string]goldPage, error) {
	gold := map[string]goldPage{}
	err := eachRecord(file, func(g goldPage) error {
		gold[g.ID] = g
		return nil
	})
	return gold, err
}

// readPages returns the files of a tar by their names without ending.
func readPages(ctx context.Context, file string) (map[string][]byte, error) {
	z, err := openPacked(file)
	if err != nil {
		return nil, err
	}
	defer z.Close()
	pages := map[string][]byte{}
	for t := tar.NewReader(z); ctx.Err() == nil; {
		h, err := t.Next()
		if errors.Is(err, io.EOF) {
			return pages, nil
		}
		if err == nil && h.Typeflag == tar.TypeReg {
			name := strings.TrimSuffix(path.Base(h.Name), path.Ext(h.Name))
			pages[name], err = io.ReadAll(t)
		}
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", file, err)
		}
	}
	return nil, ctx.Err()
}

// writeTexts writes the texts as lines of {"id","text"}, for other scorers; to
// no file if its name is empty.
func writeTexts(file string, texts map[string]string) error {
	if file == "" {
		return nil
	}
	var b strings.Builder
	for _, id := range slices.Sorted(maps.Keys(texts)) {
		line, err := json.Marshal(map[string]string{"id": id, "text": texts[id]})
		if err != nil {
			return err
		}
		b.Write(append(line, '\n'))
	}
	return os.WriteFile(file, []byte(b.String()), 0o644)
}
