package server

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"net/http"
	"strconv"
	"time"

	"dateline"
	"dateline/index/correct"
)

// pathCorrections is the address of what people have said of entities, without the
// base path.
const pathCorrections = "/api/v1/corrections"

func (s *server) correctionRoutes() []route {
	return []route{
		{gate: s.gates.searches, path: pathCorrections, name: "corrections", summary: "What people have corrected of entities.", params: correctionsParams{}, media: mediaJSON, answer: CorrectionsJSON{}, serve: s.corrections},
		{gate: s.gates.searches, path: pathCorrections + suffixCSV, name: "correctionsCSV", summary: "The corrections that hold as a table.", params: noParams{}, media: mediaCSV, serve: s.correctionsCSV},
		{method: http.MethodPost, path: pathCorrections, name: "correct", summary: "Corrects entities.", params: correctParams{}, media: mediaJSON, answer: CorrectedAllJSON{}, stream: s.correct},
		{method: http.MethodDelete, path: pathCorrections + "/{n}", name: "undo", summary: "Takes a correction back; both stay in the list.", params: undoParams{}, media: mediaJSON, answer: CorrectedAllJSON{}, stream: s.undoCorrection},
	}
}

// correctionsParams narrow the list of corrections.
type correctionsParams struct {
	// Those that speak of the entity with this id.
	Entity string `param:"entity"`
	// Those of the mentions in the article with this id.
	Article string `param:"article"`
}

// corrections serves /api/v1/corrections.
func (s *server) corrections(r *http.Request) (*reply, error) {
	p, err := read[correctionsParams](r)
	if err != nil {
		return nil, err
	}
	all, err := s.allCorrections(r.Context())
	if err != nil {
		return nil, err
	}
	out := CorrectionsJSON{Corrections: []CorrectionJSON{}}
	for _, c := range all {
		if (p.Entity == "" || c.Entity == p.Entity || c.Into == p.Entity) && (p.Article == "" || string(c.Article) == p.Article) {
			out.Corrections = append(out.Corrections, newCorrection(c))
		}
	}
	return asJSON(out)
}

func (s *server) allCorrections(ctx context.Context) (all []dateline.Correction, err error) {
	for c, err := range s.archive.Corrections(ctx) {
		if err != nil {
			return nil, fmt.Errorf("list the corrections: %w", err)
		}
		all = append(all, c)
	}
	return all, nil
}

// correctionsCSV serves /api/v1/corrections.csv.
func (s *server) correctionsCSV(r *http.Request) (*reply, error) {
	if _, err := read[noParams](r); err != nil {
		return nil, err
	}
	all, err := s.allCorrections(r.Context())
	if err != nil {
		return nil, err
	}
	var table bytes.Buffer
	err = correct.WriteCSV(&table, correct.InForce(all))
	return &reply{media: mediaCSV, body: table.Bytes()}, err
}

// correctParams are the parameters of corrections that are posted.
type correctParams struct {
	// What an answer waits for: durable, until they are safe on the disk (if absent), or
	// searchable.
	Wait string `param:"wait" one:"durable,searchable"`
}

// correct serves POST /api/v1/corrections.
func (s *server) correct(w http.ResponseWriter, r *http.Request) error {
	p, err := read[correctParams](r)
	if err != nil {
		return err
	}
	posted, err := s.postedCorrections(w, r)
	if err != nil {
		return err
	}
	if posted.apart != nil {
		return s.splitArticles(w, r, posted, p.Wait)
	}
	return s.takeCorrections(w, r, posted, p.Wait)
}

// splitArticles makes the mentions of an entity in some articles another one's, all or none,
// and answers with the corrections that this took.
func (s *server) splitArticles(w http.ResponseWriter, r *http.Request, posted postedCorrections, wait string) error {
	asked := posted.batch[0]
	to := dateline.Correction{Entity: asked.Into, Type: asked.Type, Label: asked.Label, By: cmp.Or(asked.By, exchangeOf(r).key), Why: asked.Why, At: asked.At}
	batch, out, upTo, err := correct.SplitArticles(r.Context(), s.archive, asked.Entity, *posted.apart, to)
	if err != nil {
		return fmt.Errorf("split %q by articles: %w", asked.Entity, err)
	}
	return s.corrected(w, r, postedCorrections{batch: batch}, out, upTo, wait)
}

// undoParams are the parameters of an undo.
type undoParams struct {
	// Why, at most 1000 bytes.
	Why string `param:"why"`
	// What an answer waits for: durable, until it is safe on the disk (if absent), or
	// searchable.
	Wait string `param:"wait" one:"durable,searchable"`
}

// undoCorrection serves DELETE /api/v1/corrections/{n}.
func (s *server) undoCorrection(w http.ResponseWriter, r *http.Request) error {
	p, err := read[undoParams](r)
	if err != nil {
		return err
	}
	raw := pathValue(r, "n")
	n, err := strconv.Atoi(raw)
	if err != nil || n < 1 {
		return dateline.Invalidf("n", "%s is no number of a correction; want 1 and up", quoted(raw))
	}
	undo := dateline.Correction{Kind: dateline.CorrectUndo, Undoes: n, Why: p.Why}
	return s.takeCorrections(w, r, postedCorrections{batch: []dateline.Correction{undo}, alone: true}, p.Wait)
}

// takeCorrections makes corrections in the name of the key, where they name nobody, and
// answers. One that was posted by itself and is rejected is a problem.
func (s *server) takeCorrections(w http.ResponseWriter, r *http.Request, posted postedCorrections, wait string) error {
	for i := range posted.batch {
		if posted.batch[i].By == "" {
			posted.batch[i].By = exchangeOf(r).key
		}
	}
	if err := s.typeNamed(r.Context(), posted.batch); err != nil {
		return err
	}
	out, upTo, err := s.archive.Correct(r.Context(), posted.batch)
	if err != nil {
		return fmt.Errorf("take %d corrections: %w", len(posted.batch), err)
	}
	if posted.alone && out[0].Err != nil {
		return out[0].Err
	}
	return s.corrected(w, r, posted, out, upTo, wait)
}

// corrected answers corrections that were taken, once those are as safe as is waited for.
func (s *server) corrected(w http.ResponseWriter, r *http.Request, posted postedCorrections, out []dateline.Corrected, upTo dateline.Seq, wait string) error {
	if wait == waitSearchable {
		if err := s.waitFor(w, r, upTo); err != nil {
			return err
		}
	}
	raw, err := encode(s.newCorrectedAll(r, posted, out, upTo))
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", mediaJSON)
	w.Header().Set("Cache-Control", cacheNever)
	write(w, http.StatusOK, raw)
	return nil
}

// typeNamed says of entities that are given names of which type they are, where that is not
// said and the archive knows it.
func (s *server) typeNamed(ctx context.Context, batch []dateline.Correction) error {
	known := map[string]string{}
	for i := range batch {
		c := &batch[i]
		if c.Kind != dateline.CorrectName || c.Type != "" || !correct.ValidID(c.Entity) {
			continue
		}
		typ, asked := known[c.Entity]
		if !asked {
			e, err := s.archive.Entity(ctx, c.Entity)
			if err != nil {
				return fmt.Errorf("entity %q: %w", c.Entity, err)
			}
			typ = e.Type
			known[c.Entity] = typ
		}
		c.Type = typ
	}
	return nil
}

// waitFor waits until searches see a change, however long that takes: a client that does
// not want to can go.
func (s *server) waitFor(w http.ResponseWriter, r *http.Request, upTo dateline.Seq) error {
	control := http.NewResponseController(w)
	_ = control.SetWriteDeadline(time.Time{}) // not there in tests without a connection
	defer func() { _ = control.SetWriteDeadline(time.Now().Add(writeTime)) }()
	return s.archive.Wait(r.Context(), upTo)
}
