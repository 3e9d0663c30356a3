package find

import (
	"encoding/json"

	"dateline"
	"dateline/index/ledger"
	"dateline/index/opensearch/cluster"
)

// Source is what answers show of a text, as it stands in its document.
type Source struct {
	Title    string             `json:"title,omitempty"`
	Body     string             `json:"body,omitempty"`
	Known    ledger.Known       `json:"known"`
	Mentions []dateline.Mention `json:"mentions,omitempty"` // as they were read, in the order of fields and offsets, without their words
	Stamp    string             `json:"stamp,omitempty"`    // of an earlier revision, see Text.stamp
	Packed   []byte             `json:"packed,omitempty"`   // Title and Body where they are large, see cluster.Pack
	Refused  string             `json:"refused,omitempty"`  // why there is no text, see Index.Refused
}

// document is what is read of a document.
type document struct {
	ID       dateline.ID  `json:"id"`
	Revision int          `json:"revision"`
	Change   dateline.Seq `json:"change"`
	Order    string       `json:"order"`
	Group    string       `json:"group"`
	Copied   bool         `json:"copied"`
	Live     bool         `json:"live"`
	Current  bool         `json:"current"`
	Reader   string       `json:"reader"`
	Source   Source       `json:"source"`
}

func read(raw json.RawMessage) (d document, err error) {
	if err = decode(raw, &d); err != nil {
		return d, err
	}
	if d.Source.Packed != nil {
		if err := cluster.Unpack(d.Source.Packed, &d.Source); err != nil {
			return d, dateline.Errorf(dateline.Internal, "the text in the document of %s cannot be read: %v", d.ID, err)
		}
	}
	texts := map[string]string{dateline.FieldTitle: d.Source.Title, dateline.FieldBody: d.Source.Body}
	for i := range d.Source.Mentions {
		m := &d.Source.Mentions[i]
		text := texts[m.Field]
		if m.Start < 0 || m.Start > m.End || m.End > len(text) {
			return d, dateline.Errorf(dateline.Internal, "a mention in the document of %s does not fit its text", d.ID)
		}
		m.Words = text[m.Start:m.End]
	}
	return d, nil
}

// packed is a source with its texts packed, if they are large.
func (s Source) packed() (Source, error) {
	if len(s.Title)+len(s.Body) < cluster.PackFrom {
		return s, nil
	}
	var err error
	s.Packed, err = cluster.Pack(struct {
		Title string `json:"title"`
		Body  string `json:"body"`
	}{s.Title, s.Body})
	s.Title, s.Body = "", ""
	return s, err
}

// bare are mentions without what is in their text.
func bare(all []dateline.Mention) []dateline.Mention {
	out := make([]dateline.Mention, len(all))
	copy(out, all)
	for i := range out {
		out[i].Words = ""
	}
	return out
}
