package server

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"dateline"
)

// maxFormBytes bounds what a form sends: a thousand names of 200 bytes, as a form
// writes them.
const maxFormBytes = 1 << 20

// correctPosted serves POST /entities/{id}/correct.
func (s *server) correctPosted(w http.ResponseWriter, r *http.Request) {
	exchangeOf(r).route = "/entities/{id}/correct"
	id := pathValue(r, "id")
	r.Body = http.MaxBytesReader(w, r.Body, maxFormBytes)
	n, err := 0, r.ParseForm()
	if err != nil {
		err = (&postedBody{most: maxFormBytes}).told(err)
	} else {
		n, err = s.correctTyped(w, r, id)
	}
	if err == nil {
		if r.PostForm.Get("kind") == dateline.CorrectPlace {
			id = placeTyped(r.PostForm).id()
		}
		w.Header().Set("Cache-Control", cacheNever)
		http.Redirect(w, r, s.correctAddress(id)+lineOf(n), http.StatusSeeOther)
		return
	}
	s.correctRefused(w, r, id, err)
}

// lineOf is where a correction stands on its page, so that a reader sees what was done.
func lineOf(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("?%s=%d#c%d", madeParam, n, n)
}

// correctTyped makes the correction of a form, if it has a key, and returns the number of
// the one to show; 0 if nothing was to be corrected.
func (s *server) correctTyped(w http.ResponseWriter, r *http.Request, id string) (int, error) {
	name, err := nameOfKey(r.Context(), s.archive.State(), strings.TrimSpace(r.PostForm.Get("key")))
	if err != nil {
		return 0, err
	}
	if name == "" {
		return 0, &refusal{status: http.StatusUnauthorized, code: "key", text: "writing needs a key, and this is none", hint: "dateline key add NAME makes one", with: errNoKey.with}
	}
	exchangeOf(r).key = name
	c, err := typedCorrection(r, id)
	if err != nil {
		return 0, err
	}
	c.By = name
	if c.Kind == kindApart {
		out, upTo, err := s.apart(r, id, c)
		if err != nil {
			return 0, err
		}
		return firstOf(out), s.waitAwhile(w, r, upTo)
	}
	batch := []dateline.Correction{c}
	if err := s.typeNamed(r.Context(), batch); err != nil {
		return 0, err
	}
	if c := &batch[0]; c.Kind == dateline.CorrectName && c.Type == "" {
		c.Type = r.PostForm.Get("type") // nothing knows of it
	}
	return s.correctAll(w, r, id, batch)
}

// correctAll makes corrections that a form has asked for, and returns the number of the
// first, or of the one that is taken back.
func (s *server) correctAll(w http.ResponseWriter, r *http.Request, id string, batch []dateline.Correction) (int, error) {
	out, upTo, err := s.archive.Correct(r.Context(), batch)
	if err != nil {
		return 0, fmt.Errorf("correct %q: %w", id, err)
	}
	for _, o := range out {
		if o.Err != nil {
			return 0, o.Err
		}
	}
	return cmp.Or(batch[0].Undoes, firstOf(out)), s.waitAwhile(w, r, upTo)
}

// firstOf is the number of the first correction that was made; 0 if none was.
func firstOf(out []dateline.Corrected) int {
	for _, o := range out {
		if o.Status == dateline.Added {
			return o.N
		}
	}
	return 0
}

// awhile is how long a form waits until searches see what it has corrected: where many
// articles have a name that was given, its page says how many are still to be read.
const awhile = 5 * time.Second

func (s *server) waitAwhile(w http.ResponseWriter, r *http.Request, upTo dateline.Seq) error {
	ctx, cancel := context.WithTimeout(r.Context(), awhile)
	defer cancel()
	err := s.waitFor(w, r.WithContext(ctx), upTo)
	if err != nil && ctx.Err() != nil && r.Context().Err() == nil {
		return nil
	}
	return err
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
	case kindApart:
		c.Into, c.Label = strings.TrimSpace(f.Get("part")), strings.TrimSpace(f.Get("part_label"))
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
	case dateline.CorrectMention, buttonNone:
		c.Kind, c.Article, c.Field = dateline.CorrectMention, dateline.ID(strings.TrimSpace(f.Get("article"))), f.Get("field")
		c.Words = linesOf(f.Get("mention"))
		if f.Get("kind") == buttonNone {
			c.Entity = ""
		}
	default:
		return c, dateline.Invalidf("kind", "%s is no button of this page", quoted(c.Kind))
	}
	return c, nil
}

// buttonNone says of words that they are no mention.
const buttonNone = "none"

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
	var page correctPage
	err := s.gates.searches.through(r, answerTime, func(r *http.Request) (err error) { page, err = s.correctPage(r.Context(), id, 0); return err })
	p := s.problem(r, refused)
	if errors.As(err, new(*elsewhere)) { // the entity was merged meanwhile: its form has none of what was typed
		s.errorPage(w, r, refused)
		return
	}
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
	page.typed(r.PostForm)
	page.Wrong = inputAtFault(r.PostForm.Get("kind"), p)
	if err := s.show(w, r, "correct", shown{p.Status, page}); err != nil {
		s.errorPage(w, r, err)
	}
}

// typed lets a form that was refused keep what was typed and chosen.
func (page *correctPage) typed(f url.Values) {
	page.Why, page.Into, page.Words, page.Part, page.PartLabel = f.Get("why"), f.Get("into"), f.Get("words"), f.Get("part"), f.Get("part_label")
	page.Name, page.Article, page.Mention, page.InTitle = f.Get("label"), f.Get("article"), f.Get("mention"), f.Get("field") == dateline.FieldTitle
	page.Apart.typed(f)
	if slices.Contains(dateline.EntityTypes(), f.Get("type")) {
		for i := range page.Types {
			page.Types[i].Chosen = page.Types[i].Name == f.Get("type")
		}
	}
	page.New = placeTyped(f)
}
