package server

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"time"

	"dateline"
	"dateline/index/correct"
)

// correctPage is where an entity is corrected by who has a key. It works without scripts
// and keeps no key: nothing but what is typed into it lets anybody write, so a page of
// another site can do nothing with it.
type correctPage struct {
	frame
	ID, Label, Type string
	Page            string // that of the entity
	Action          string
	Place, Hidden   bool
	Types           []typeOption
	Fault           string
	Wrong           string // the id of the input that Fault is about; "" if it is none
	// What was typed, where it was refused.
	Why, Into, Words, Part, PartLabel, Name, Article, Mention string
	InTitle                                                   bool
	New                                                       placeForm
	Apart                                                     apartForm
	Corrections                                               []correctionView
	Unread                                                    string // how many articles are to be read again; "" if none are
	Data                                                      string
}

// typeOption is a type to choose.
type typeOption struct {
	Name   string
	Chosen bool
}

// correctionView is a correction that was made.
type correctionView struct {
	N             int
	Says, By, Why string
	At            string
	Undone, Undo  bool // whether it was taken back, and whether it is one
	Warnings      []string
}

// correctAddress is that of the page on which an entity is corrected.
func (s *server) correctAddress(id string) string { return s.pageURL("/entities/" + id + "/correct") }

// madeParam is the number of a correction that was just made: it is listed too, though it
// speaks of another entity, or of none.
const madeParam = "made"

// correctForm serves GET /entities/{id}/correct.
func (s *server) correctForm(r *http.Request) (shown, error) {
	known, notices := knownParams(r, []string{madeParam})
	made, _ := strconv.Atoi(known.Get(madeParam)) // what is no number was not made
	page, err := s.correctPage(r.Context(), pathValue(r, "id"), made)
	page.Notices = notices
	return shown{http.StatusOK, page}, err
}

func (s *server) correctPage(ctx context.Context, id string, made int) (page correctPage, err error) {
	e, err := s.archive.Entity(ctx, id)
	if err != nil {
		return page, fmt.Errorf("entity %q: %w", id, err)
	}
	if e.ID != id {
		return page, &elsewhere{s.correctAddress(e.ID)}
	}
	label := cmp.Or(e.Label, id)
	page = correctPage{
		frame: s.frame("Correct " + label), ID: id, Label: label, Type: e.Type, Hidden: e.Hidden,
		Place: e.Type == dateline.TypePlace, Page: s.entityAddress(cmp.Or(e.Type, dateline.TypePlace), id),
		Action: s.correctAddress(id), Name: e.Label, New: newPlace(e), Data: s.pageURL(pathCorrections + "?entity=" + id),
	}
	page.Styles = s.assetAddresses("article.css")
	for _, name := range dateline.EntityTypes() {
		page.Types = append(page.Types, typeOption{name, name == e.Type})
	}
	if page.Unread, err = s.unread(ctx); err != nil {
		return page, err
	}
	if page.Apart, err = s.newApart(ctx, e); err != nil {
		return page, err
	}
	all, err := s.allCorrections(ctx)
	for _, c := range all {
		if c.N == made || c.Entity == id || c.Into == id || slices.Contains(e.Merged, c.Entity) {
			page.Corrections = append(page.Corrections, correctionView{
				N: c.N, Says: plainLine(correct.Sentence(c)), By: c.By, Why: c.Why, At: c.At.Format(time.DateOnly),
				Undone: c.Undone != 0, Undo: c.Kind != dateline.CorrectUndo, Warnings: warningsOf(c),
			})
		}
	}
	return page, err
}

// unread says how many articles are still to be read again.
func (s *server) unread(ctx context.Context) (string, error) {
	stats, err := s.archive.Stats(ctx)
	if err != nil || stats.Unread == 0 {
		return "", err
	}
	if stats.Unread == 1 {
		return "1 article is", nil
	}
	return grouped(stats.Unread) + " articles are", nil
}

// warningsOf are those of a correction that holds.
func warningsOf(c dateline.Correction) (out []string) {
	if c.Undone == 0 {
		for _, w := range correct.Warnings(c) {
			out = append(out, plainLine(w))
		}
	}
	return out
}
