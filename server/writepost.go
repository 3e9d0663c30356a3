package server

import (
	"context"
	"mime"
	"net/http"
	"strings"
	"time"

	"dateline"
	"dateline/index/ingest"
	"dateline/index/ingest/advice"

	"github.com/klauspost/compress/gzhttp"
)

// pathArticles is where articles are posted to, without the base path.
const pathArticles = "/api/v1/articles"

// postParams are the parameters of what is posted. Beside them count the header
// fields Content-Type, Content-Encoding and Content-Disposition.
type postParams struct {
	// The name that paths and ids are unique in; posted if absent.
	Source string `param:"source"`
	// The path in the source, with slashes: a text is known again by it, and its
	// ending decides the form before Content-Type does. If it is absent, the filename
	// of Content-Disposition.
	Name string `param:"name"`
	// Where one article is from, an http or https address.
	Address string `param:"address"`
	// When it was captured, RFC 3339, unless it says so itself; now if absent.
	Seen string `param:"seen"`
	// What an answer waits for: durable, until it is safe on the disk (if absent), or
	// searchable.
	Wait string `param:"wait" one:"durable,searchable"`
}

// waitSearchable is the other value of wait.
const waitSearchable = "searchable"

// posting is one request that posts.
type posting struct {
	s      *server
	r      *http.Request
	params postParams
	body   *postedBody
	in     *intake
	out    *stream
	lines  bool // answered line by line, also if it is one
	counts CountsJSON
}

// post serves POST /api/v1/articles: whatever package ingest reads. One article is
// answered by itself; several, and NDJSON always, by 207 with a line for each, in
// their order and as soon as each is durable, while the rest is still sent.
func (s *server) post(w http.ResponseWriter, r *http.Request) error {
	params, err := read[postParams](r)
	if err != nil {
		return err
	}
	offer, err := offerOf(r, params)
	if err != nil {
		return err
	}
	leave, err := s.pressure.enter(r.Context())
	if err != nil {
		return err
	}
	defer leave()
	p := &posting{s: s, r: r, params: params, lines: offer.Flows() || wantsLines(r), in: newIntake(), body: s.bodyOf(w, r)}
	w.Header().Set(gzhttp.HeaderNoCompression, "1") // it would hold lines back
	w.Header().Set("Connection", "close")
	p.out = &stream{w: w, control: p.body.control, status: http.StatusMultiStatus}
	return s.ended(r, p.run(offer))
}

func (s *server) bodyOf(w http.ResponseWriter, r *http.Request) *postedBody {
	control := http.NewResponseController(w)
	_ = control.EnableFullDuplex() // not there in tests without a connection
	return &postedBody{in: r.Body, control: control, most: s.PostBytes}
}

// run reads in a goroutine of its own and answers in this one.
func (p *posting) run(offer ingest.Offer) error {
	ctx, cancel := context.WithCancel(p.r.Context())
	done := make(chan struct{})
	go func() {
		defer close(done)
		p.in.fill(ingest.Read(ctx, p.body, offer, ingest.Options{MaxBytes: p.s.MaxBytes, Limits: p.s.Limits}))
	}()
	defer func() {
		cancel()
		p.in.close()
		p.letGo(done)
	}()
	return p.answer()
}

// letGo waits for who reads, and lets it wait for no client.
func (p *posting) letGo(done <-chan struct{}) {
	select {
	case <-done:
	default:
		p.body.stop()
		<-done
	}
	if !p.body.whole.Load() {
		p.body.rest()
	}
}

// offerOf says what is posted, by parameters and header.
func offerOf(r *http.Request, p postParams) (ingest.Offer, error) {
	o := ingest.Offer{Name: p.Name, ContentType: r.Header.Get("Content-Type"), Address: p.Address, Source: p.Source}
	if o.Name == "" {
		_, disposition, _ := mime.ParseMediaType(r.Header.Get("Content-Disposition")) // without one it has no name
		o.Name = disposition["filename"]
	}
	if p.Seen != "" {
		var err error
		if o.Seen, err = time.Parse(time.RFC3339, p.Seen); err != nil {
			return o, dateline.Invalidf("seen", "%s is no moment; want it as in 2023-09-01T10:30:00Z", quoted(p.Seen))
		}
	}
	coding := strings.ToLower(strings.Join(r.Header.Values("Content-Encoding"), ","))
	if coding != "identity" {
		o.Encoding = coding
	}
	if err := o.Check(); err != nil {
		return o, unsupportedMedia(advice.Word(err, advised))
	}
	return o, nil
}

// unsupportedMedia makes of a form or coding that is not read what HTTP calls so.
func unsupportedMedia(err error) error {
	e, is := err.(*dateline.Error)
	switch {
	case is && e.Field == "content-encoding":
		return &refusal{status: http.StatusUnsupportedMediaType, code: "media", text: e.Error(), with: map[string]string{"Accept-Encoding": strings.Join(ingest.Encodings(), ", ")}}
	case is && e.Field == "content-type":
		return &refusal{status: http.StatusUnsupportedMediaType, code: "media", text: e.Error(), hint: "or give a name with an ending that says the form"}
	}
	return err
}

// wantsLines reports whether a client that does not know how many articles it sends
// asks for lines in any case.
func wantsLines(r *http.Request) bool {
	for _, accept := range r.Header.Values("Accept") {
		if strings.Contains(strings.ToLower(accept), "application/x-ndjson") {
			return true
		}
	}
	return false
}
