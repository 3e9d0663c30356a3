package snippet

import (
	"strings"
	"testing"

	"dateline/index/text"
)

// tameRunes calls each for all runes that wild and known take for tame.
func tameRunes(each func(r rune)) {
	for r := rune(0x80); r < 0x800; r++ {
		s := string(r) + strings.Repeat(" ", 6)
		if wild(load(s, 0)) == 0 || known(s) {
			each(r)
		}
	}
}

// A tame rune folds to the same letters whatever stands beside it, or separates words.
func TestTameRunes(t *testing.T) {
	n := 0
	tameRunes(func(r rune) {
		n++
		folded := spellings().folded[r]
		for _, around := range [][2]string{{"ab", "cd"}, {"1", "2"}, {"бв", "гд"}, {"", "a"}, {"a", ""}} {
			var got []string
			for _, w := range text.Words(around[0] + string(r) + around[1]) {
				got = append(got, w.Exact)
			}
			one := strings.ReplaceAll(strings.Join(got, " "), "'", "")
			if folded != "" && one != around[0]+folded+around[1] {
				t.Errorf("%q between %q is %q, alone %q", r, around, one, folded)
			}
			if folded == "" && around[0] != "" && one == around[0]+around[1] && !strings.Contains(strings.Join(got, ""), "'") && around[1] != "" {
				t.Errorf("%q between %q is gone", r, around)
			}
		}
	})
	if n < 570 {
		t.Errorf("only %d runes are tame", n)
	}
}

// A letter takes two bytes, as many as what it folds to has or more.
func TestSpellings(t *testing.T) {
	for _, list := range spellings().first {
		for _, s := range list {
			if len(s.folded) > 2 || len(s.folded) == 0 {
				t.Errorf("%+v: want one or two bytes", s)
			}
		}
	}
}
