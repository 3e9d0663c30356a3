package log

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"

	"dateline"
	"dateline/index/ledger"
)

// articleDoc is an article without its texts.
type articleDoc struct {
	Doc     string       `json:"doc"`
	Article dateline.ID  `json:"article"` // its id
	Seq     dateline.Seq `json:"seq"`     // its last change
	Current int          `json:"current"`
	Texts   int          `json:"texts"` // how many revisions have one
	Row     row          `json:"row"`
}

// row is what is known of an article, and when its texts were captured.
type row struct {
	Revisions int          `json:"revisions"` // how many numbers were given
	Known     ledger.Known `json:"known"`
	Erased    ledger.Stamp `json:"erased,omitempty"` // when it was erased; "": it is not
	Why       string       `json:"why,omitempty"`
	Erasure   dateline.Seq `json:"erasure,omitempty"` // the change that erased it last, kept when it is restored
	Spans     []span       `json:"spans,omitempty"`   // by number
	Keys      []key        `json:"keys,omitempty"`    // in the order in which it gained them
}

// span is one revision.
type span struct {
	Number  int          `json:"n"`
	First   ledger.Stamp `json:"first"`
	Last    ledger.Stamp `json:"last"`
	Hash    hash         `json:"hash"`              // see ledger.Sum
	Remains *hash        `json:"remains,omitempty"` // SHA-256 of the remains; nil: there are none
	Bytes   int          `json:"bytes"`             // of title, body and remains
}

// key is a name of an article; of an erased one only Hash is left.
type key struct {
	Kind   string `json:"kind,omitempty"`
	Source string `json:"source,omitempty"`
	Value  string `json:"value,omitempty"`
	Hash   *hash  `json:"hash,omitempty"`
}

// keyDoc says which article has a key.
type keyDoc struct {
	Doc     string      `json:"doc"`
	Article dateline.ID `json:"article"`
}

// Ids of documents, which sort an article before its keys and these before its texts.
func articleID(id dateline.ID) string { return "a/" + string(id) }
func keyID(k hash) string             { return "k/" + k.String() }

// hash is a SHA-256, in hexadecimal where it is written.
type hash [sha256.Size]byte

// MarshalText returns h in hexadecimal.
func (h hash) MarshalText() ([]byte, error) { return hex.AppendEncode(nil, h[:]), nil }

// UnmarshalText reads what MarshalText writes.
func (h *hash) UnmarshalText(text []byte) error {
	raw := make([]byte, hex.DecodedLen(len(text)))
	if _, err := hex.Decode(raw, text); err != nil {
		return err
	}
	copy(h[:], raw)
	return nil
}

func (h hash) String() string { return hex.EncodeToString(h[:]) }

func (a *articleDoc) id() dateline.ID { return a.Article }

// ledgerRow is what a Put has to know.
func (a *articleDoc) ledgerRow() ledger.Row {
	return ledger.Row{ID: a.id(), Revisions: a.Row.Revisions, Current: a.Current, Known: a.Row.Known}
}

func (a *articleDoc) spans() []ledger.Span {
	out := make([]ledger.Span, len(a.Row.Spans))
	for i, s := range a.Row.Spans {
		out[i] = ledger.Span{Number: s.Number, First: s.First, Last: s.Last, Hash: s.Hash}
	}
	return out
}

// span returns a revision, or nil; 0 is the current one.
func (a *articleDoc) span(number int) *span {
	if number == 0 {
		number = a.Current
	}
	for i := range a.Row.Spans {
		if a.Row.Spans[i].Number == number {
			return &a.Row.Spans[i]
		}
	}
	return nil
}

// present says why there is no text of an article to read; a is nil for one unknown.
func present(id dateline.ID, a *articleDoc) error {
	switch {
	case a == nil:
		return ledger.NoArticle(id)
	case a.Row.Erased != "":
		return ledger.ErasedError(id, a.Row.Erased, a.Row.Why, "")
	case a.Current == 0:
		return ledger.NotBack(id)
	}
	return nil
}

// keys are the names that are known.
func (a *articleDoc) keys() (out []dateline.Key) {
	for _, k := range a.Row.Keys {
		if k.Kind != "" {
			out = append(out, k.key())
		}
	}
	return out
}

// hash is that of a key, whether more of it is known or not.
func (k key) hash() hash {
	if k.Hash != nil {
		return *k.Hash
	}
	return ledger.HashOf(k.key())
}

// erased is what a change says of an article that was erased.
func (a *articleDoc) erased() (out dateline.Article) {
	for _, k := range a.Row.Keys {
		out.Keys = append(out.Keys, dateline.Key{Kind: dateline.KeyHash, Value: k.hash().String()})
	}
	if a.Current == 0 {
		out.Revision = a.Row.Revisions
	}
	return out
}

func (k key) key() dateline.Key { return dateline.Key{Kind: k.Kind, Source: k.Source, Value: k.Value} }

// name gives a key to a, in the place of its hash if that is there.
func (a *articleDoc) name(k dateline.Key) {
	h := hash(ledger.HashOf(k))
	named := key{Kind: k.Kind, Source: k.Source, Value: k.Value}
	if k.Kind == dateline.KeyHash {
		named = key{Hash: &h}
	}
	if i := slices.IndexFunc(a.Row.Keys, func(have key) bool { return have.Hash != nil && *have.Hash == h }); i >= 0 {
		a.Row.Keys[i] = named
		return
	}
	a.Row.Keys = append(a.Row.Keys, named)
}

// has reports whether a has a key, and not only its hash where k says more.
func (a *articleDoc) has(k dateline.Key) bool {
	return slices.ContainsFunc(a.Row.Keys, func(have key) bool {
		return (have.Kind != "" || k.Kind == dateline.KeyHash) && have.hash() == hash(ledger.HashOf(k))
	})
}

// facts is an article without a text.
func (a *articleDoc) facts() (out dateline.Article, err error) {
	out.ID, out.Keys = a.id(), a.keys()
	out.Known, err = a.Row.Known.Known()
	return out, err
}
