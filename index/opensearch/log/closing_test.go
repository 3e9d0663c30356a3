package log_test

import (
	"crypto/rand"
	"strings"
	"testing"
	"time"

	"dateline"
)

// stuck is a writer that stands still from its first byte on until it is let go.
type stuck struct{ begun, goOn chan struct{} }

func (w stuck) Write(b []byte) (int, error) {
	select {
	case <-w.begun:
	default:
		close(w.begun)
	}
	<-w.goOn
	return len(b), nil
}

// random is a text that cannot be packed, so that a backup is written while it is read.
func random(bytes int) string {
	var b strings.Builder
	for b.Len() < bytes {
		b.WriteString(rand.Text())
	}
	return b.String()
}

// Close waits for a backup under way, which comes to its end.
func TestCloseWaitsForABackup(t *testing.T) {
	l := open(t)
	put(t, l, article("a", "Kite", random(1<<20)))
	w := stuck{make(chan struct{}), make(chan struct{})}
	backedUp, closed := make(chan error, 1), make(chan error, 1)
	go func() { backedUp <- l.Backup(t.Context(), w) }()
	<-w.begun
	go func() { closed <- l.Close() }()
	select {
	case <-closed:
		t.Error("Close did not wait for the backup")
	case <-time.After(100 * time.Millisecond): // so that Close waits by now
	}
	close(w.goOn)
	for what, done := range map[string]chan error{"the backup": backedUp, "Close": closed} {
		select {
		case err := <-done:
			ok(t, err)
		case <-time.After(time.Minute):
			t.Fatalf("%s does not end", what)
		}
	}
	if _, err := l.Article(t.Context(), "a", 0); dateline.KindOf(err) != dateline.Unavailable {
		t.Error(err)
	}
}

// A write is not acknowledged of which a part cannot be written any more.
func TestWriteToALostIndex(t *testing.T) {
	c, name := client(t)
	l := openAt(t, c, name)
	put(t, l, article("a", "Kite", "alpha"))
	l.Crash(func(step string) error {
		if step != "committed" {
			return nil
		}
		return c.DeleteIndex(t.Context(), name+".article")
	})
	if _, _, err := l.Put(t.Context(), []dateline.Article{article("b", "Swan", "beta")}); err == nil {
		t.Error("acknowledged without the index of the articles")
	}
}
