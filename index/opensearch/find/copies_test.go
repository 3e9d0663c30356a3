package find_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline"
	"dateline/index/copies"
	"dateline/index/opensearch/cluster"
	"dateline/index/opensearch/find"
	"dateline/index/text"
)

// shelf is an index whose groups are looked at, with the articles that it holds.
type shelf struct {
	*testing.T
	find     *find.Index
	client   *cluster.Client
	index    string
	press    *press // what texts are read with
	groups   *find.Grouper
	seq      dateline.Seq
	articles map[string]dateline.Article
}

func newShelf(t *testing.T) *shelf {
	x, c, index := openedWith(t, 2)
	s := &shelf{T: t, find: x, client: c, index: index, press: newPress(t, rand.New(rand.NewPCG(0, 0)), 0, nil), articles: map[string]dateline.Article{}}
	s.groups = x.NewGrouper(index)
	return s
}

// put writes a batch of articles, each an id and its text, and takes some out.
func (s *shelf) put(came map[string]string, gone ...string) {
	s.Helper()
	s.seq++
	w := s.find.Writer(s.Context(), find.Writing{Index: s.index, Entities: s.press.entities, Version: s.seq, Groups: s.groups})
	for _, id := range gone {
		if err := w.Erase(dateline.ID(id)); err != nil {
			s.Fatal(err)
		}
		delete(s.articles, id)
	}
	for _, id := range sortedKeys(came) {
		a := dateline.Article{ID: dateline.ID(id), Revision: 1, Body: came[id]}
		if err := w.Add(history(a, s.seq)); err != nil {
			s.Fatal(err)
		}
		s.articles[id] = a
	}
	if err := w.Flush(); err != nil {
		s.Fatal(err)
	}
}

// entries are the articles with their sketches.
func entriesOf(articles map[string]dateline.Article) (out []copies.Entry) {
	for _, id := range sortedKeys(articles) {
		body := articles[id].Body
		out = append(out, copies.Entry{ID: id, Sketch: copies.Of("", body, text.Words(body))})
	}
	return out
}

// want is the group of each article as a table has it, and whether it has copies.
func (s *shelf) want() map[string]string {
	all := entriesOf(s.articles)
	table := copies.NewTable()
	err := table.Update(nil, all, func(id string) (copies.Sketch, error) {
		i, _ := slices.BinarySearchFunc(all, id, func(e copies.Entry, id string) int { return strings.Compare(e.ID, id) })
		return all[i].Sketch, nil
	})
	if err != nil {
		s.Fatal(err)
	}
	out := map[string]string{}
	for id := range s.articles {
		of := table.Groups().Of(id)
		out[id] = fmt.Sprint(id, " false")
		if of != nil {
			out[id] = fmt.Sprint(of[0], " true")
		}
	}
	return out
}

// check reports groups in the index that are not those of a table.
func (s *shelf) check(when string) {
	s.Helper()
	if diff := cmp.Diff(s.want(), s.have()); diff != "" {
		s.Fatalf("groups %s (-want +got):\n%s", when, diff)
	}
}

// have are the groups as documents have them.
func (s *shelf) have() map[string]string {
	s.Helper()
	if err := s.client.Refresh(s.Context(), s.index); err != nil {
		s.Fatal(err)
	}
	got, err := s.client.Search(s.Context(), s.index, nil, map[string]any{
		"size": 10_000, "query": map[string]any{"term": map[string]any{"current": true}}, "_source": []string{"group", "copied"},
	})
	if err != nil {
		s.Fatal(err)
	}
	out := map[string]string{}
	for _, h := range got.Hits.Hits {
		var d struct {
			Group  string
			Copied bool
		}
		if err := json.Unmarshal(h.Source, &d); err != nil {
			s.Fatal(err)
		}
		out[h.ID] = fmt.Sprint(d.Group, " ", d.Copied)
	}
	return out
}

// related is a text that may be a copy of one of some: the same, edited, cut, or two in one.
func related(rng *rand.Rand, all []string) string {
	if len(all) == 0 || rng.IntN(4) == 0 {
		return sentence(rng, 12+rng.IntN(60))
	}
	one := all[rng.IntN(len(all))]
	words := strings.Fields(one)
	switch rng.IntN(5) {
	case 0:
		return one
	case 1:
		return strings.Join(words[:1+len(words)/2], " ")
	case 2:
		return one + " " + all[rng.IntN(len(all))]
	case 3:
		return "Rain today"
	}
	words[rng.IntN(len(words))] = "edited"
	return strings.Join(words, " ")
}

// change is a batch at random: articles that come, change, stay and go.
func (s *shelf) change(rng *rand.Rand, n int) (came map[string]string, gone []string) {
	came = map[string]string{}
	var bodies []string
	for _, id := range sortedKeys(s.articles) {
		bodies = append(bodies, s.articles[id].Body)
		switch rng.IntN(12) {
		case 0:
			gone = append(gone, id)
		case 1:
			came[id] = s.articles[id].Body
		}
	}
	for range n {
		id := fmt.Sprintf("a%03d", rng.IntN(150))
		if !slices.Contains(gone, id) {
			came[id] = related(rng, bodies)
			bodies = append(bodies, came[id])
		}
	}
	return came, gone[:min(len(gone), 3)]
}

// Groups are those of a table of the same texts, whatever came, changed and went.
func TestGroupsAreThoseOfATable(t *testing.T) {
	for seed := range uint64(2) {
		rng, s := rand.New(rand.NewPCG(seed, 3)), newShelf(t)
		for step := range 5 {
			came, gone := s.change(rng, 30)
			s.put(came, gone...)
			s.check(fmt.Sprintf("of seed %d behind step %d", seed, step))
		}
	}
}

// What a batch that was broken off has changed is put right by the next, which need not be
// the same one.
func TestGroupsBehindABatchThatWasBrokenOff(t *testing.T) {
	for seed := range uint64(2) {
		rng, s := rand.New(rand.NewPCG(seed, 4)), newShelf(t)
		came, _ := s.change(rng, 90)
		s.put(came)
		for step := range 3 {
			before := s.sources()
			came, gone := s.change(rng, 20)
			batch := map[string]dateline.Article{}
			for id, body := range came {
				batch[id] = dateline.Article{Body: body}
			}
			if _, err := s.find.NewGrouper(s.index).Regroup(s.Context(), find.Writing{Version: s.seq}, entriesOf(batch), gone); err != nil {
				t.Fatal(err)
			}
			s.revert(rng, before)
			s.groups = s.find.NewGrouper(s.index)
			came, gone = s.change(rng, 10)
			s.put(came, gone...)
			s.check(fmt.Sprintf("of seed %d behind step %d", seed, step))
		}
	}
}

// sources are the documents of all articles.
func (s *shelf) sources() map[string]json.RawMessage {
	var refs []cluster.Ref
	for _, id := range sortedKeys(s.articles) {
		refs = append(refs, cluster.Ref{Index: s.index, ID: id})
	}
	docs, err := s.client.MGet(s.Context(), refs, nil)
	if err != nil {
		s.Fatal(err)
	}
	out := map[string]json.RawMessage{}
	for _, d := range docs {
		out[d.ID] = d.Source
	}
	return out
}

// revert writes half of some documents as they were.
func (s *shelf) revert(rng *rand.Rand, before map[string]json.RawMessage) {
	var writes []cluster.Write
	for _, id := range sortedKeys(before) {
		if rng.IntN(2) == 0 {
			writes = append(writes, cluster.Write{
				Op: cluster.Index, Ref: cluster.Ref{Index: s.index, ID: id}, Guard: cluster.Guard{Version: int64(s.seq), Equal: true}, Source: before[id],
			})
		}
	}
	if _, err := s.client.BulkAll(s.Context(), writes); err != nil {
		s.Fatal(err)
	}
}

// A phrase that more than a thousand texts have joins none of them by itself, and does so
// again where it is in fewer.
func TestGroupsWhileAPhraseBecomesCommon(t *testing.T) {
	rng, s := rand.New(rand.NewPCG(1, 5)), newShelf(t)
	phrase := sentence(rng, 60)
	write := func(from, to int, begin string, groups int) {
		came := map[string]string{}
		for i := from; i < to; i++ {
			came[fmt.Sprintf("p%04d", i)] = fmt.Sprintf("%s u%d", begin, i)
		}
		s.put(came)
		s.check(fmt.Sprintf("where %d texts begin with %q", to-from, begin))
		all := map[string]bool{}
		for _, group := range s.want() {
			all[group] = true
		}
		if len(all) < groups/2 || len(all) > 2*groups {
			t.Errorf("%d groups, want some %d: the phrase is not what it is to be", len(all), groups)
		}
	}
	write(0, 900, phrase, 1)
	write(900, 1300, phrase, 1300)
	write(0, 330, sentence(rng, 60), 2)
	write(2000, 3300, sentence(rng, 60), 1300) // it is common as soon as it comes
}

func sortedKeys[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
