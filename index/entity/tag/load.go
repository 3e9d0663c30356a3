package tag

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"fmt"
	"sync"
)

// Version is raised when the same weights find other names than before.
const Version = 1

//go:embed weights.gz
var packed []byte

//go:embed hinted.gz
var packedHinted []byte

var load, loadHinted = loader(&packed), loader(&packedHinted)

// Load returns the tagger of the embedded weights, which the first call decodes.
func Load() *Model { return load() }

// LoadHinted returns that of the weights that were learned with hints, for TagHinted.
func LoadHinted() *Model { return loadHinted() }

// Stamp returns the Fingerprint of Load's tagger, without decoding its weights.
func Stamp() string { return stamp(packed) }

// StampHinted returns that of LoadHinted's.
func StampHinted() string { return stamp(packedHinted) }

func stamp(weights []byte) string {
	sum := sha256.Sum256(append([]byte{Version}, weights...))
	return hex.EncodeToString(sum[:16])
}

func loader(weights *[]byte) func() *Model {
	return sync.OnceValue(func() *Model {
		w, err := ReadWeights(bytes.NewReader(*weights))
		if err != nil {
			panic(fmt.Sprintf("index/entity/tag: the embedded weights: %v", err)) // a fault of the build
		}
		m := NewModel(w)
		m.fingerprint = stamp(*weights)
		return m
	})
}
