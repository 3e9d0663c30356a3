package cluster_test

import (
	"log/slog"
	"strings"
	"testing"
	"time"

	"dateline/index/opensearch/cluster"
)

// lines are what is logged.
type lines chan string

func (l lines) Write(p []byte) (int, error) {
	l <- string(p)
	return len(p), nil
}

// The log says once which nodes do not answer, and once that they do.
func TestSilenceIsTold(t *testing.T) {
	first, second, _ := two(t)
	a := first.address()
	a.Hosts = append(a.Hosts, second.address().Hosts...)
	said, o := make(lines, 99), quickly
	o.Log = slog.New(slog.NewTextHandler(said, nil))
	first.rollCall(nil, nil)
	second.rollCall([]string{"b"}, []string{"a"})
	client := newClient(t, a, o)
	client.Look()
	if line := <-said; !strings.Contains(line, "level=WARN") || !strings.Contains(line, "nodes=[a]") || !strings.Contains(line, "addresses=["+first.address().Hosts[0]+"]") {
		t.Errorf("said is %s", line)
	}
	calls := second.rollCalls()
	eventually(t, "called again", func() bool { return second.rollCalls() > calls+1 })
	first.rollCall([]string{"a"}, nil)
	second.rollCall([]string{"a", "b"}, nil)
	if line := <-said; !strings.Contains(line, "answer again") || len(said) > 0 {
		t.Errorf("then said is %s, and %d more", line, len(said))
	}
}

// Where there is no other address, none is said to be left out.
func TestSilenceOfTheOnlyAddressIsNotTold(t *testing.T) {
	f, _ := startFake(t, cluster.Options{})
	said, o := make(lines, 99), quickly
	o.Log = slog.New(slog.NewTextHandler(said, nil))
	f.rollCall(nil, nil)
	client := newClient(t, f.address(), o)
	client.Look()
	eventually(t, "called", func() bool { return f.rollCalls() > 2 })
	if len(said) > 0 {
		t.Errorf("said is %s", <-said)
	}
}

// A read that has gone round a silent node, to the address of that node itself, goes on.
func TestAddressOfTheSilentNode(t *testing.T) {
	var all [3]*fake
	var a cluster.Address
	for i := range all {
		all[i], _ = startFake(t, cluster.Options{})
		a.Hosts = append(a.Hosts, all[i].address().Hosts...)
	}
	client := newClient(t, a, cluster.Options{Late: time.Hour, Ping: time.Minute})
	asked, _ := all[0].hang()
	toSilent, _ := all[1].hang()
	all[2].answer(200, wholeHits)
	all[0].rollCall([]string{"a"}, []string{"b"})
	all[0].rollAfter(asked)
	all[1].rollCall(nil, nil)
	all[1].rollAfter(toSilent)
	all[2].rollCall([]string{"c"}, []string{"b"})
	client.Look()
	if _, err := client.Search(t.Context(), "i", nil, nil); err != nil || all[2].calls() != 1 {
		t.Errorf("%d calls of the third, error %v", all[2].calls(), err)
	}
}
