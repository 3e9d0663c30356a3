package main

import (
	"context"
	"strings"
	"sync"
	"testing"

	"dateline"
	"dateline/index"
	"dateline/index/remote"
	"dateline/server"
)

// lacking is an archive of which one part of three cannot be searched.
type lacking struct{ dateline.Archive }

func (a lacking) Search(ctx context.Context, s dateline.Search) (*dateline.Result, error) {
	if !s.Partial {
		return nil, &dateline.Error{Kind: dateline.Unavailable, Field: "partial", Message: "a part of the index cannot be searched at the moment"}
	}
	res, err := a.Archive.Search(ctx, s)
	if err == nil {
		res.Parts = dateline.Parts{All: 3, Missing: 1}
	}
	return res, err
}

// lackingIn serves the seeds to other commands as an archive with a part missing.
func lackingIn(t *testing.T) (dir string) {
	t.Helper()
	dir = seeded(t)
	a, err := index.Open(t.Context(), dir, index.Options{})
	if err != nil {
		t.Fatal(err)
	}
	socket, err := remote.Listen(dir)
	if err != nil {
		t.Fatal(err)
	}
	ctx, end := context.WithCancel(context.Background())
	var serving sync.WaitGroup
	serving.Go(func() { _ = remote.Serve(ctx, socket, lacking{a}, remote.Options{}) })
	t.Cleanup(func() {
		end()
		serving.Wait()
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	})
	return dir
}

// A search that takes a partial answer says so beside it, in whatever form it prints that.
func TestSearchPartial(t *testing.T) {
	dir := lackingIn(t)
	const says = "warning: 1 of 3 parts of the archive cannot be searched at the moment; counts and hits are of the rest\n"
	for _, form := range [][]string{{"drone"}, {"--ids", "drone"}, {"--json", "drone"}} {
		code, stdout, stderr := command(t, append([]string{"search", "--archive", dir, "--partial"}, form...)...)
		if code != exitOK || stderr != says || stdout == "" {
			t.Errorf("%v: exit code %d, stderr %q", form, code, stderr)
		}
		if form[0] != "--json" {
			continue
		}
		if got := answer[server.SearchJSON](t, stdout); got.Partial == nil || *got.Partial != (server.PartialJSON{Parts: 3, Missing: 1}) {
			t.Errorf("partial is %+v", got.Partial)
		}
	}
	code, stdout, stderr := command(t, "search", "--archive", dir, "drone")
	if code == exitOK || stdout != "" || !strings.Contains(stderr, "a part of the index cannot be searched") {
		t.Errorf("without it: exit code %d, stdout %q, stderr %q", code, stdout, stderr)
	}
}
