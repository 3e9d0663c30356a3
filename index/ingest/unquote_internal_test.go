package ingest

import (
	"bytes"
	"encoding/json"
	"testing"
)

// FuzzUnquote: a string of JSON is what encoding/json reads, whatever stands in it.
func FuzzUnquote(f *testing.F) {
	for _, s := range []string{``, `a`, `a\nb`, `\"\\\/\b\f\n\r\t`, `\u00e9\u0000`, `\ud83d\ude00 x`, `\u12`, `\x`, `\u12g4`, "a\tb\\n", "\xff\\n", `\uFEFFend\`, `no"end\n`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, inside []byte) {
		raw := []byte(`"` + string(inside) + `"`)
		if !json.Valid(raw) || bytes.IndexByte(inside, '\\') < 0 || checkEscapes(inside) != nil {
			if s, ok := unescaped(inside); ok && !json.Valid(raw) {
				t.Fatalf("%q is read as %q, and is no JSON", raw, s)
			}
			return
		}
		var want string
		if err := json.Unmarshal(raw, &want); err != nil {
			t.Fatal(err)
		}
		if got, err := unquote(raw); err != nil || got != want {
			t.Errorf("%q: got %q, %v; want %q", raw, got, err, want)
		}
	})
}
