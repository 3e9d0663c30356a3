package opensearch_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"dateline"
)

// patience is how long a test waits for what the cluster does by itself.
const patience = 3 * time.Minute

// watermarks lets every disk be full when less is free than a size, and looks every ten
// seconds, which is the least.
func (x *trial) watermarks(t *testing.T, free string) {
	t.Helper()
	x.Ask(t, "PUT", "/_cluster/settings", strings.ReplaceAll(`{"persistent":{"cluster.info.update.interval":"10s","cluster.routing.allocation.disk":{
		"threshold_enabled":true,"watermark":{"low":"FREE","high":"FREE","flood_stage":"FREE"}}}}`, "FREE", free))
}

// With full disks searches go on, writes are refused in words that say why, and both
// go on when there is room again.
func (x *trial) fullDisks(t *testing.T) {
	l := x.load(t, "full")
	l.Go(t, 10)
	x.watermarks(t, "100000tb")
	put := func() error {
		_, _, err := x.servers[0].Put(t.Context(), []dateline.Article{article("late", "late")})
		return err
	}
	until(t, "refused", func() bool { return put() != nil })
	if err := put(); dateline.KindOf(err) != dateline.Unavailable || !strings.Contains(fmt.Sprint(err), "disks") {
		t.Errorf("error %v, want unavailable, with a word of disks", err)
	}
	x.watermarks(t, "1b")
	until(t, "taken", func() bool { return put() == nil })
	l.Go(t, 10)
	x.Ask(t, "PUT", "/_cluster/settings", `{"persistent":{"cluster.info.update.interval":null,"cluster.routing.allocation.disk.*":null}}`)
	x.check(t, l, "full", false)
}

// until waits for what has to come.
func until(t *testing.T, what string, is func() bool) {
	t.Helper()
	for end := time.Now().Add(patience); !is(); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("not %s in %v", what, patience)
		}
	}
}
