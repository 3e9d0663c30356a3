package server

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"dateline"
)

// relatedView are other articles that name the places of one, of the same days.
type relatedView struct {
	Says string // which places and days
	Hits []hitView
	All  string // the search for them, the article itself among them
}

const (
	relatedPlaces = 6 // the most named ones, that a search is for
	relatedShown  = 5
	relatedSaid   = 3
	relatedDays   = 3 // before and after
)

// fillRelated looks for articles on the places and days of one, those first that name
// more of the places. It finds none where the places or the date are not known.
func (s *server) fillRelated(ctx context.Context, page *articlePage, f found) error {
	from, to := around(f.Known.Published.Value)
	places := mostMentioned(f.mentions)
	if len(places) == 0 || from == (dateline.Date{}) || page.Copies != nil && page.Copies.Unknown {
		return nil
	}
	var ids, labels []string
	for _, m := range places {
		ids = append(ids, "place:"+m.Entity)
		labels = append(labels, plainLine(m.Label))
	}
	q := dateline.Search{Text: strings.Join(ids, " OR "), From: from, To: to, Copies: dateline.Fold, Limit: relatedShown + copiesShown + 1}
	res, err := s.archive.Search(ctx, q)
	if err != nil {
		return fmt.Errorf("other articles of the places and days of %q: %w", f.ID, err)
	}
	hits := slices.DeleteFunc(res.Hits, func(h dateline.Hit) bool {
		return h.ID == f.ID || page.Copies != nil && slices.Contains(page.Copies.ids, h.ID)
	})
	if len(hits) > 0 {
		says := listed(labels[:min(relatedSaid, len(labels))]) + ", " + span(from, to)
		page.Related = s.relatedView(says, q, hits[:min(relatedShown, len(hits))])
	}
	return nil
}

func (s *server) relatedView(says string, q dateline.Search, hits []dateline.Hit) *relatedView {
	home := newAddress(s.pageURL("/"), nil)
	return &relatedView{Says: says, Hits: s.hitViews(home, address{}, hits), All: home.set("q", q.Text).set("from", q.From.String()).set("to", q.To.String()).String()}
}

// around are the days about a date: some before and after it where the day is known,
// otherwise its month or year.
func around(d dateline.Date) (from, to dateline.Date) {
	if d.Day == 0 {
		d = dateline.Date{Year: d.Year, Month: d.Month}
		return d, d
	}
	t := time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
	return dayOf(t.AddDate(0, 0, -relatedDays)), dayOf(t.AddDate(0, 0, relatedDays))
}

// dayOf is the day of a time; in the years before 1 and after 9999, which no date has,
// it is the first or the last one.
func dayOf(t time.Time) dateline.Date {
	if t.Year() < 1 {
		return dateline.Date{Year: 1, Month: 1, Day: 1}
	}
	if t.Year() > 9999 {
		return dateline.Date{Year: 9999, Month: 12, Day: 31}
	}
	return dateline.Date{Year: t.Year(), Month: int(t.Month()), Day: t.Day()}
}

// mostMentioned are the places that a text mentions most, one mention of each.
func mostMentioned(all []dateline.Mention) (out []dateline.Mention) {
	times := map[string]int{}
	for _, m := range all {
		if !m.Locates() {
			continue
		}
		if times[m.Entity]++; times[m.Entity] == 1 {
			out = append(out, m)
		}
	}
	slices.SortStableFunc(out, func(a, b dateline.Mention) int { return cmp.Compare(times[b.Entity], times[a.Entity]) })
	return out[:min(relatedPlaces, len(out))]
}

// listed writes names as a sentence has them.
func listed(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " or " + names[len(names)-1]
}

func span(from, to dateline.Date) string {
	if from == to {
		return newDate(from).Text
	}
	return newDate(from).Text + " to " + newDate(to).Text
}
