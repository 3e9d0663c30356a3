package record

import (
	"crypto/sha256"
	"fmt"
	"slices"

	"dateline"
)

// acceptKeys returns the keys of a, each once.
func acceptKeys(a dateline.Article) ([]dateline.Key, error) {
	switch {
	case len(a.Keys) == 0:
		return nil, dateline.Invalidf("keys", "the article has no key; want one at least, to know it by when it comes again")
	case len(a.Keys) > maxKeys:
		return nil, dateline.Invalidf("keys", "there are %d; want at most %d", len(a.Keys), maxKeys)
	}
	var keys []dateline.Key
	for i, k := range a.Keys {
		if err := acceptKey(fmt.Sprintf("keys[%d]", i), k); err != nil {
			return nil, err
		}
		if !slices.Contains(keys, k) {
			keys = append(keys, k)
		}
	}
	return keys, nil
}

func acceptKey(field string, k dateline.Key) error {
	switch {
	case k.Kind != dateline.KeyURL && k.Kind != dateline.KeyOwn && k.Kind != dateline.KeyPath:
		return dateline.Invalidf(field, "%q is no kind of key; want url, own or path", clip(k.Kind))
	case k.Value == "":
		return dateline.Invalidf(field, "the value of the %s is empty", k.Kind)
	case k.Kind == dateline.KeyURL && k.Source != "":
		return dateline.Invalidf(field, "a url belongs to no source, and this one says %q", clip(k.Source))
	}
	if err := checkString(field, k.Source, maxSourceBytes); err != nil {
		return err
	}
	return checkString(field, k.Value, maxKeyBytes)
}

// keyHash is what stays of a key when its article is erased.
func keyHash(k dateline.Key) []byte {
	sum := sha256.Sum256([]byte(k.Kind + "\x00" + k.Source + "\x00" + k.Value))
	return sum[:]
}

// owner is what the record says of a key.
type owner struct {
	key     dateline.Key
	article int64 // 0: nobody has it
	bare    bool  // only the hash is left, since the article was erased
	id      dateline.ID
	erased  stamp // "" if the article is not erased
	why     string
}

// owners looks up every key of in.
func (w *writer) owners(keys []dateline.Key) ([]owner, error) {
	out := make([]owner, len(keys))
	for i, k := range keys {
		o := &out[i]
		o.key = k
		if _, err := w.row(selKey, []any{keyHash(k)}, &o.article, &o.bare, &o.id, &o.erased, &o.why); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// resolve returns the one owner of the keys, or one without an article if nobody
// has any of them. Keys of an erased article, and of two articles, are rejected.
func resolve(owners []owner) (owner, error) {
	var found owner
	for _, o := range owners {
		switch {
		case o.article == 0:
		case o.erased != "":
			return o, erasedError(o.id, o.erased, o.why, "it has the key "+o.key.String())
		case found.article == 0:
			found = o
		case found.article != o.article:
			return found, dateline.Errorf(dateline.Conflict, "its keys belong to two articles: %s to %s, %s to %s",
				found.key, found.id, o.key, o.id)
		}
	}
	return found, nil
}

// erasedError says when and why an article was erased.
func erasedError(id dateline.ID, at stamp, why, more string) error {
	message := fmt.Sprintf("the article %s was erased on %s", id, at.day())
	if why != "" {
		message += ": " + why
	}
	if more != "" {
		message += "; " + more
	}
	return &dateline.Error{Kind: dateline.Gone, Message: message, Hint: "restore it first to put it again"}
}

// newID gives an article that nobody knows its id: the one it wishes for if that
// is free, else the one that its first key gives. Where somebody else has been
// given that, a number is added.
func (w *writer) newID(in incoming) (dateline.ID, error) {
	for n := 0; ; n++ {
		id := in.candidate(n)
		if id == "" {
			continue
		}
		var taken bool
		if _, err := w.row(selID, []any{string(id)}, &taken); err != nil || !taken {
			return id, err
		}
	}
}

// candidate is the nth id to try.
func (in incoming) candidate(n int) dateline.ID {
	switch n {
	case 0:
		return in.ID
	case 1:
		return in.Keys[0].DerivedID()
	}
	return dateline.ID(fmt.Sprintf("%s-%d", in.Keys[0].DerivedID(), n))
}
