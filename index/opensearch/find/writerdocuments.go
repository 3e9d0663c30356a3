package find

import (
	"encoding/json"
	"slices"

	"dateline"
	"dateline/index/copies"
	"dateline/index/entity"
	"dateline/index/opensearch/cluster"
	"dateline/index/text"
)

// described is a text that is about to be written.
type described struct {
	doc    dsl
	sketch copies.Sketch
}

// documents are the writes of the texts collected, each with its group.
func (w *Writer) documents() ([]cluster.Write, error) {
	made := make([]described, len(w.texts))
	if w.regroups() {
		w.Groups.begin(w.ctx)
	}
	read, err := w.mentions()
	if err != nil {
		return nil, err
	}
	err = each(len(made), func(an *text.Analyzer, i int) error {
		var err error
		made[i].doc, made[i].sketch, err = w.find.describe(an, w.Entities, w.texts[i], func(words entity.Text) ([]dateline.Mention, string) { return read(i, words) })
		return err
	})
	if err != nil {
		return nil, err
	}
	groups, err := w.groups(made)
	if err != nil {
		return nil, err
	}
	docs := make([]cluster.Write, len(made))
	return docs, each(len(made), func(_ *text.Analyzer, i int) error {
		t := w.texts[i]
		if t.Current {
			addCopies(made[i].doc, made[i].sketch, groups[string(t.ID)])
		}
		raw, err := json.Marshal(made[i].doc)
		docs[i] = cluster.Write{Op: cluster.Index, Ref: cluster.Ref{Index: w.Index, ID: t.name()}, Guard: w.guard(), Source: raw}
		return err
	})
}

// regroups reports whether there is something that changes groups.
func (w *Writer) regroups() bool {
	return w.Groups != nil && (len(w.gone) > 0 || slices.ContainsFunc(w.texts, func(t Text) bool { return t.Current }))
}

// groups are those of the current texts among some, by id. All other articles have theirs
// when it returns.
func (w *Writer) groups(made []described) (map[string]Group, error) {
	var came []copies.Entry
	alone := map[string]Group{}
	for i, t := range w.texts {
		if t.Current {
			came = append(came, copies.Entry{ID: string(t.ID), Sketch: made[i].sketch})
			alone[string(t.ID)] = Group{ID: string(t.ID)}
		}
	}
	if !w.regroups() {
		return alone, nil
	}
	return w.Groups.Regroup(w.ctx, w.Writing, came, w.gone)
}
