package server_test

import (
	"context"
	"strings"
	"testing"

	"dateline"
	"dateline/server"
)

// unreadSome is an archive of which some articles are to be read again.
type unreadSome struct {
	dateline.Archive
	n int
}

func (a unreadSome) Stats(ctx context.Context) (dateline.Stats, error) {
	s, err := a.Archive.Stats(ctx)
	s.Unread = a.n
	return s, err
}

// While articles are to be read again nothing says that no article writes a name: one that
// was just given may stand in them.
func TestNamesThatAreStillToBeRead(t *testing.T) {
	for n, want := range map[int]string{0: "", 1: "1 article is still to be read again", 1200: "1,200 articles are still to be read again"} {
		p := visit(t, serving(t, unreadSome{overSeeds, n}, server.Options{}), "/places/kalbajar")
		heading := text(p.byID("names"))
		if n == 0 {
			if heading != "Names that no article writes" || strings.Contains(p.raw, "to be read again") {
				t.Errorf("with all read: %q", heading)
			}
			continue
		}
		if said := text(p.byID("unread")); heading != "Other names" || !strings.HasPrefix(said, want) {
			t.Errorf("with %d to be read: %q, %q", n, heading, said)
		}
	}
}
