package ledger

import (
	"crypto/sha256"
	"errors"
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
		if err := acceptKey(k); err != nil {
			return nil, inList("keys", i, err)
		}
		switch at := slices.IndexFunc(keys, func(o dateline.Key) bool { return o.Hash() == k.Hash() }); {
		case at < 0:
			keys = append(keys, k)
		case keys[at].Kind == dateline.KeyHash:
			keys[at] = k // says more than its hash
		}
	}
	return keys, nil
}

// inList says where in a list the value stands that err is about.
func inList(list string, i int, err error) error {
	var e *dateline.Error
	if errors.As(err, &e) {
		e.Field = fmt.Sprintf("%s[%d]", list, i)
	}
	return err
}

func acceptKey(k dateline.Key) error {
	const field = "keys"
	switch {
	case k.Kind == dateline.KeyHash:
		return acceptHash(field, k)
	case k.Kind != dateline.KeyURL && k.Kind != dateline.KeyOwn && k.Kind != dateline.KeyPath:
		return dateline.Invalidf(field, "%q is no kind of key; want url, own or path", Clip(k.Kind))
	case k.Value == "":
		return dateline.Invalidf(field, "the value of the %s is empty", k.Kind)
	case k.Kind == dateline.KeyURL && k.Source != "":
		return dateline.Invalidf(field, "a url belongs to no source, and this one says %q", Clip(k.Source))
	}
	if err := CheckString(field, k.Source, MaxSourceBytes); err != nil {
		return err
	}
	return CheckString(field, k.Value, maxKeyBytes)
}

func acceptHash(field string, k dateline.Key) error {
	switch {
	case k.Source != "":
		return dateline.Invalidf(field, "a hash belongs to no source, and this one says %q", Clip(k.Source))
	case k.Hashed() != k:
		return dateline.Invalidf(field, "%q is no hash of a key; want 64 of 0-9 a-f", Clip(k.Value))
	}
	return nil
}

// HashOf is what stays of a key when its article is erased, see dateline.Key.Hash.
func HashOf(k dateline.Key) [sha256.Size]byte { return k.Hash() }

// Owner is what a record says of a key.
type Owner struct {
	Key    dateline.Key
	ID     dateline.ID // the article that has the key; "": nobody has it
	Num    int64       // the article's number in the record, where that has one
	Bare   bool        // only the hash is left, since the article was erased
	Erased Stamp       // "" if the article is not erased
	Why    string      // of the erasure
}

// Resolve returns the one owner of the keys, or one without an ID if nobody has any of
// them. Keys of an erased article, and of two articles, are rejected, with the owner
// that is in the way.
func Resolve(owners []Owner) (Owner, error) {
	var found Owner
	for i := range owners {
		o := &owners[i]
		switch {
		case o.ID == "":
		case o.Erased != "":
			return *o, ErasedError(o.ID, o.Erased, o.Why, "it has the key "+o.Key.String())
		case found.ID == "":
			found = *o
		case found.ID != o.ID:
			return found, dateline.Errorf(dateline.Conflict, "its keys belong to two articles: %s to %s, %s to %s",
				found.Key, found.ID, o.Key, o.ID)
		}
	}
	return found, nil
}

// ErasedError says when and why an article was erased, and more, unless that is "".
func ErasedError(id dateline.ID, at Stamp, why, more string) error {
	message := fmt.Sprintf("the article %s was erased on %s", id, at.Day())
	if why != "" {
		message += ": " + why
	}
	if more != "" {
		message += "; " + more
	}
	return &dateline.Error{Kind: dateline.Gone, Message: message, Hint: "restore it first to put it again"}
}

// NewID gives an article that nobody knows its id: the one it wishes for if that
// is free, else the one that its first key gives. Where somebody else has been
// given that, a number is added.
func (in *Incoming) NewID(taken func(dateline.ID) (bool, error)) (dateline.ID, error) {
	for n := 0; ; n++ {
		id := in.Candidate(n)
		if id == "" {
			continue
		}
		if is, err := taken(id); err != nil || !is {
			return id, err
		}
	}
}

// Candidate is the nth id to try, from 0; "" is none.
func (in *Incoming) Candidate(n int) dateline.ID {
	switch n {
	case 0:
		return in.ID
	case 1:
		return in.Keys[0].DerivedID()
	}
	return dateline.ID(fmt.Sprintf("%s-%d", in.Keys[0].DerivedID(), n))
}
