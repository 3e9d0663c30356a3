package copies_test

import (
	"github.com/google/go-cmp/cmp/cmpopts"

	"fmt"
	"math/rand/v2"
	"strings"

	"dateline/index/copies"
	"dateline/index/text"
)

func sketch(body string) copies.Sketch { return copies.Of("", body, text.Words(body)) }

// story is a made-up text of n words; one word in six is a name or a number.
func story(rng *rand.Rand, n int) []string {
	words := make([]string, n)
	for i := range words {
		words[i] = word(rng)
	}
	return words
}

func word(rng *rand.Rand) string {
	switch rng.IntN(12) {
	case 0:
		return fmt.Sprint(rng.IntN(5000))
	case 1:
		return fmt.Sprintf("Name%c%c", 'a'+rng.IntN(26), 'a'+rng.IntN(26))
	}
	return fmt.Sprintf("w%c%c", 'a'+rng.IntN(26), 'a'+rng.IntN(26))
}

// edited replaces, removes and inserts words: part of them.
func edited(rng *rand.Rand, words []string, part float64) (out []string) {
	for _, w := range words {
		switch {
		case rng.Float64() >= part:
			out = append(out, w)
		case rng.IntN(3) == 0:
			out = append(out, word(rng))
		case rng.IntN(2) == 0:
			out = append(out, w, word(rng))
		}
	}
	return out
}

// renamed puts others in the place of a part of the names and numbers.
func renamed(rng *rand.Rand, words []string, part float64) (out []string) {
	for _, w := range words {
		if w[0] != 'w' && rng.Float64() < part {
			w = fmt.Sprintf("Name%c%c%c", 'a'+rng.IntN(26), 'a'+rng.IntN(26), 'a'+rng.IntN(26))
		}
		out = append(out, w)
	}
	return out
}

func body(words []string) string { return strings.Join(words, " ") }

// shelf is what the sketches of a table are fetched from.
type shelf map[string]copies.Sketch

func (s shelf) fetch(id string) (copies.Sketch, error) {
	if sk, ok := s[id]; ok {
		return sk, nil
	}
	return copies.Sketch{}, fmt.Errorf("there is no sketch of %s", id)
}

// update changes table and shelf together: the sketches of this batch come to the
// shelf behind it.
func (s shelf) update(t *copies.Table, gone []string, came ...copies.Entry) error {
	if err := t.Update(gone, came, s.fetch); err != nil {
		return err
	}
	for _, id := range gone {
		delete(s, id)
	}
	for _, e := range came {
		s[e.ID] = e.Sketch
	}
	return nil
}

// emptyIsNil makes no difference between an empty list and none.
var emptyIsNil = cmpopts.EquateEmpty()
