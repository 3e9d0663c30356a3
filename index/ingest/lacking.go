package ingest

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"dateline/index/ingest/advice"
)

// lacking says which fields a text was looked for in, and, where an object has none of them,
// which it has.
func (r *record) lacking() error {
	var names [2][]string
	there := false
	for i, list := range [][]fieldPath{r.fields.title, r.fields.body} {
		for _, p := range list {
			names[i] = append(names[i], p.text)
			_, is := r.find(p)
			there = there || is
		}
	}
	said := fmt.Sprintf("holds no text: neither %s nor %s", strings.Join(names[0], ", "), strings.Join(names[1], ", "))
	if r.table || there || len(r.object) == 0 {
		return problem("%s", said)
	}
	return advice.Invalidf(r.help(), "%s; its fields are %s", said, quoted(strings.Join(r.names(), ", ")))
}

// names are the fields of the object in its order.
func (r *record) names() []string {
	return slices.SortedFunc(maps.Keys(r.object), func(a, b string) int {
		return cmp.Compare(r.object[a].at, r.object[b].at)
	})
}

// help is what may be meant by an object without a text: an article of other names, or what is
// around articles.
func (r *record) help() advice.Advice {
	for _, m := range r.object {
		if m.holder() {
			return advice.Advice{Do: advice.NameRecords}
		}
	}
	return advice.Advice{Do: advice.NameFields}
}
