package main

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/url"
)

// request is one address of the load.
type request struct{ kind, path string }

// kinds are those of the requests, and how many of 100 each is.
var kinds = []struct {
	name  string
	share int
}{{"search", 45}, {"page", 20}, {"article page", 20}, {"facet", 10}, {"csv", 5}}

// mix is what the load asks for, by kind.
type mix struct{ paths map[string][]string }

// newMix makes the addresses: the questions in every form, and the articles that
// they find. It asks each question once, which also warms the server up.
func newMix(ctx context.Context, address string, asked []question) (*mix, error) {
	m := &mix{map[string][]string{}}
	for _, q := range asked {
		v := url.Values{"q": {q.search.Text}}
		if q.search.Any {
			v.Set("match", "any")
		}
		typed := v.Encode()
		m.add("page", "/?"+typed)
		m.add("csv", "/api/v1/search.csv?"+typed)
		m.add("facet", "/api/v1/facets/place?"+typed)
		search := "/api/v1/search?facet=place&facet=publication&facet=year&interval=month&" + typed
		m.add("search", search)
		if err := m.articles(ctx, "http://"+address+search, typed); err != nil {
			return nil, err
		}
	}
	if len(m.paths["article page"]) == 0 {
		return nil, fmt.Errorf("%d questions find no article", len(asked))
	}
	return m, nil
}

func (m *mix) add(kind, path string) { m.paths[kind] = append(m.paths[kind], path) }

// articles adds the pages of what a search finds, opened from there.
func (m *mix) articles(ctx context.Context, search, typed string) error {
	status, body, err := fetch(ctx, http.DefaultClient, search)
	if err != nil {
		return err
	}
	var found struct{ Hits []struct{ ID string } }
	if err := json.Unmarshal(body, &found); err != nil || status != http.StatusOK {
		return fmt.Errorf("%s: status %d: %w", search, status, cmp.Or(err, fmt.Errorf("%.300s", body)))
	}
	for _, h := range found.Hits {
		m.add("article page", "/articles/"+h.ID+"?"+typed)
	}
	return nil
}

// next draws one request.
func (m *mix) next(rnd *rand.Rand) request {
	n, kind := rnd.IntN(100), ""
	for _, k := range kinds {
		if kind = k.name; n < k.share {
			break
		}
		n -= k.share
	}
	paths := m.paths[kind]
	return request{kind, paths[rnd.IntN(len(paths))]}
}
