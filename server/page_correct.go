package server

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
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
	// What was typed, where it was refused.
	Why, Into, Words, Part, PartLabel, Name, Article, Mention string
	InTitle                                                   bool
	New                                                       placeForm
	Corrections                                               []correctionView
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
}

// correctAddress is that of the page on which an entity is corrected.
func (s *server) correctAddress(id string) string { return s.pageURL("/entities/" + id + "/correct") }

// correctForm serves GET /entities/{id}/correct.
func (s *server) correctForm(r *http.Request) (shown, error) {
	_, notices := knownParams(r, nil)
	page, err := s.correctPage(r.Context(), pathValue(r, "id"))
	page.Notices = notices
	return shown{http.StatusOK, page}, err
}

func (s *server) correctPage(ctx context.Context, id string) (page correctPage, err error) {
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
	all, err := s.allCorrections(ctx)
	for _, c := range all {
		if c.Entity == id || c.Into == id || slices.Contains(e.Merged, c.Entity) {
			page.Corrections = append(page.Corrections, correctionView{
				N: c.N, Says: plainLine(correct.Sentence(c)), By: c.By, Why: c.Why, At: c.At.Format(time.DateOnly),
				Undone: c.Undone != 0, Undo: c.Kind != dateline.CorrectUndo,
			})
		}
	}
	return page, err
}

// maxFormBytes bounds what a form sends: a thousand names of 200 bytes, as a form
// writes them.
const maxFormBytes = 1 << 20

// correctPosted serves POST /entities/{id}/correct.
func (s *server) correctPosted(w http.ResponseWriter, r *http.Request) {
	exchangeOf(r).route = "/entities/{id}/correct"
	id := pathValue(r, "id")
	r.Body = http.MaxBytesReader(w, r.Body, maxFormBytes)
	err := r.ParseForm()
	if err != nil {
		err = (&postedBody{most: maxFormBytes}).told(err)
	} else {
		err = s.correctTyped(w, r, id)
	}
	if err == nil {
		if r.PostForm.Get("kind") == dateline.CorrectPlace {
			id = placeTyped(r.PostForm).id()
		}
		w.Header().Set("Cache-Control", cacheNever)
		http.Redirect(w, r, s.correctAddress(id), http.StatusSeeOther)
		return
	}
	s.correctRefused(w, r, id, err)
}

// correctTyped makes the correction of a form, if it has a key.
func (s *server) correctTyped(w http.ResponseWriter, r *http.Request, id string) error {
	name, err := nameOfKey(r.Context(), s.archive.State(), strings.TrimSpace(r.PostForm.Get("key")))
	if err != nil {
		return err
	}
	if name == "" {
		return &refusal{status: http.StatusUnauthorized, code: "key", text: "writing needs a key, and this is none", hint: "dateline key add NAME makes one"}
	}
	exchangeOf(r).key = name
	c, err := typedCorrection(r, id)
	if err != nil {
		return err
	}
	c.By = name
	out, upTo, err := s.archive.Correct(r.Context(), []dateline.Correction{c})
	if err != nil {
		return fmt.Errorf("correct %q: %w", id, err)
	}
	if out[0].Err != nil {
		return out[0].Err
	}
	return s.waitFor(w, r, upTo)
}

// typedCorrection is what the button that was pressed says of an entity.
func typedCorrection(r *http.Request, id string) (dateline.Correction, error) {
	f := r.PostForm
	c := dateline.Correction{Kind: f.Get("kind"), Entity: id, Why: f.Get("why")}
	if n := f.Get("undoes"); n != "" {
		c.Kind, c.Entity = dateline.CorrectUndo, ""
		c.Undoes, _ = strconv.Atoi(n) // what is no number undoes nothing, which is refused
		return c, nil
	}
	switch c.Kind {
	case dateline.CorrectMerge:
		c.Into = strings.TrimSpace(f.Get("into"))
	case dateline.CorrectSplit:
		c.Words, c.Into, c.Label = linesOf(f.Get("words")), strings.TrimSpace(f.Get("part")), strings.TrimSpace(f.Get("part_label"))
	case dateline.CorrectRename:
		c.Label = strings.TrimSpace(f.Get("label"))
	case dateline.CorrectName:
		c.Words = linesOf(f.Get("label"))
	case dateline.CorrectRetype:
		c.Type = f.Get("type")
	case dateline.CorrectHide, dateline.CorrectShow:
	case dateline.CorrectPlace:
		var err error
		c.Entity = ""
		c.Place, err = placeTyped(f).place()
		return c, err
	case dateline.CorrectMention, "none":
		c.Kind, c.Article, c.Field = dateline.CorrectMention, dateline.ID(strings.TrimSpace(f.Get("article"))), f.Get("field")
		c.Words = linesOf(f.Get("mention"))
		if f.Get("kind") == "none" {
			c.Entity = ""
		}
	default:
		return c, dateline.Invalidf("kind", "%s is no button of this page", quoted(c.Kind))
	}
	return c, nil
}

// linesOf are the lines of a text that say something.
func linesOf(text string) (out []string) {
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, line)
		}
	}
	return out
}

// correctRefused shows the form again, with what was typed and why it was refused; never
// the key.
func (s *server) correctRefused(w http.ResponseWriter, r *http.Request, id string, refused error) {
	page, err := s.correctPage(r.Context(), id)
	p := s.problem(r, refused)
	if err != nil || p.Status == http.StatusInternalServerError {
		s.errorPage(w, r, cmp.Or(err, refused))
		return
	}
	var own *refusal
	if errors.As(refused, &own) {
		own.fields(w.Header())
	}
	page.Fault = p.Detail
	if p.Param != "" {
		page.Fault = p.Param + ": " + page.Fault
	}
	if p.Hint != "" {
		page.Fault += "; " + p.Hint
	}
	f := r.PostForm
	page.Why, page.Into, page.Words, page.Part, page.PartLabel = f.Get("why"), f.Get("into"), f.Get("words"), f.Get("part"), f.Get("part_label")
	page.Name, page.Article, page.Mention, page.InTitle = f.Get("label"), f.Get("article"), f.Get("mention"), f.Get("field") == dateline.FieldTitle
	if f.Get("kind") == dateline.CorrectPlace {
		page.New = placeTyped(f)
	}
	if err := s.show(w, r, "correct", shown{p.Status, page}); err != nil {
		s.errorPage(w, r, err)
	}
}
