package tagged

import (
	"testing"

	"dateline/index/entity"
)

// FuzzUnpack: whatever a file holds, what is read of it lies in its texts, in order.
func FuzzUnpack(f *testing.F) {
	f.Add(Pack([][]entity.Tagged{{{Start: 0, End: 2, Label: "A"}}, {{Start: 1, End: 3, Label: "B"}, {Start: 3, End: 4, Label: "A"}}}), "ab", "abcd")
	f.Add([]byte{1, 1, 'A', 1, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1, 1, 0}, "ab", "")
	f.Fuzz(func(t *testing.T, raw []byte, title, body string) {
		texts := []string{title, body}
		found, ok := Unpack(raw, texts)
		if !ok {
			return
		}
		for i, all := range found {
			end := 0
			for _, x := range all {
				if x.Start < end || x.End < x.Start || x.End > len(texts[i]) {
					t.Fatalf("%+v of %d bytes, behind %d", x, len(texts[i]), end)
				}
				end = x.End
			}
		}
		if len(found) != len(texts) {
			t.Fatalf("%d texts of %d", len(found), len(texts))
		}
	})
}
