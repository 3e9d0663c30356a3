package advice_test

import (
	"errors"
	"fmt"
	"testing"

	"dateline"
	"dateline/index/ingest/advice"
)

var tooLong = advice.Advice{Do: advice.Raise, Limit: "max-bytes", Most: 9}

// An error says what would help in words for anyone, or in those of its front.
func TestAdviceIsWordedByTheFront(t *testing.T) {
	err := fmt.Errorf("a.txt: %w", advice.Invalidf(tooLong, "is %d bytes long", 10))
	if got := err.Error(); got != "a.txt: is 10 bytes long; the limit max-bytes can be raised to at most 9" {
		t.Errorf("for anyone: %s", got)
	}
	said := advice.Word(err, func(a advice.Advice) string { return "raise " + a.Limit })
	if said.Error() != "is 10 bytes long; raise max-bytes" || dateline.KindOf(said) != dateline.Invalid {
		t.Errorf("in words of a front: %v", said)
	}
	if said := advice.Word(err, func(advice.Advice) string { return "" }); said.Error() != "is 10 bytes long" {
		t.Errorf("in none: %v", said)
	}
	for _, plain := range []error{nil, errors.New("x")} {
		if advice.Word(plain, func(advice.Advice) string { return "y" }) != plain {
			t.Errorf("%v has no advice", plain)
		}
	}
}

// What is wrong with a field keeps what would help.
func TestAdviceStaysWithinAField(t *testing.T) {
	for want, err := range map[string]error{
		"body: the page: is long; the limit max-bytes can be raised to at most 9": advice.Invalidf(tooLong, "is long"),
		"body: the page: no":    errors.New("no"),
		"body: the page: no; x": &dateline.Error{Field: "other", Message: "no", Hint: "x"},
	} {
		got := advice.In("body", "the page: ", err)
		if got.Error() != want || dateline.KindOf(got) != dateline.Invalid || errors.As(got, new(*advice.Error)) != errors.As(err, new(*advice.Error)) {
			t.Errorf("%v, want %s", got, want)
		}
	}
}

// Each thing to be done has words that are its own.
func TestEveryAdviceHasWords(t *testing.T) {
	seen := map[string]bool{"": true}
	for do := advice.Raise; do <= advice.NameRecords; do++ {
		s := advice.Advice{Do: do, Limit: "max-bytes", Most: 9}.String()
		if seen[s] {
			t.Errorf("%d: %q is said twice, or nothing", do, s)
		}
		seen[s] = true
	}
}
