package server

import (
	"context"
	"fmt"

	"dateline"
)

// frontView is what an archive holds, for who has not asked anything yet.
type frontView struct {
	Facts    []fact
	Examples []example
	Map      *mapView
}

// fact is a number, or a period, and what it is of.
type fact struct {
	Value, Of string
	URL       string // "" for none
}

// example is a search that finds something in this archive.
type example struct {
	Says       string // what it looks for
	Typed, URL string // Typed is "" where nothing is typed
}

// picture puts the places of a search on a map, and before anything is asked what the
// archive holds.
func (s *server) picture(ctx context.Context, page *searchPage, here address, q dateline.Search, res *dateline.Result) (err error) {
	if len(here.state) == 0 {
		page.Front, err = s.front(ctx, q, res)
	} else {
		page.Map = s.mapOf(here, res, sideMap)
	}
	return err
}

// front describes the archive; all is the search for everything, with all facets.
// It is nil where there is nothing.
func (s *server) front(ctx context.Context, all dateline.Search, res *dateline.Result) (*frontView, error) {
	if res.Total == 0 {
		return nil, nil
	}
	home := newAddress(s.pageURL("/"), nil)
	period, err := s.period(ctx, all, res.Hits)
	if err != nil {
		return nil, err
	}
	v := &frontView{Facts: s.facts(home, period, res)}
	if v.Examples, err = s.examples(ctx, home, res); err != nil {
		return nil, err
	}
	v.Map = s.mapOf(home, res, frontMap)
	return v, nil
}

func (s *server) facts(home address, period string, res *dateline.Result) []fact {
	out := []fact{{Value: totalOf(home, res), Of: "in this archive"}}
	for _, of := range []struct{ facet, one, more, says string }{
		{dateline.FacetPublication, "publication", "publications", "by"},
		{dateline.FacetPlace, "place", "places", "naming"},
	} {
		if n := res.Facets[of.facet].Distinct; n > 0 {
			out = append(out, fact{counted(n, of.one, of.more), of.says, s.pageURL(pathFacets + of.facet)})
		}
	}
	if period != "" {
		out = append(out, fact{Value: period, Of: "published"})
	}
	return out
}

// triedPlaces are how many places are looked at for one that is written in several ways.
const triedPlaces = 8

// examples are made of what the archive holds, so that each finds something.
func (s *server) examples(ctx context.Context, home address, res *dateline.Result) (out []example, err error) {
	top := res.Facets[dateline.FacetPlace].Values
	if len(top) == 0 {
		return narrowed(home, res), nil
	}
	label, spelling, err := s.spelled(ctx, top[:min(triedPlaces, len(top))])
	if err != nil {
		return nil, err
	}
	if label == "" {
		label = top[0].Label
	}
	out = append(out, example{"a place, by all of its names", plainLine(label), home.set("q", bare(label)).String()})
	if spelling != "" {
		out = append(out, example{"one spelling only", phrase(plainLine(spelling)), home.set("q", phrase(spelling)).String()})
	}
	return append(out, narrowed(home, res)...), nil
}

// spelled is the first of the places that articles write in another way too, and that
// way; "" where there is none.
func (s *server) spelled(ctx context.Context, top []dateline.Count) (label, spelling string, err error) {
	for _, c := range top {
		e, err := s.archive.Entity(ctx, c.Value)
		if err != nil {
			return "", "", fmt.Errorf("names of %q: %w", c.Value, err)
		}
		names := namesWritten(e)
		if len(names) < 2 {
			continue
		}
		other := names[len(names)-1]
		found, err := s.archive.Search(ctx, dateline.Search{Text: phrase(other)})
		if err != nil {
			return "", "", fmt.Errorf("example %q: %w", other, err)
		}
		if found.Total > 0 {
			return c.Label, other, nil
		}
	}
	return "", "", nil
}

// narrowed are examples without words: by choices that articles have together.
func narrowed(home address, res *dateline.Result) (out []example) {
	for _, h := range res.Hits {
		if name := h.Known.Publication.Value; name != "" && len(h.Places) > 0 {
			at := home.with(dateline.FacetPublication, name).with(dateline.FacetPlace, h.Places[0].ID)
			out = append(out, example{"What " + plainLine(name) + " reports on " + plainLine(h.Places[0].Label), "", at.String()})
			break
		}
	}
	if months := res.Facets[dateline.FacetMonth].Values; len(months) > 1 {
		out = append(out, example{"What was published in " + valueLabel(dateline.FacetMonth, months[0].Label), "", home.with(dateline.FacetMonth, months[0].Value).String()})
	}
	if res.Facets[dateline.FacetPublication].Missing > 0 {
		out = append(out, example{"Articles whose publication is unknown", "", home.with(missingParam, dateline.FacetPublication).String()})
	}
	return out
}
