package server

import (
	"cmp"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base32"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"time"

	"dateline"
)

// A key is what a program shows to be let write: dl_NAME_SECRET. NAME is public, by
// it the key is found; SECRET is 32 random bytes in base32 without padding, in lower
// case. The archive keeps, below keys/NAME of its State, the SHA-256 of the whole
// key only: of so many random bits a plain hash cannot be undone, and needs no salt.
const (
	keyPrefix   = "dl_"
	keyState    = "keys/"
	secretBytes = 32
)

var (
	keyName    = regexp.MustCompile(`^[a-z0-9-]{1,32}$`)
	keyPattern = regexp.MustCompile(`^dl_([a-z0-9-]{1,32})_[a-z2-7]{52}$`)
	keyLetters = base32.StdEncoding.WithPadding(base32.NoPadding)
)

// Key is what is known of a key without being it.
type Key struct {
	Name string    // 1 to 32 of a-z 0-9 and -
	Made time.Time // UTC, to the second
}

// keptKey is what State holds of a key.
type keptKey struct {
	Made time.Time `json:"made"`
	Hash string    `json:"sha256"` // of the whole key, in hex
}

// NewKey makes a key and returns it: it cannot be had again. It is Invalid for a
// name of another form, Conflict where the name has a key.
func NewKey(ctx context.Context, st dateline.State, name string) (key string, err error) {
	if !keyName.MatchString(name) {
		return "", dateline.Invalidf("name", "%s is no name of a key; want 1 to 32 of a-z 0-9 and -", quoted(name))
	}
	secret := make([]byte, secretBytes)
	_, _ = rand.Read(secret) // never fails, see crypto/rand
	key = keyPrefix + name + "_" + strings.ToLower(keyLetters.EncodeToString(secret))
	raw, err := json.Marshal(keptKey{time.Now().UTC().Truncate(time.Second), hashOf(key)})
	if err != nil {
		return "", fmt.Errorf("make key %q: %w", name, err)
	}
	_, err = st.Set(ctx, keyState+name, raw, 0)
	if dateline.KindOf(err) == dateline.Conflict {
		return "", &dateline.Error{Kind: dateline.Conflict, Field: "name", Message: "there is a key of the name " + name + " already", Hint: "remove that one first, or take another name"}
	}
	if err != nil {
		return "", fmt.Errorf("make key %q: %w", name, err)
	}
	return key, nil
}

// Keys lists the keys by name.
func Keys(ctx context.Context, st dateline.State) (out []Key, err error) {
	for at, err := range st.List(ctx, keyState) {
		if err != nil {
			return nil, fmt.Errorf("list keys: %w", err)
		}
		name := strings.TrimPrefix(at, keyState)
		kept, version, err := keyOf(ctx, st, name)
		if err != nil {
			return nil, err
		}
		if version != 0 { // else it was removed meanwhile
			out = append(out, Key{name, kept.Made})
		}
	}
	return out, nil
}

// RemoveKey revokes a key: it is refused from then on, also in the middle of what it
// is used for. It is NotFound where there is none of the name.
func RemoveKey(ctx context.Context, st dateline.State, name string) error {
	version := uint64(0)
	if keyName.MatchString(name) {
		var err error
		if _, version, err = keyOf(ctx, st, name); err != nil {
			return err
		}
	}
	if version == 0 {
		return &dateline.Error{Kind: dateline.NotFound, Field: "name", Message: "there is no key of the name " + quoted(name)}
	}
	if _, err := st.Set(ctx, keyState+name, nil, version); err != nil {
		return fmt.Errorf("remove key %q: %w", name, err)
	}
	return nil
}

// keyOf reads what is kept of a key; version 0 is none.
func keyOf(ctx context.Context, st dateline.State, name string) (kept keptKey, version uint64, err error) {
	raw, version, err := st.Get(ctx, keyState+name)
	if err == nil && version != 0 {
		err = json.Unmarshal(raw, &kept)
	}
	if err != nil {
		return kept, 0, fmt.Errorf("key %q: %w", name, err)
	}
	return kept, version, nil
}

// nameOfKey returns the name of a key that may write, "" for what is none. How long
// it takes tells nothing about a secret.
func nameOfKey(ctx context.Context, st dateline.State, key string) (string, error) {
	parts := keyPattern.FindStringSubmatch(key)
	if parts == nil {
		return "", nil
	}
	kept, _, err := keyOf(ctx, st, parts[1])
	if err != nil {
		return "", err
	}
	if subtle.ConstantTimeCompare([]byte(hashOf(key)), []byte(cmp.Or(kept.Hash, hashOf("")))) != 1 {
		return "", nil
	}
	return parts[1], nil
}

func hashOf(key string) string {
	sum := sha256.Sum256([]byte(key))
	return hex.EncodeToString(sum[:])
}
