package log

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"dateline"
	"dateline/index/ledger"
	"dateline/index/opensearch/cluster"
)

// textDoc is one text. Its id is made of what is in it, so that it is written once and
// never changed: other remains make another.
type textDoc struct {
	Doc     string      `json:"doc"`
	Article dateline.ID `json:"article"`
	For     int64       `json:"for"` // the commit that it was written for
	Text    words       `json:"text"`
}

// words are what a text consists of. One that is large is Packed, see cluster.Pack.
type words struct {
	Title   string `json:"title,omitempty"`
	Body    string `json:"body,omitempty"`
	Remains string `json:"remains,omitempty"`
	Packed  []byte `json:"packed,omitempty"`
}

// text is one to be written.
type text struct {
	doc     string
	article dateline.ID
	words   words
}

// textID names the text of a revision.
func textID(id dateline.ID, s *span) string {
	both := s.Hash[:]
	if s.Remains != nil {
		both = append(bytes.Clone(both), s.Remains[:]...)
	}
	sum := sha256.Sum256(both)
	return "t/" + string(id) + "/" + hex.EncodeToString(sum[:20])
}

// remainsHash is how a span knows remains; nil for none.
func remainsHash(remains string) *hash {
	if remains == "" {
		return nil
	}
	h := hash(sha256.Sum256([]byte(remains)))
	return &h
}

// document is t as it is written for the commit n.
func (t text) document(n int64) (json.RawMessage, error) {
	d := textDoc{Doc: t.doc, Article: t.article, For: n, Text: t.words}
	if t.words.bytes() >= cluster.PackFrom {
		packed, err := cluster.Pack(t.words)
		if err != nil {
			return nil, err
		}
		d.Text = words{Packed: packed}
	}
	return marshal(d)
}

func (w words) bytes() int { return len(w.Title) + len(w.Body) + len(w.Remains) }

// open returns the words of a document, held against the hashes of its revision.
func (w words) open(s *span) (words, error) {
	if w.Packed != nil {
		packed := w.Packed
		w = words{}
		if err := cluster.Unpack(packed, &w); err != nil {
			return words{}, fmt.Errorf("its text cannot be read: %w", err)
		}
	}
	if sumOf(w.Title, w.Body) != s.Hash {
		return words{}, fmt.Errorf("its text does not fit its checksum")
	}
	if is := remainsHash(w.Remains); (is == nil) != (s.Remains == nil) || is != nil && *is != *s.Remains {
		return words{}, fmt.Errorf("its remains do not fit their checksum")
	}
	return w, nil
}

func sumOf(title, body string) hash {
	whole := make([]byte, 0, len(title)+1+len(body))
	return ledger.Sum(append(append(append(whole, title...), 0), body...))
}

// marshal is json.Marshal that leaves <, > and & as they are.
func marshal(v any) (json.RawMessage, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}
