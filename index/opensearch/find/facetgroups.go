package find

import (
	"dateline/index/opensearch/cluster"
	"dateline/index/plan"
)

// groupsAtOnce is how many articles with copies are read at once.
const groupsAtOnce = 10_000

// countGroups adds the groups of copies to each view. Where values are counted too, their
// articles are read in the order of groups: aggregations do not tell exactly in how many
// groups a value is.
func (c *counting) countGroups() error {
	for at := range c.views {
		if err := c.countGroupsOf(at); err != nil {
			return err
		}
	}
	return nil
}

func (c *counting) countGroupsOf(at int) error {
	g := groupCount{counting: c, at: at, values: map[string][]string{}}
	for _, f := range c.facets {
		if f.view == at {
			g.facets = append(g.facets, f)
		}
	}
	if len(g.facets) == 0 && (at > 0 || c.bars == nil) {
		return c.numberGroups(at)
	}
	body, err := g.body()
	if err != nil {
		return err
	}
	for {
		got, err := c.x.ask(body)
		if err != nil {
			return err
		}
		for _, h := range got.Hits.Hits {
			if err := g.add(h); err != nil {
				return err
			}
		}
		if len(got.Hits.Hits) < groupsAtOnce {
			g.end()
			return nil
		}
		body["search_after"] = got.Hits.Hits[groupsAtOnce-1].Sort
	}
}

// groupCount counts the groups of one view. It holds what the articles of one of them have
// that are read so far.
type groupCount struct {
	*counting
	at       int
	facets   []*facetCount // that are counted over the view
	group    string
	articles int
	values   map[string][]string // by facet; plan.NoValue of an article that has none
	dates    []string
}

// body asks for all articles with copies of the view.
func (g *groupCount) body() (dsl, error) {
	q, err := g.x.filter(g.x.wanted)
	return columnar(dsl{
		"size": groupsAtOnce, "query": g.x.lens.marking(allOf(q, term(fieldCopied, true), g.views[g.at].match)),
		"sort": []dsl{{fieldGroup: "asc"}, {fieldID: "asc"}},
	}, g.reads()...), err
}

// reads are the fields of an article that are counted.
func (g *groupCount) reads() []string {
	fields := []string{fieldGroup}
	for _, f := range g.facets {
		fields = append(fields, g.x.lens.reads(f.field)...)
	}
	if g.at == 0 && g.bars != nil {
		fields = append(fields, plan.FieldPublished)
	}
	return ordered(fields)
}

// add adds an article.
func (g *groupCount) add(h cluster.Hit) error {
	values := map[string][]string{}
	for field, raw := range h.Fields {
		var list []string
		if err := decode(raw, &list); err != nil {
			return err
		}
		values[field] = list
	}
	var err error
	if values[fieldAwaited], err = marksOf(h); err != nil {
		return err
	}
	doc := func(field string) []string { return values[field] }
	if of := doc(fieldGroup); len(of) > 0 && of[0] != g.group {
		g.end()
		g.group = of[0]
	}
	g.articles++
	for _, f := range g.facets {
		seen := g.x.lens.see(f.field, doc)
		if len(seen) == 0 {
			seen = []string{plan.NoValue}
		}
		g.values[f.name] = append(g.values[f.name], seen...)
	}
	g.dates = append(g.dates, doc(plan.FieldPublished)...)
	return nil
}

// end counts a group: once for each value that one of its articles has.
func (g *groupCount) end() {
	if g.articles == 0 {
		return
	}
	v := g.views[g.at]
	v.texts, v.all = v.texts+1, v.all+g.articles
	for _, f := range g.facets {
		for _, value := range ordered(g.values[f.name]) {
			if value == plan.NoValue {
				f.missing++
			} else {
				f.counts[value]++
			}
		}
	}
	if g.at == 0 && g.bars != nil {
		g.bars.addGroup(g.dates)
	}
	g.articles, g.dates = 0, nil
	clear(g.values)
}
