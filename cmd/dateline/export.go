package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"dateline"
	"dateline/index/export"
	"dateline/server"

	"github.com/spf13/cobra"
)

const exportLong = `Writes every article that matches, in the order of their ids and however many they are.
Without a query that is all of the archive.

  ndjson     an object in each line
  markdown   a folder with a file for each article: front matter and the text
  csv        a table, for spreadsheets
  ris        references, for Zotero, EndNote and others
  bibtex     references, for BibTeX

dateline index reads ndjson and markdown back without loss; with --revisions it makes an
equal archive of them. A file or folder that is there already is not written over.`

const exportExample = `  dateline export Kelbajar --from 2023-09 > kelbajar.ndjson
  dateline export --format markdown --revisions --out everything
  dateline export --format bibtex --publication 'Press TV' --out press-tv.bib`

const formMarkdown = "markdown"

// exportOptions are the options of export, as they were written.
type exportOptions struct {
	searchOptions
	format, out string
	revisions   bool
}

func (a *app) exportCmd() *cobra.Command {
	var o exportOptions
	cmd := &cobra.Command{
		Use: "export [QUERY...]", Short: "Write articles out: as NDJSON, Markdown, CSV, RIS or BibTeX", Long: exportLong, Example: exportExample,
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.export(cmd.Context(), strings.Join(args, " "), o)
		},
	}
	a.archiveFlag(cmd)
	o.filterFlags(cmd.Flags())
	cmd.Flags().StringVar(&o.format, "format", "ndjson", "`form` of the articles: ndjson, markdown, csv, ris or bibtex")
	cmd.Flags().StringVar(&o.out, "out", "-", "`file` to write, for markdown a folder; - is the standard output")
	cmd.Flags().BoolVar(&o.revisions, "revisions", false, "write all revisions of each article, not only the one that matches")
	return cmd
}

func (a *app) export(ctx context.Context, text string, o exportOptions) error {
	s, err := o.question(text)
	if err != nil {
		return err
	}
	form, known := server.ExportFormOf(o.format)
	switch {
	case o.format == formMarkdown && o.out == "-":
		return usagef("out: markdown is a folder of files; name one with --out FOLDER")
	case o.format != formMarkdown && (!known || o.format == ""):
		return usagef("format: %q is not a form of export; want ndjson, markdown, csv, ris or bibtex", o.format)
	}
	if err := form.CheckRevisions(o.revisions); err != nil && o.format != formMarkdown {
		return invalidOption(err)
	}
	return a.withCurrent(ctx, func(archive dateline.Archive) error {
		x := &exporter{archive: archive, form: form, revisions: o.revisions, progress: a.progress("writing", "articles", 0)}
		defer x.progress.done()
		switch {
		case o.format == formMarkdown:
			err = x.folder(ctx, s, o.out)
		case o.out == "-":
			if err = x.stream(ctx, s, a.shownAs()); err == nil {
				err = a.out.Flush() // what is told then is so
			}
		default:
			_, err = writeNew(o.out, func(w io.Writer) error { return x.stream(ctx, s, w) })
		}
		if err == nil {
			a.tell("%s written%s", number(x.articles, "article"), where(o.out))
		}
		return invalidOption(err)
	})
}

func where(out string) string {
	if out == "-" {
		return ""
	}
	return " to " + safe(out)
}

// shownAs is the standard output; on a terminal, what a text could do to it is
// written as an escape.
func (a *app) shownAs() io.Writer {
	if isTerminal(a.outFile) {
		return escaper{a.out}
	}
	return a.out
}

// exporter writes articles out.
type exporter struct {
	archive   dateline.Archive
	form      server.ExportForm
	revisions bool
	progress  *progress
	articles  int
}

// stream writes all that matches one behind the other.
func (x *exporter) stream(ctx context.Context, s dateline.Search, w io.Writer) error {
	put := func(raw []byte) error {
		_, err := w.Write(raw)
		return err
	}
	if err := put(x.form.Head()); err != nil {
		return err
	}
	return x.each(ctx, s, func(a dateline.Article) error { return x.form.Article(ctx, x.archive, a, x.revisions, put) })
}

func (x *exporter) each(ctx context.Context, s dateline.Search, write func(dateline.Article) error) error {
	for a, err := range x.archive.Each(ctx, s) {
		if err == nil {
			err = write(a)
		}
		if err != nil {
			return err
		}
		x.articles++
		x.progress.set(int64(x.articles))
	}
	return nil
}

// folder writes a file for each article into a new folder, or an empty one.
func (x *exporter) folder(ctx context.Context, s dateline.Search, dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return cannotWrite(dir, err)
	}
	there, err := os.Open(dir)
	if err != nil {
		return cannotWrite(dir, err)
	}
	defer there.Close()
	if _, err := there.Readdirnames(1); !errors.Is(err, io.EOF) {
		return &dateline.Error{Kind: dateline.Conflict, Message: safe(dir) + " is not an empty folder", Hint: "name a new folder"}
	}
	return x.each(ctx, s, func(a dateline.Article) error { return x.files(ctx, dir, a) })
}

// files writes one article. With all revisions the names sort as their numbers do,
// for they are read back in the order of the names.
func (x *exporter) files(ctx context.Context, dir string, a dateline.Article) error {
	digits := 0
	if x.revisions {
		all, err := x.archive.Revisions(ctx, a.ID)
		if err != nil && dateline.KindOf(err) != dateline.Gone {
			return err
		}
		for _, r := range all {
			digits = max(leastDigits, len(fmt.Sprint(r.Number)))
		}
	}
	for t, err := range export.Texts(ctx, x.archive, a, x.revisions) {
		if err != nil {
			return err
		}
		name := string(a.ID) + ".md"
		if x.revisions {
			name = fmt.Sprintf("%s.%0*d.md", a.ID, digits, t.Revision)
		}
		if err := writeFile(filepath.Join(dir, name), export.Markdown(t.Article, t.Last)); err != nil {
			return err
		}
	}
	return nil
}

// leastDigits has the number of a revision in a file's name.
const leastDigits = 4

// writeFile writes a file that there is not yet, whole or not at all.
func writeFile(path string, content []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return &dateline.Error{Kind: dateline.Conflict, Message: safe(path) + " is there already",
			Hint: "where a file system takes capitals and small letters for the same, use --format ndjson"}
	}
	if err != nil {
		return cannotWrite(path, err)
	}
	_, err = f.Write(content)
	if err = errors.Join(err, f.Close()); err != nil {
		_ = os.Remove(path) // half of an article is none
		return cannotWrite(path, err)
	}
	return nil
}
