package log

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
)

func (p *point) backUpLog(ctx context.Context, out *lines) error {
	for n := int64(1); n <= p.head.N; {
		page, err := p.l.commits(ctx, n, min(n+commitsTogether-1, p.head.N))
		if err != nil {
			return err
		}
		for _, c := range page {
			c.Doc, c.Done, c.Hold = commitID(c.N), true, false
			if err := out.write(line{Commit: &c}); err != nil {
				return err
			}
		}
		n += int64(len(page))
	}
	return nil
}

func (p *point) backUpArticles(ctx context.Context, out *lines) error {
	for s, err := range p.articles(ctx) {
		if err != nil {
			return err
		}
		for _, a := range s.rows {
			if err := out.write(line{Article: a}); err != nil {
				return err
			}
			if err := s.backUpTexts(a, out); err != nil {
				return err
			}
		}
	}
	return nil
}

// backUpTexts writes the texts of an article, one that two revisions have once.
func (s shelf) backUpTexts(a *articleDoc, out *lines) error {
	var done []string
	for i := range a.Row.Spans {
		id := textID(a.id(), &a.Row.Spans[i])
		if slices.Contains(done, id) {
			continue
		}
		done = append(done, id)
		var t textDoc
		if raw, there := s.texts[id]; !there {
			return damaged(a.id(), a.Row.Spans[i].Number, fmt.Errorf("its text is not there"))
		} else if err := json.Unmarshal(raw, &t); err != nil {
			return damaged(a.id(), a.Row.Spans[i].Number, err)
		}
		if err := out.write(line{Text: &t}); err != nil {
			return err
		}
	}
	return nil
}

func (p *point) backUpPlaces(ctx context.Context, out *lines) error {
	all, err := p.lists(ctx)
	if err != nil {
		return err
	}
	for _, of := range all.Lists {
		places, there, err := p.places(ctx, of)
		if err == nil && !there {
			err = fmt.Errorf("the places of %q are not all there; run dateline check", of.Source)
		}
		if err != nil {
			return err
		}
		of.Parts = parts{}
		for some := range slices.Chunk(places, listed) {
			if err := out.write(line{Places: &somePlaces{of, some}}); err != nil {
				return err
			}
		}
	}
	return nil
}

func (p *point) backUpCorrections(ctx context.Context, out *lines) error {
	for c, err := range p.corrections(ctx) {
		if err != nil {
			return err
		}
		if err := out.write(line{Correction: &c}); err != nil {
			return err
		}
	}
	return nil
}

func (p *point) backUpState(ctx context.Context, out *lines) error {
	for f, err := range p.scan(ctx, partLog, has("key"), pointRows) {
		var s stateDoc
		if err == nil {
			err = json.Unmarshal(f.raw, &s)
		}
		if err != nil {
			return err
		}
		if v := s.Body.Value; v != nil {
			if err := out.write(line{State: &keyValue{s.Key, v.Bytes}}); err != nil {
				return err
			}
		}
	}
	return nil
}
