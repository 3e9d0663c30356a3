package record

import (
	"context"

	"github.com/klauspost/compress/zstd"

	"dateline"
	"dateline/index/ledger"
)

// A dictionary is the beginnings of some articles of the archive, end to end,
// with the statistics of others' words: on 20,000 news articles (49 MB) the
// bodies take .41 of the text with one, .53 without, at the same speed. One that
// is trained on 1,000 articles by dict.BuildZstdDict gives .41 too, takes 2 s
// instead of 3 ms, and would tie ten times as many articles to it that cannot be
// erased without making it anew.
const (
	dictionaryFrom  = 500       // revisions that the record must have for its first dictionary
	dictionaryBytes = 112 << 10 // of text in a dictionary; half of it costs .007 of the text
	sampleBytes     = 1 << 10   // taken from one body, so that many articles have a say
	firstDictionary = 1 << 15   // the ids below are reserved (RFC 8878, section 5)
)

// body is a stored body with where it is from.
type body struct {
	num     int64 // of the revision
	article int64
	id      string
	number  int
	text
	remains []byte
}

func (b *body) fields() []any {
	return []any{&b.num, &b.article, &b.id, &b.number, &b.hash, &b.title, &b.dictionary, &b.stored, &b.remains}
}

// bodies reads up to limit stored bodies of the revisions behind after.
func (t *txn) bodies(after int64, limit int) (out []body, err error) {
	err = t.each(selBodies, []any{after, limit}, func(scan func(...any) error) error {
		var b body
		if err := scan(b.fields()...); err != nil {
			return err
		}
		out = append(out, b)
		return nil
	})
	return out, err
}

// ensureDictionary makes the first dictionary once there is enough to make it of.
// Text that gives none is tried again when there is twice as much.
func (r *Record) ensureDictionary(ctx context.Context) error {
	if r.codec.current != 0 || r.Head() < dateline.Seq(r.dictionaryAt) {
		return nil
	}
	return r.newDictionary(ctx)
}

// newDictionary makes a dictionary of what the record holds now, and lets new
// bodies use it. Where there is too little, new bodies do without one.
func (r *Record) newDictionary(ctx context.Context) error {
	var id int64
	var data []byte
	err := r.commit(ctx, func(w *writer) (err error) {
		id, data, err = w.makeDictionary()
		return err
	})
	if err != nil {
		return err
	}
	if data != nil {
		return r.codec.add(id, data)
	}
	if r.codec.current != 0 {
		return r.codec.retire()
	}
	return nil
}

// makeDictionary stores a dictionary and whose words are in it; data is nil if
// there are too few texts for one.
func (w *writer) makeDictionary() (id int64, data []byte, err error) {
	var count int
	if _, err := w.row(selRevisionCount, nil, &count); err != nil {
		return 0, nil, err
	}
	if count < w.r.dictionaryAt {
		return 0, nil, nil
	}
	words, others, from, err := w.samples()
	if err != nil {
		return 0, nil, err
	}
	if _, err := w.row(selNextDictionary, []any{firstDictionary - 1}, &id); err != nil {
		return 0, nil, err
	}
	data, err = zstd.BuildDict(zstd.BuildDictOptions{ID: uint32(id), History: words, Contents: others,
		Offsets: [3]int{1, 4, 8}, CompatV155: true, Level: zstd.SpeedFastest})
	if err != nil { // too uniform or too little; a dictionary would not help
		w.r.dictionaryAt = 2 * count
		return 0, nil, nil
	}
	return id, data, w.storeDictionary(id, data, from)
}

func (w *writer) storeDictionary(id int64, data []byte, from []int64) error {
	if err := w.exec(insDictionary, id, string(ledger.StampOf(w.now)), data); err != nil {
		return err
	}
	for _, article := range from {
		if err := w.exec(insSample, article, id); err != nil {
			return err
		}
	}
	return nil
}

// samples takes texts from all over the record by turns: the beginnings of from
// make up words, the others say what a dictionary has to expect.
func (w *writer) samples() (words []byte, others [][]byte, from []int64, err error) {
	var last int64
	if _, err := w.row(selLastRevision, nil, &last); err != nil {
		return nil, nil, nil, err
	}
	step := max(1, last/dictionaryFrom)
	for at := int64(0); at < last; at += step {
		b := body{}
		if _, err := w.row(selBodies, []any{at, 1}, b.fields()...); err != nil {
			return nil, nil, nil, err
		}
		at = max(at, b.num-1)
		s, err := w.r.codec.open(b.text)
		if err != nil {
			continue // damage is for Check to report, and no reason to refuse new articles
		}
		sample := []byte(s[:min(len(s), sampleBytes)])
		if len(words)+len(sample) <= dictionaryBytes && len(from) <= len(others) {
			words, from = append(words, sample...), append(from, b.article)
		} else {
			others = append(others, sample)
		}
	}
	return words, others, from, nil
}
