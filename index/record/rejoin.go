package record

import (
	"fmt"

	"dateline"
	"dateline/index/ledger"
)

// join makes rows that were copied fit together: an article for texts that have
// lost theirs, no row about an article that nothing is left of, a change for every
// article, so that the index learns of it.
func (s *salvage) join() error {
	if err := s.missingArticles(); err != nil {
		return err
	}
	for _, statement := range []string{
		`DELETE FROM dictionary_sample WHERE article NOT IN (SELECT num FROM article) OR dictionary NOT IN (SELECT id FROM dictionary)`,
		`DELETE FROM key WHERE article NOT IN (SELECT num FROM article)`,
		`DELETE FROM correction WHERE article NOT IN (SELECT num FROM article)`,
		`UPDATE correction SET undone = coalesce((SELECT u.n FROM correction u WHERE u.undoes = correction.n), 0)`,
		`INSERT OR IGNORE INTO gazetteer(source, seq, hash) SELECT DISTINCT source, 0, x'' FROM place`,
		`DELETE FROM place_name WHERE place NOT IN (SELECT id FROM place)`,
		`UPDATE meta SET value = (SELECT coalesce(max(version), 0) FROM state) WHERE key = 'state_version'`,
	} {
		if _, err := s.new.ExecContext(s.ctx, statement); err != nil {
			return err
		}
	}
	return nil
}

// missingArticles makes a row for texts whose article cannot be read. Its id is
// the one that its first key gives, which most articles have.
func (s *salvage) missingArticles() error {
	type orphan struct {
		num       int64
		revisions int
		key       dateline.Key
	}
	var orphans []orphan
	err := s.each(s.new, `SELECT r.article, max(r.number), coalesce(k.kind, ''), coalesce(k.source, ''), coalesce(k.value, '')
		FROM revision r LEFT JOIN key k ON k.article = r.article AND k.n = 1
		WHERE r.article NOT IN (SELECT num FROM article) GROUP BY r.article`, nil, func(row []any) error {
		o := orphan{num: number(row[0]), revisions: int(number(row[1]))}
		o.key = dateline.Key{Kind: text0(row[2]), Source: text0(row[3]), Value: text0(row[4])}
		orphans = append(orphans, o)
		return nil
	})
	for _, o := range orphans {
		if err != nil {
			return err
		}
		id := o.key.DerivedID()
		if o.key.Kind == "" {
			id = dateline.ID(fmt.Sprintf("recovered-%d", o.num))
		}
		s.lose("what is known of an article cannot be read; its texts are kept under the id %s", id)
		_, err = s.new.ExecContext(s.ctx, `INSERT INTO article(num, id, revisions, current, seq) VALUES(?,?,?,NULL,0)`, o.num, string(id), o.revisions)
	}
	return err
}

func text0(v any) string {
	s, _ := v.(string)
	return s
}

// verify drops every text that does not fit its checksum, says which article has
// lost which, and writes the changes by which the index learns of all.
func (s *salvage) verify(r *Record) (n Recovered, err error) {
	if err := s.dropUnreadable(r); err != nil {
		return n, err
	}
	err = r.exclusive(s.ctx, "recover", func() error {
		return r.commit(s.ctx, func(w *writer) error { return s.settle(w, &n) })
	})
	return n, err
}

func (s *salvage) dropUnreadable(r *Record) error {
	var bad []int64
	err := r.pages(s.ctx, func(t *txn, after int64) ([]dateline.Fault, int64, error) {
		batch, err := t.bodies(after, textPage)
		for _, b := range batch {
			after = b.num
			_, err := r.codec.open(b.text)
			if err == nil {
				_, err = openRemains(b.remains)
			}
			if err != nil {
				s.lose("article %s, revision %d: %v", b.id, b.number, err)
				bad = append(bad, b.num)
			}
		}
		return nil, next(after, len(batch)), err
	}, nil)
	for _, num := range bad {
		if err != nil {
			return err
		}
		_, err = s.new.ExecContext(s.ctx, `DELETE FROM revision WHERE num = ?`, num)
	}
	return err
}

// settle writes the log anew and sets the current revision of every article by
// what is left.
func (s *salvage) settle(w *writer, n *Recovered) error {
	for _, source := range s.names(w, `SELECT source FROM gazetteer ORDER BY source`) {
		if err := w.log(change{kind: dateline.ChangeGazetteer, source: source}); err != nil {
			return err
		}
		if _, err := w.tx.Exec(`UPDATE gazetteer SET seq = ? WHERE source = ?`, int64(w.seq), source); err != nil {
			return err
		}
	}
	if err := s.settleCorrections(w); err != nil {
		return err
	}
	for _, id := range s.names(w, `SELECT id FROM article ORDER BY num`) {
		a, _, err := w.article(selArticleByID, id)
		if err != nil {
			return err
		}
		if a.erased.Valid {
			err = s.settleErased(w, a)
		} else {
			err = s.settleTexts(w, a, n)
		}
		if err != nil {
			return fmt.Errorf("article %s: %w", a.ID, err)
		}
	}
	return nil
}

// settleCorrections logs the corrections, before the articles, which end with a change
// of their own.
func (s *salvage) settleCorrections(w *writer) error {
	all, err := w.corrections()
	if err != nil {
		return err
	}
	for _, c := range all {
		a := row{}
		if c.Article != "" {
			if a, _, err = w.article(selArticleByID, string(c.Article)); err != nil {
				return err
			}
		}
		if err := w.log(change{kind: dateline.ChangeCorrection, article: a.num, correction: c.N}); err != nil {
			return err
		}
	}
	return nil
}

// names reads one column of text; what cannot be read is found out about later.
func (s *salvage) names(w *writer, query string) (out []string) {
	rows, err := w.tx.Query(query)
	if err != nil {
		return nil
	}
	defer rows.Close()
	for rows.Next() {
		var name string
		if rows.Scan(&name) == nil {
			out = append(out, name)
		}
	}
	return out
}

func (s *salvage) settleErased(w *writer, a row) error {
	if err := w.log(change{kind: dateline.ChangeErased, article: a.num, why: a.why.String}); err != nil {
		return err
	}
	_, err := w.tx.Exec(`UPDATE article SET seq = ?1, erasure = ?1 WHERE num = ?2`, int64(w.seq), a.num)
	return err
}

// settleTexts logs the texts of an article. One of which no text is left keeps its
// names, and waits to be put again; one without names gets one.
func (s *salvage) settleTexts(w *writer, a row, n *Recovered) error {
	spans, err := w.spans(a.num)
	if err != nil {
		return err
	}
	for _, span := range spans {
		if err := w.log(change{kind: dateline.ChangeArticle, article: a.num, revision: span.Number}); err != nil {
			return err
		}
	}
	if len(spans) == 0 {
		if a.Current != 0 {
			s.lose("article %s: no text of it is left", a.ID)
		}
		if err := w.log(change{kind: dateline.ChangeMetadata, article: a.num}); err != nil {
			return err
		}
		_, err := w.tx.Exec(`UPDATE article SET current = NULL, seq = ? WHERE num = ?`, int64(w.seq), a.num)
		return err
	}
	if err := s.ensureKey(w, a); err != nil {
		return err
	}
	n.Articles++
	n.Revisions += len(spans)
	now := ledger.Newest(spans).Number
	if a.Current != 0 && a.Current != now {
		s.lose("article %s: its current text, revision %d, is lost; revision %d is current now", a.ID, a.Current, now)
	}
	_, err = w.tx.Exec(`UPDATE article SET current = ?, seq = ?, revisions = max(revisions, ?) WHERE num = ?`,
		now, int64(w.seq), spans[len(spans)-1].Number, a.num)
	return err
}

// ensureKey gives a name to an article that has lost its own.
func (s *salvage) ensureKey(w *writer, a row) error {
	keys, err := w.keys(a.num)
	if err != nil || len(keys) > 0 {
		return err
	}
	k := dateline.Key{Kind: dateline.KeyPath, Source: recoveredSource, Value: string(a.ID)}
	s.lose("article %s: its names are lost; it gets the key %s", a.ID, k)
	return w.exec(insKey, a.num, hashOf(k), k.Kind, k.Source, k.Value)
}
