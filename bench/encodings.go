package main

import (
	"bytes"
	"cmp"
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"

	"dateline/index/ingest/charset"
)

// pieceSizes are how long the pieces are whose encoding is guessed, in bytes of the
// encoding, and mostPieces how many of each, spread over the texts.
var pieceSizes = []int{100, 300, 1000}

const mostPieces = 200

// guesses counts what came of the pieces of one encoding, language and size.
type guesses struct{ right, refused, wrong int }

func newEncodings(*flag.FlagSet) measure { return guessEncodings }

// guessEncodings encodes texts in what their language was written in before UTF-8,
// cuts them, and holds what the guess reads against what was encoded.
func guessEncodings(ctx context.Context, folder string, out io.Writer) error {
	languages, err := languageFolders(folder)
	if err != nil {
		return err
	}
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "encoding\tlanguage\tbytes\tright\trefused\twrong")
	sums := map[int]guesses{}
	for _, l := range languages {
		text, err := textsIn(filepath.Join(folder, l))
		if err != nil {
			return err
		}
		for _, name := range writtenIn[l] {
			if err := guessLanguage(ctx, table, sums, l, name, text); err != nil {
				return err
			}
		}
	}
	for _, size := range pieceSizes {
		writeGuesses(table, "all", "", size, sums[size])
	}
	return table.Flush()
}

// languageFolders are those of a folder that are named by a language.
func languageFolders(folder string) (names []string, err error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		if e.IsDir() && writtenIn[e.Name()] != nil {
			names = append(names, e.Name())
		}
	}
	if len(names) == 0 {
		return nil, fmt.Errorf("%s has no folder named by a language that is measured, as in de/a.txt", folder)
	}
	return names, nil
}

// textsIn joins the texts of a folder, which have to be UTF-8.
func textsIn(folder string) (string, error) {
	files, err := filepath.Glob(filepath.Join(folder, "*.txt"))
	if err != nil || len(files) == 0 {
		return "", cmp.Or(err, fmt.Errorf("%s holds no *.txt", folder))
	}
	var all strings.Builder
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err == nil {
			err = charset.CheckUTF8(data)
		}
		if err != nil {
			return "", fmt.Errorf("%s: %w", name, err)
		}
		all.Write(data)
		all.WriteByte('\n')
	}
	return all.String(), nil
}

func guessLanguage(ctx context.Context, out io.Writer, sums map[int]guesses, language, name, text string) error {
	coder, err := htmlindex.Get(name)
	if err != nil {
		return err
	}
	src := encodable(coder, text)
	for _, size := range pieceSizes {
		var g guesses
		for _, piece := range pieces(src, size) {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			g.count(coder, piece)
		}
		s := sums[size]
		sums[size] = guesses{s.right + g.right, s.refused + g.refused, s.wrong + g.wrong}
		writeGuesses(out, name, language, size, g)
	}
	return nil
}

// encodable encodes a text without the characters that the encoding does not hold.
func encodable(coder encoding.Encoding, text string) []byte {
	var out []byte
	encode := coder.NewEncoder()
	for _, r := range asWritten.Replace(text) {
		if b, err := encode.Bytes(utf8.AppendRune(nil, r)); err == nil {
			out = append(out, b...)
		}
	}
	return out
}

// pieces cuts a text between words. Pieces in ASCII are left out: they have no
// encoding to be told.
func pieces(src []byte, size int) (all [][]byte) {
	for step := max(size, len(src)/mostPieces); len(src) > size; src = src[min(step, len(src)):] {
		at := bytes.IndexAny(src, " \n") + 1
		piece := src[at:min(at+size, len(src))]
		if slices.ContainsFunc(piece, func(b byte) bool { return b >= utf8.RuneSelf }) {
			all = append(all, piece)
		}
	}
	return all
}

// count guesses the encoding of a piece. It is right if every character is, whatever
// the encoding is called.
func (g *guesses) count(coder encoding.Encoding, piece []byte) {
	want, _ := coder.NewDecoder().Bytes(piece)
	switch got, err := charset.Decode(piece, charset.Hints{}); {
	case err != nil || got.Fault != nil:
		g.refused++
	case bytes.Equal(got.UTF8, want):
		g.right++
	default:
		g.wrong++
	}
}

func writeGuesses(out io.Writer, name, language string, size int, g guesses) {
	fmt.Fprintf(out, "%s\t%s\t%d\t%d\t%d\t%d\n", name, language, size, g.right, g.refused, g.wrong)
}
