package warc

import (
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base32"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"hash"
	"strings"
)

// Digest is a hash of bytes. Two of the same algorithm are equal (==) exactly when
// the hashes are, however they were written.
type Digest struct {
	Algorithm string // in lower case without hyphens: "sha1", "sha256", …
	Sum       string // the bytes of the hash; of an unknown algorithm as written
}

// IsZero reports that there is no digest.
func (d Digest) IsZero() bool { return d == Digest{} }

// String is the digest in base 32, as most writers have it: "sha1:…". A zero
// Digest is "".
func (d Digest) String() string {
	switch {
	case d.IsZero():
		return ""
	case newHash(d.Algorithm) == nil:
		return d.Algorithm + ":" + d.Sum
	}
	return d.Algorithm + ":" + base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString([]byte(d.Sum))
}

// newHash returns nil for an algorithm that is not known.
func newHash(algorithm string) hash.Hash {
	switch algorithm {
	case "md5":
		return md5.New()
	case "sha1":
		return sha1.New()
	case "sha256":
		return sha256.New()
	case "sha384":
		return sha512.New384()
	case "sha512":
		return sha512.New()
	}
	return nil
}

// ParseDigest reads "algorithm:value", the value in base 32, base 16 or base 64
// (standard or for addresses), with or without padding: ISO 28500 leaves it open,
// and the length tells them apart. "" is the zero Digest. An algorithm that is not
// known is no error.
func ParseDigest(s string) (Digest, error) {
	if s == "" {
		return Digest{}, nil
	}
	algorithm, value, ok := strings.Cut(s, ":")
	algorithm = strings.ReplaceAll(strings.ToLower(strings.TrimSpace(algorithm)), "-", "")
	value = strings.TrimSpace(value)
	if !ok || strings.Trim(algorithm, "abcdefghijklmnopqrstuvwxyz0123456789_./+") != "" || algorithm == "" || value == "" {
		return Digest{}, fmt.Errorf("%s is no digest; want algorithm:value, as in sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ", shown([]byte(s)))
	}
	h := newHash(algorithm)
	if h == nil {
		return Digest{algorithm, value}, nil
	}
	sum, ok := decodeSum(value, h.Size())
	if !ok {
		return Digest{}, fmt.Errorf("%s is no digest; want the %d bytes of %s in base 32, 16 or 64", shown([]byte(s)), h.Size(), algorithm)
	}
	return Digest{algorithm, sum}, nil
}

func decodeSum(value string, size int) (string, bool) {
	value = strings.TrimRight(value, "=")
	var sum []byte
	var err error
	switch len(value) {
	case hex.EncodedLen(size):
		sum, err = hex.DecodeString(value)
	case base32.StdEncoding.WithPadding(base32.NoPadding).EncodedLen(size):
		sum, err = base32.StdEncoding.WithPadding(base32.NoPadding).DecodeString(strings.ToUpper(value))
	case base64.RawStdEncoding.EncodedLen(size):
		sum, err = base64.RawStdEncoding.DecodeString(strings.NewReplacer("-", "+", "_", "/").Replace(value))
	default:
		return "", false
	}
	return string(sum), err == nil && len(sum) == size
}
