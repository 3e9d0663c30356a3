package lists_test

import (
	"bytes"
	"maps"
	"testing"

	"dateline/index/entity/lists"
)

func TestFactsOfWords(t *testing.T) {
	common := func(f lists.Facts) bool { return f.First >= 3 }
	tests := []struct {
		word, what string
		is         func(lists.Facts) bool
	}{
		{"john", "a common first name", common},
		{"smith", "a common last name", func(f lists.Facts) bool { return f.Last == 4 }},
		{"aliyev", "a last name of another country", func(f lists.Facts) bool { return f.Last == 2 }},
		{"tigran", "a first name, from Armenian letters", func(f lists.Facts) bool { return f.First > 0 }},
		{"the", "hardly ever with a capital", func(f lists.Facts) bool { return f.Lower >= 6 }},
		{"paris", "mostly with a capital", func(f lists.Facts) bool { return f.Lower <= 3 && f.Lower > 0 }},
		{"said", "in a cluster", func(f lists.Facts) bool { return f.Small != 0 }},
		{"qwxyz", "unknown", func(f lists.Facts) bool { return f == lists.Facts{} }},
		{"", "unknown", func(f lists.Facts) bool { return f == lists.Facts{} }},
	}
	for _, tt := range tests {
		if f := lists.Of(tt.word); !tt.is(f) {
			t.Errorf("%q is to be %s: %+v", tt.word, tt.what, f)
		}
	}
}

func TestListsAreReadBack(t *testing.T) {
	want := map[string]lists.Facts{"a": {First: 4, Last: 1, Lower: 7, Capital: 1 << 17, Small: 3}, "ab": {}, "abc": {Last: 4}, "é": {Lower: 1}}
	var buf bytes.Buffer
	if err := lists.Write(&buf, want); err != nil {
		t.Fatal(err)
	}
	whole := buf.Bytes()
	if got, err := lists.Read(bytes.NewReader(whole)); err != nil || !maps.Equal(got, want) {
		t.Errorf("%v, %v; want %v", got, err, want)
	}
	for n := range whole {
		if _, err := lists.Read(bytes.NewReader(whole[:n])); err == nil {
			t.Errorf("no error for the first %d bytes of %d", n, len(whole))
		}
	}
	if err := lists.Write(&buf, map[string]lists.Facts{string(make([]byte, 256)): {}}); err == nil {
		t.Error("no error for a word of 256 bytes")
	}
}

func TestLatin(t *testing.T) {
	for word, want := range map[string]string{
		"песков": "peskov", "дмитрий": "dmitry", "зеленський": "zelensky", "фёдор": "fyodor", "щербаков": "shcherbakov", "ильич": "ilich",
		"սարգսյան": "sargsyan", "ու": "u", "მიხეილ": "mikheil", "παπαδοπουλοσ": "papadopoulos", "plain": "plain", "": "", "محمد": "محمد",
	} {
		if got := lists.Latin(word); got != want {
			t.Errorf("%s is %q in Latin letters, want %q", word, got, want)
		}
	}
}
