package text_test

import (
	"testing"

	"dateline/index/text"
)

func TestFold(t *testing.T) {
	tests := []struct{ in, want string }{
		{"", ""},
		{"Hürriyet  Daily News", "hurriyet daily news"},
		{"\tReuters\n", "reuters"},
		{"OC Media", "oc media"},
		{"Le Monde (Paris)", "le monde paris"},
		{"Jam-News", "jam news"},
		{"L’Orient-Le Jour", "l'orient le jour"},
		{" ½ ", "½"},
		{"***", "***"},
	}
	for _, tt := range tests {
		if got := text.Fold(tt.in); got != tt.want {
			t.Errorf("Fold(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}
