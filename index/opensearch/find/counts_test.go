package find_test

import (
	"cmp"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"dateline"
	"dateline/index/copies"
	"dateline/index/correct"
	"dateline/index/entity"
	"dateline/index/opensearch/find"
	"dateline/index/plan"
	"dateline/index/text"
)

// names are what the texts of a press are read for, by word.
var names = map[string]dateline.Mention{}

func init() {
	for typ, list := range map[string]string{
		dateline.TypePlace:        "velun vel:velun welun tarsk aster orla kesh",
		dateline.TypePerson:       "mia ada egon cole",
		dateline.TypeOrganisation: "council heronry guild",
	} {
		for _, word := range strings.Fields(list) {
			word, id, _ := strings.Cut(word, ":")
			id = cmp.Or(id, word)
			names[word] = dateline.Mention{Type: typ, Entity: id, Label: strings.ToUpper(id), Confidence: 1}
		}
	}
}

// spotter reads names, and knows places in countries.
type spotter struct{}

func (spotter) Mentions(t entity.Text) (out []dateline.Mention) {
	for _, field := range []struct {
		name, text string
		words      []text.Word
	}{{dateline.FieldTitle, t.Title, t.TitleWords}, {dateline.FieldBody, t.Body, t.BodyWords}} {
		for _, w := range field.words {
			m, named := names[w.Exact]
			if strings.HasPrefix(w.Exact, "place") {
				m, named = dateline.Mention{Type: dateline.TypePlace, Entity: w.Exact, Label: w.Exact, Confidence: 1}, true
			}
			if named {
				m.Field, m.Start, m.End, m.Words = field.name, w.Start, w.End, field.text[w.Start:w.End]
				out = append(out, m)
			}
		}
	}
	return out
}

func (spotter) Fingerprint() string { return "5a" }

func (spotter) Place(id string) (dateline.Place, bool) {
	countries, known := map[string]string{"velun": "NO SE", "welun": "NO", "tarsk": "NO", "aster": "SE", "orla": "DK", "kesh": "", "vel-river": "FI"}[id]
	return dateline.Place{ID: id, Label: strings.ToUpper(id), Countries: strings.Fields(countries)}, known
}

// press are articles, and what corrections say of them.
type press struct {
	articles []dateline.Article
	entities *plan.Entities
	groups   *copies.Groups
	values   []map[string][]string // of each article, by facet, as corrections have them
}

func newPress(t *testing.T, rng *rand.Rand, n int, said []dateline.Correction) *press {
	t.Helper()
	e, err := plan.Make(nil, correct.Compile(said), func(*entity.Gazetteer, []dateline.Place) (*entity.Reader, error) {
		return &entity.Reader{Extractor: spotter{}}, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	p := &press{entities: e}
	for i := range n {
		p.articles = append(p.articles, p.article(rng, fmt.Sprintf("a%04d", i)))
	}
	p.count(t)
	return p
}

func (p *press) article(rng *rand.Rand, id string) dateline.Article {
	a := dateline.Article{ID: dateline.ID(id), Revision: 1, Body: sentence(rng, 40)}
	if len(p.articles) > 0 && rng.IntN(3) > 0 {
		a.Body = p.articles[rng.IntN(len(p.articles))].Body
		if rng.IntN(2) == 0 {
			at := strings.LastIndexByte(a.Body, ' ')
			a.Body = a.Body[:at] + " " + sentence(rng, 1+rng.IntN(3))
		}
	}
	if rng.IntN(4) > 0 {
		a.Known.Publication.Value = pick(rng, "Heron Egret Stork Kite")
	}
	if rng.IntN(4) > 0 {
		a.Known.Language.Value = pick(rng, "en no")
	}
	if d := pick(rng, "- 2021 2021-03 2021-03-04 2021-03-01 2022-11-30 2022-12 2023"); d != "-" {
		a.Known.Published.Value, _ = dateline.ParseDate(d)
	}
	return a
}

func pick(rng *rand.Rand, list string) string {
	all := strings.Fields(list)
	return all[rng.IntN(len(all))]
}

// sentence is a text of n words, with some names.
func sentence(rng *rand.Rand, n int) string {
	words := make([]string, n)
	for i := range words {
		words[i] = fmt.Sprintf("w%d", rng.IntN(2000))
		switch rng.IntN(12) {
		case 0:
			words[i] = slices.Sorted(maps.Keys(names))[rng.IntN(len(names))]
			words[i] = strings.ToUpper(words[i][:1]) + words[i][1:]
		case 1:
			words[i] = pick(rng, "fire rain")
		}
	}
	return strings.Join(words, " ")
}

// count finds the copies and the values of all articles, one by one.
func (p *press) count(t *testing.T) {
	t.Helper()
	var all []copies.Entry
	p.values = nil
	for _, a := range p.articles {
		all = append(all, copies.Entry{ID: string(a.ID), Sketch: copies.Of(a.Title, a.Body, text.Words(a.Body))})
		p.values = append(p.values, p.valuesOf(a))
	}
	table := copies.NewTable()
	if err := table.Update(nil, all, func(id string) (copies.Sketch, error) {
		i := slices.IndexFunc(all, func(e copies.Entry) bool { return e.ID == id })
		return all[i].Sketch, nil
	}); err != nil {
		t.Fatal(err)
	}
	p.groups = table.Groups()
}

// valuesOf are the values of one article, mention by mention.
func (p *press) valuesOf(a dateline.Article) map[string][]string {
	values := map[string][]string{}
	read := p.entities.Read(a)
	for _, m := range read {
		now, typ, shown := p.entities.Says.Stands(m.Entity, m.Type, m.Words)
		if !shown {
			continue
		}
		values[typ] = append(values[typ], now)
		if typ == dateline.TypePlace {
			place, known := p.entities.Place(now)
			if !known {
				place, _ = p.entities.Place(m.Entity)
			}
			values[dateline.FacetCountry] = append(values[dateline.FacetCountry], place.Countries...)
		}
	}
	some := func(facet, value string) {
		if value != "" {
			values[facet] = []string{value}
		}
	}
	some(dateline.FacetPublication, a.Known.Publication.Value)
	some(dateline.FacetLanguage, a.Known.Language.Value)
	if d := a.Known.Published.Value; d.Year != 0 {
		some(dateline.FacetYear, dateline.Date{Year: d.Year}.String())
		if d.Month != 0 {
			some(dateline.FacetMonth, dateline.Date{Year: d.Year, Month: d.Month}.String())
		}
	}
	return values
}

// write puts articles into an index, as one batch each so many.
func (p *press) write(t *testing.T, x *find.Index, index string, groups *find.Grouper, seq dateline.Seq, articles []dateline.Article, size int) {
	t.Helper()
	for batch := range slices.Chunk(articles, size) {
		w := x.Writer(t.Context(), find.Writing{Index: index, Entities: p.entities, Version: seq, Groups: groups})
		for _, a := range batch {
			if err := w.Add(history(a, seq)); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Flush(); err != nil {
			t.Fatal(err)
		}
	}
}
