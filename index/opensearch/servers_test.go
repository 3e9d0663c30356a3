package opensearch_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"testing"
	"time"

	"dateline"
	"dateline/index/archivetest"
	"dateline/index/entity"
	"dateline/index/opensearch"
	"dateline/index/opensearch/cluster"
	"dateline/index/opensearch/clustertest"

	"github.com/google/go-cmp/cmp"
)

// server opens an archive as one of several servers does.
func server(t *testing.T, at cluster.Address, opt opensearch.Options) *opensearch.Archive {
	t.Helper()
	opt.Make = true
	a, err := opensearch.Open(t.Context(), at, opt)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	return a
}

// put puts articles with these bodies by one server, and waits for them by another.
func put(t *testing.T, by, waiting *opensearch.Archive, idsAndBodies ...string) {
	t.Helper()
	var batch []dateline.Article
	for i := 0; i < len(idsAndBodies); i += 2 {
		id := idsAndBodies[i]
		batch = append(batch, dateline.Article{ID: dateline.ID(id), Keys: []dateline.Key{{Kind: dateline.KeyPath, Source: "attic", Value: id}}, Body: idsAndBodies[i+1]})
	}
	_, upTo, err := by.Put(t.Context(), batch)
	if err == nil {
		err = waiting.Wait(t.Context(), upTo)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func found(t *testing.T, a *opensearch.Archive, s dateline.Search) *dateline.Result {
	t.Helper()
	r, err := a.Search(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// finds reports a search that does not match exactly the ids, in their order.
func finds(t *testing.T, a *opensearch.Archive, text string, want ...dateline.ID) {
	t.Helper()
	if diff := cmp.Diff(want, ids(found(t, a, dateline.Search{Text: text, Limit: dateline.MaxLimit}))); diff != "" {
		t.Errorf("%q (-want +got):\n%s", text, diff)
	}
}

func TestServersAreOneArchive(t *testing.T) {
	t.Parallel()
	at := address(t, clustertest.Shared(t))
	one, two := server(t, at, opensearch.Options{}), server(t, at, opensearch.Options{})
	put(t, one, two, "a", "alpha Velun")
	finds(t, two, "alpha", "a")
	put(t, two, one, "b", "alpha Velun")
	finds(t, one, "alpha", "a", "b")
	_, upTo, err := one.PutPlaces(t.Context(), "atlas", []dateline.Place{{ID: "velun", Label: "Velun"}})
	if err == nil {
		err = two.Wait(t.Context(), upTo)
	}
	if err != nil {
		t.Fatal(err)
	}
	finds(t, two, "place:velun", "a", "b")
	_, upTo, err = two.Correct(t.Context(), []dateline.Correction{{Kind: dateline.CorrectHide, Entity: "velun"}})
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range []*opensearch.Archive{one, two} {
		if err := a.Wait(t.Context(), upTo); err != nil {
			t.Fatal(err)
		}
		finds(t, a, "place:velun")
	}
	if err := one.Close(); err != nil {
		t.Fatal(err)
	}
	put(t, two, two, "c", "gamma")
	finds(t, two, "gamma", "c")
}

func TestPagesGoOnAtAnotherServer(t *testing.T) {
	t.Parallel()
	at := address(t, clustertest.Shared(t))
	one, two := server(t, at, opensearch.Options{}), server(t, at, opensearch.Options{})
	put(t, one, one, "a", "alpha", "b", "alpha", "c", "alpha")
	first := found(t, one, dateline.Search{Text: "alpha", Limit: 2})
	put(t, two, two, "aa", "alpha")
	second := found(t, two, dateline.Search{Text: "alpha", Limit: 2, Cursor: first.Next})
	if diff := cmp.Diff([]dateline.ID{"c"}, ids(second)); diff != "" || second.Next != "" || second.Total != 3 {
		t.Errorf("second page of %d, next %q (-want +got):\n%s", second.Total, second.Next, diff)
	}
}

func TestSilentServerIsFollowedByAnother(t *testing.T) {
	t.Parallel()
	at := address(t, clustertest.Shared(t))
	if err := server(t, at, opensearch.Options{}).Close(); err != nil {
		t.Fatal(err)
	}
	c := client(t, at)
	lease := cluster.Ref{Index: at.Name + ".find", ID: ".lease"}
	_, err := c.Write(t.Context(), cluster.Write{Ref: lease, Source: json.RawMessage(`{"live":false,"source":{"owner":"silent"}}`)})
	if err != nil {
		t.Fatal(err)
	}
	a := server(t, at, opensearch.Options{Lease: 400 * time.Millisecond})
	put(t, a, a, "a", "alpha")
	finds(t, a, "alpha", "a")
	d, err := c.Get(t.Context(), lease, nil)
	if err != nil || string(d.Source) == `{"live":false,"source":{"owner":"silent"}}` {
		t.Errorf("the lease is %s, %v", d.Source, err)
	}
}

func client(t *testing.T, at cluster.Address) *cluster.Client {
	t.Helper()
	c, err := cluster.New(at, cluster.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	return c
}

func TestIndexOfAnotherFormatIsMadeAnew(t *testing.T) {
	t.Parallel()
	at := address(t, clustertest.Shared(t))
	a := server(t, at, opensearch.Options{})
	put(t, a, a, "a", "alpha")
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	c := client(t, at)
	err := c.Call(t.Context(), "PUT", cluster.Path(at.Name+".find", "_mapping"), nil, map[string]any{"_meta": map[string]any{"dateline_mapping": 0}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	finds(t, server(t, at, opensearch.Options{}), "alpha", "a")
	if all, err := c.Indices(t.Context(), at.Name+".find-*"); err != nil || len(all) != 1 || all[0] != at.Name+".find-2" {
		t.Errorf("indices are %v, %v", all, err)
	}
}

func TestArchiveThatThereIsNotIsNotMade(t *testing.T) {
	t.Parallel()
	at := address(t, clustertest.Shared(t))
	if _, err := opensearch.Open(t.Context(), at, opensearch.Options{}); dateline.KindOf(err) != dateline.NotFound {
		t.Errorf("error %v, want not_found", err)
	}
	if all, err := client(t, at).Indices(t.Context(), at.Name+".*"); err != nil || len(all) > 0 {
		t.Errorf("indices are %v, %v", all, err)
	}
}

// TestBetterReaderReadsAgain puts articles that a reader finds nothing in, and one that
// takes longer somebody.
func TestBetterReaderReadsAgain(t *testing.T) {
	t.Parallel()
	cast := archivetest.Cast{{Words: "Mara Velk", Type: dateline.TypePerson, Entity: "mara-velk", Label: "Mara Velk", Confidence: 1}}
	reader := func(_ string, own *entity.Gazetteer, _ []dateline.Place) (*entity.Reader, error) {
		better := archivetest.CastReader{Gazetteer: own, Cast: cast}
		return &entity.Reader{Extractor: own, Mode: "mode", Better: &entity.Better{
			Fingerprint: "b1", Load: func() (entity.Extractor, error) { return better, nil },
		}}, nil
	}
	a := server(t, address(t, clustertest.Shared(t)), opensearch.Options{Reader: reader})
	var all []string
	for i := range 40 {
		all = append(all, fmt.Sprintf("a%02d", i), "Mara Velk spoke")
	}
	put(t, a, a, all...)
	before := found(t, a, dateline.Search{}).Reread
	until(t, "all read again", func() bool {
		s, err := a.Stats(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return s.Unread == 0
	})
	var r *dateline.Result
	until(t, "naming her in all", func() bool {
		r = found(t, a, dateline.Search{Facets: []string{dateline.FacetPerson}})
		return r.Facets[dateline.FacetPerson].Missing == 0
	})
	if r.Reread == before && before == 0 {
		t.Error("the answer does not say that articles were read again")
	}
}

func TestQueryOfTooManyPartsIsRefused(t *testing.T) {
	t.Parallel()
	a := server(t, address(t, clustertest.Shared(t)), opensearch.Options{})
	put(t, a, a, "a", "alpha")
	var text string
	for i := 0; len(text) < dateline.MaxQueryBytes-4; i++ {
		text += fmt.Sprintf("%s ", strconv.FormatInt(int64(36+i%1259), 36))
	}
	_, err := a.Search(t.Context(), dateline.Search{Text: text})
	var e *dateline.Error
	if !errors.As(err, &e) || e.Kind != dateline.Invalid || e.Field != "q" {
		t.Errorf("error %v, want invalid q", err)
	}
	finds(t, a, "alpha", "a")
}
