package server

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"reflect"
	"strings"
	"time"
	"unicode/utf8"

	"dateline"
	"dateline/index/correct"
)

// maxCorrectionBytes bounds what is posted at once: some 50,000 corrections.
const maxCorrectionBytes = 8 << 20

// postedCorrections are corrections as they were posted.
type postedCorrections struct {
	batch []dateline.Correction
	lines []int             // of a table, for each
	alone bool              // one by itself, and no list of one
	apart *correct.Articles // of a split by articles, which is the only one
}

// postedCorrections reads the body of a request: a correction or a list of some in JSON,
// or a table.
func (s *server) postedCorrections(w http.ResponseWriter, r *http.Request) (out postedCorrections, err error) {
	raw, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxCorrectionBytes))
	if err != nil {
		return out, (&postedBody{most: maxCorrectionBytes}).told(err)
	}
	media, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	switch media {
	case "text/csv":
		return correctionTable(raw)
	case "application/json", "":
		return s.correctionList(r.Context(), raw)
	}
	return out, &refusal{status: http.StatusUnsupportedMediaType, code: "media", text: fmt.Sprintf("%s is not read here", quoted(media)),
		hint: "send application/json or text/csv"}
}

func correctionTable(raw []byte) (out postedCorrections, err error) {
	rows, err := correct.ReadCSV(bytes.NewReader(raw))
	for _, row := range rows {
		out.batch, out.lines = append(out.batch, row.Correction), append(out.lines, row.Line)
	}
	return out, err
}

func (s *server) correctionList(ctx context.Context, raw []byte) (out postedCorrections, err error) {
	var list []*CorrectionJSON
	var into any = &list
	if out.alone = bytes.HasPrefix(bytes.TrimSpace(raw), []byte("{")); out.alone {
		list = []*CorrectionJSON{{}}
		into = list[0]
	}
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.DisallowUnknownFields()
	if err := dec.Decode(into); err != nil {
		return out, badCorrections(err)
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return out, dateline.Errorf(dateline.Invalid, "something stands behind the corrections at byte %d; want one object or one list", dec.InputOffset())
	}
	if list == nil {
		return out, dateline.Errorf(dateline.Invalid, "the body is null; want one object or one list")
	}
	for i, posted := range list {
		if posted == nil {
			return out, dateline.Errorf(dateline.Invalid, "correction %d is null; want an object", i+1)
		}
		if posted.Articles != nil || posted.Publications != nil {
			if err := posted.splitsArticles(len(list)); err != nil {
				return out, err
			}
			out.apart = posted.articles()
		}
		c, err := s.inBytes(ctx, posted.correction())
		if err != nil {
			return out, fmt.Errorf("correction %d: %w", i+1, err)
		}
		out.batch = append(out.batch, c)
	}
	return out, nil
}

// splitsArticles says why a correction that names articles, one of so many, cannot be taken.
func (c CorrectionJSON) splitsArticles(of int) error {
	switch {
	case c.Kind != dateline.CorrectSplit:
		return dateline.Invalidf("articles", "articles and publications are of a split, and not of the kind %s", quoted(c.Kind))
	case of > 1:
		return dateline.Invalidf("articles", "a split by articles is one of %d; want it posted by itself, since it is taken as a whole", of)
	case len(c.Words) > 0:
		return dateline.Invalidf("words", "a split takes words, or else articles and publications")
	case c.Into == "":
		return dateline.Invalidf("into", "a split by articles needs the id of what it is there")
	}
	asked := c.correction()
	asked.Words = []string{c.Into} // it takes what a split by words does
	_, err := correct.Accept(asked)
	return err
}

func (c CorrectionJSON) articles() *correct.Articles {
	in := &correct.Articles{Publications: c.Publications}
	for _, id := range c.Articles {
		in.IDs = append(in.IDs, dateline.ID(id))
	}
	return in
}

// badCorrections words what decoding said, without the names of Go's types.
func badCorrections(err error) error {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	var moment *time.ParseError
	switch {
	case errors.As(err, &syntax):
		return dateline.Errorf(dateline.Invalid, "the body is no JSON from byte %d on: %v", syntax.Offset, syntax)
	case errors.As(err, &kind) && kind.Field == "":
		return dateline.Errorf(dateline.Invalid, "%s stands at byte %d; want a correction or a list of some in JSON", kind.Value, kind.Offset)
	case errors.As(err, &kind):
		return dateline.Invalidf(kind.Field, "it is %s at byte %d; want %s", kind.Value, kind.Offset, inWords(kind.Type))
	case errors.As(err, &moment):
		return dateline.Invalidf("at", "%s is no moment; want one as 2023-09-01T10:30:00Z", quoted(moment.Value))
	case strings.HasPrefix(err.Error(), "Time.UnmarshalJSON"):
		return dateline.Invalidf("at", "it is no string; want a moment as 2023-09-01T10:30:00Z")
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return dateline.Errorf(dateline.Invalid, "the body ends too early; want a correction or a list of some in JSON")
	}
	return dateline.Errorf(dateline.Invalid, "%s; want the fields of a correction", strings.TrimPrefix(err.Error(), "json: "))
}

// inWords says which JSON is read as t.
func inWords(t reflect.Type) string {
	switch t.Kind() {
	case reflect.String:
		return "a string"
	case reflect.Int:
		return "a whole number"
	case reflect.Float64:
		return "a number"
	case reflect.Slice, reflect.Array:
		return "a list, of which each is " + inWords(t.Elem())
	}
	return "an object"
}

// inBytes makes bytes of the code points that a mention was named by.
func (s *server) inBytes(ctx context.Context, c dateline.Correction) (dateline.Correction, error) {
	if c.Start == 0 && c.End == 0 || !c.Article.Valid() {
		return c, nil // else the archive says what is wrong with it
	}
	a, _, err := s.archive.Article(ctx, c.Article, c.Revision)
	if err != nil {
		return c, err
	}
	text := a.Body
	switch c.Field {
	case dateline.FieldTitle:
		text = a.Title
	case dateline.FieldBody:
	default:
		return c, nil // likewise
	}
	n := utf8.RuneCountInString(text)
	if c.Start < 0 || c.End <= c.Start || c.End > n {
		return c, dateline.Invalidf("end", "%d to %d are no part of the %s, which has %d code points", c.Start, c.End, c.Field, n)
	}
	c.Revision = a.Revision
	c.Start, c.End = bytesBefore(text, c.Start), bytesBefore(text, c.End)
	return c, nil
}

// bytesBefore is where the nth code point of s begins.
func bytesBefore(s string, n int) int {
	for i := range s {
		if n == 0 {
			return i
		}
		n--
	}
	return len(s)
}
