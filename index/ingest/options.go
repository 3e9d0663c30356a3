package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline"
	"dateline/index/ingest/advice"
	"dateline/index/ingest/charset"
)

// DefaultMaxBytes is the limit of one text when [Options] names none: 16 MiB,
// some three million words.
const DefaultMaxBytes = 16 << 20

// maxTableBytes bounds a metadata.csv or places.csv, which are read as a whole:
// 128 MiB, about half a million rows.
const maxTableBytes = 128 << 20

// Options say how files are read. The zero Options are the defaults.
type Options struct {
	// Source is the name that paths and ids of what is read are unique in. ""
	// takes the base name of each folder named, and of the folder that a named
	// file lies in. At most 200 bytes of UTF-8 without control characters.
	Source string
	// MaxBytes is the limit of one text file, feed or JSON object, of one line of
	// NDJSON and one row of a table, in bytes,
	// 1 to [dateline.MaxArticleBytes]; 0 is DefaultMaxBytes. What is larger is
	// rejected, never cut.
	MaxBytes int64
	// Fields says which fields of JSON and columns of tables are read. A nil list is
	// that of the preset.
	Fields FieldMap
	// Preset is one of [Presets]: the shape that all JSON objects and tables have. ""
	// recognises of each object whether it has one of these shapes.
	Preset string
	// Records is the path of the field that holds the array of articles, where JSON
	// is an object around it; as the paths of a FieldMap. "" looks in articles, items,
	// data, results and documents.
	Records string
	// Charset is the encoding of files that neither declare nor prove their own: one
	// that [charset.Known] accepts. "" guesses it, and tells.
	Charset string
	// Limits bound what containers and compression may hide. A zero limit is its
	// default.
	Limits Limits
	// Temp is the folder of temporary files; "" is that of the system. See
	// [Limits].
	Temp string
	// Archive is the folder of the archive that is written to; where it lies in a
	// folder named it is ignored. "" is none.
	Archive string

	sets *fieldSets // of Fields, Preset and Records; withDefaults makes it
}

func (o Options) withDefaults() (Options, error) {
	if o.MaxBytes == 0 {
		o.MaxBytes = DefaultMaxBytes
	}
	if o.MaxBytes < 1 || o.MaxBytes > dateline.MaxArticleBytes {
		return o, dateline.Invalidf(limitBytes, "%d is out of range; want 1 to %d", o.MaxBytes, dateline.MaxArticleBytes)
	}
	var err error
	if o.Limits, err = o.Limits.withDefaults(); err != nil {
		return o, err
	}
	if o.Source != "" {
		if err := checkSource(o.Source); err != nil {
			return o, err
		}
	}
	if o.Charset != "" {
		if o.Charset, err = charset.Known(o.Charset); err != nil {
			return o, dateline.Invalidf("encoding", "%s", err)
		}
	}
	o.sets, err = newFieldSets(o)
	return o, err
}

const maxSourceBytes = 200

func checkSource(s string) error {
	switch {
	case !utf8.ValidString(s), strings.ContainsFunc(s, unicode.IsControl), strings.TrimSpace(s) == "":
		return sourceFault("%q is not a name; want UTF-8 without control characters", s)
	case len(s) > maxSourceBytes:
		return sourceFault("the name is %d bytes long; want at most %d", len(s), maxSourceBytes)
	}
	return nil
}

// sourceFault is what is wrong with the name of a source.
func sourceFault(format string, args ...any) error {
	return advice.New(problemIn("source", format, args...), advice.Advice{Do: advice.NameSource})
}

// limitBytes names the limit of [Options.MaxBytes].
const limitBytes = "max-bytes"

// limitError says that something is too long (its size is -1 if not known), and which limit helps where one
// does: tables have a limit of their own.
func limitError(size, limit int64) error {
	e := problem("is %d bytes long, over the limit of %d", size, limit)
	if size < 0 {
		e = problem("is longer than the limit of %d bytes", limit)
	}
	if limit < dateline.MaxArticleBytes {
		return advice.New(e, advice.Advice{Do: advice.Raise, Limit: limitBytes, Most: dateline.MaxArticleBytes})
	}
	return e
}
