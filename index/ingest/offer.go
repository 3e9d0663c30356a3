package ingest

import (
	"context"
	"io"
	"iter"
	"time"

	"dateline"
)

// Offer is what is known of a stream that is read by itself.
type Offer struct {
	// Name is its path in the source, with slashes: the path key and the name that
	// decides the form. "" is none: then the content type decides the form, or the
	// first bytes, and an article without an id of its own and an address is known
	// again by its text.
	Name string
	// ContentType is what HTTP calls so, with or without parameters; one of
	// [ContentTypes], or "". It decides where the name does not.
	ContentType string
	// Encoding is the coding in which the stream is sent, as HTTP's Content-Encoding
	// has it: one of [Encodings], or "" for none.
	Encoding string
	// Address is where a stream of one article is from, absolute; "" if unknown.
	Address string
	// Source is the name that paths and ids are unique in; "" takes Options.Source,
	// and "posted" where that is empty too.
	Source string
	// Seen is when it was captured, unless it says so itself; zero is now.
	Seen time.Time
}

// Read reads one stream by the same readers as files: what is posted, or one
// file. There is no folder around it and no metadata.csv. An item's Path is the
// Offer's Name, and what a container holds follows behind a slash; its Bytes are
// what was read since the item before. Items come as soon as they are known,
// those of NDJSON line by line. At least one is no notice: options and an offer
// that cannot be used, and a form that is not read, are rejected items. It ends
// early when ctx is done, and can be ranged over once, as r can be read once.
func Read(ctx context.Context, r io.Reader, as Offer, opt Options) iter.Seq[Item] {
	return func(yield func(Item) bool) {
		opt, err := opt.withDefaults()
		if err == nil {
			as, err = as.withDefaults(opt)
		}
		run := newRun(ctx, opt, yield)
		if err != nil {
			run.put(Item{Kind: KindRejected, Path: as.Name, Reason: err})
			return
		}
		s := as.stream(r)
		run.encoded(s, as.Encoding)
		run.end(s)
	}
}

func (o Offer) withDefaults(opt Options) (Offer, error) {
	const posted = "posted"
	for _, name := range []string{opt.Source, posted} {
		if o.Source == "" {
			o.Source = name
		}
	}
	if o.Seen.IsZero() {
		o.Seen = time.Now()
	}
	if err := checkSource(o.Source); err != nil {
		return o, err
	}
	if err := checkEncoding(o.Encoding); err != nil {
		return o, err
	}
	if o.Address != "" {
		if _, err := readURL(o.Address); err != nil {
			return o, problemIn("address", "%s", err)
		}
	}
	if o.Name == "" {
		return o, nil
	}
	clean, kind, reason := memberName(o.Name)
	if reason != nil && kind == KindRejected {
		return o, dateline.Invalidf("name", "%s", reason)
	}
	o.Name = clean
	return o, nil
}

func (o Offer) stream(r io.Reader) *stream {
	e := &entry{path: o.Name, rel: o.Name, source: o.Source, named: true}
	f := &file{entry: e, from: r, posted: true, used: -1}
	s := newStream(f, f, -1)
	s.path, s.rel, s.name = o.Name, o.Name, o.Name
	s.seen = o.Seen.UTC().Truncate(time.Second)
	s.web = webFacts{address: o.Address, contentType: o.ContentType}
	return s
}
