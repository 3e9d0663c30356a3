package index_test

import (
	"encoding/base64"
	"encoding/json"
	"testing"

	"dateline"
)

// A cursor that somebody has taken a part out of is refused, and not gone on from.
func TestACursorThatLacksAPart(t *testing.T) {
	a := open(t, t.TempDir())
	put(t, a, notes(9, "harvest wheat")...)
	s := dateline.Search{Text: "harvest", Limit: 2}
	res, err := a.Search(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	for name, without := range map[string]any{"i": "", "n": struct{}{}} {
		var parts map[string]any
		raw, err := base64.RawURLEncoding.DecodeString(res.Next)
		if err == nil {
			err = json.Unmarshal(raw, &parts)
		}
		if err != nil || parts[name] == nil {
			t.Fatalf("the cursor %s has no %s: %v", raw, name, err)
		}
		parts[name] = without
		if raw, err = json.Marshal(parts); err != nil {
			t.Fatal(err)
		}
		s.Cursor = base64.RawURLEncoding.EncodeToString(raw)
		wantCursor(t, "without "+name, a, s, dateline.Invalid)
	}
}
