package ingest

import "strings"

// Encodings lists what [Offer.Encoding] may be besides "".
func Encodings() []string { return []string{"gzip", "zstd"} }

// Check reports what [Read] would reject an offer for before it reads anything: an
// Invalid whose Field is name, source, address or content-encoding. Whether there is
// a reader for the form is seen only when it is read.
func (o Offer) Check() error {
	_, err := o.withDefaults(Options{})
	return err
}

// Flows reports whether the name, or else the content type, settles a form that is
// read article by article as the bytes come, so that each can be answered at once.
func (o Offer) Flows() bool {
	named, _ := byEnding(o.Name)
	_, is := flowing(named, byType(o.ContentType))
	return is
}

// encoded reads a stream through the coding in which it was sent, which is no
// container: nothing about the stream says so but the offer. What it unpacks to
// counts against the limits all the same.
func (r *run) encoded(s *stream, coding string) {
	switch strings.ToLower(coding) {
	case "gzip":
		in, z := r.gunzip(s)
		r.read(s.sentAs(in))
		if z.stray != nil {
			r.reject(s, spot{}, z.stray)
		}
	case "zstd":
		in, done, err := r.unzstd(s)
		if err != nil {
			r.reject(s, spot{}, err)
			return
		}
		defer done()
		r.read(s.sentAs(in))
	default:
		r.read(s)
	}
}

// sentAs gives the stream inside a coding the name and depth of the one around it.
func (s *stream) sentAs(in *stream) *stream {
	in.name, in.depth, in.stored = s.name, s.depth, nil
	return in
}

// checkEncoding refuses a coding that is not read.
func checkEncoding(coding string) error {
	for _, known := range append(Encodings(), "") {
		if strings.EqualFold(coding, known) {
			return nil
		}
	}
	return problemIn("content-encoding", "%s is not read; want one of: %s", quoted(coding), strings.Join(Encodings(), ", "))
}
