package text

import (
	"strings"
	"testing"
)

func TestCacheTellsSegmentsWithOneKeyApart(t *testing.T) {
	long := strings.Repeat("long", 5)
	f := form{exact: "exact", stem: "stem"}
	c := newCache()
	k := c.key(long)
	c.insert(k, long, f)
	for _, other := range []string{"short", strings.Repeat("gnol", 5)} {
		if got := c.find(k, other); got != nil {
			t.Errorf("%q found as %+v by the key of %q", other, got.form, long)
		}
	}
	if got := c.find(k, long); got == nil || got.form != f {
		t.Errorf("%q: got %+v, want %+v", long, got, f)
	}
	k = c.key("short")
	c.insert(k, "short", f)
	if got := c.find(k, long); got != nil {
		t.Errorf("%q found as %+v by the key of %q", long, got.form, "short")
	}
}

func TestPackTellsLengthsApart(t *testing.T) {
	seen := map[key]string{}
	for _, letters := range []string{"aaaaaaaaaaaaaaaaa", "abcdefghijklmnopq", "ababababababababa"} {
		for n := 2; n <= maxPacked; n++ {
			k := pack(letters[:n])
			if other, ok := seen[k]; ok && other != letters[:n] {
				t.Errorf("%q and %q have one key", other, letters[:n])
			}
			seen[k] = letters[:n]
		}
	}
}

func TestCacheIsBounded(t *testing.T) {
	a := NewAnalyzer()
	for i := range 2 * maxSlots {
		a.form(string(rune('a'+i%26))+string(rune(0x4E00+i/26)), true)
	}
	if len(a.forms.slots) != maxSlots {
		t.Errorf("%d slots after %d forms, want %d", len(a.forms.slots), 2*maxSlots, maxSlots)
	}
}
