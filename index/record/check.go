package record

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/klauspost/compress/zstd"
	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"dateline"
)

// audit is one question to the whole file. Each row of query is a fault: the
// article ("" if none) and what message has for %v.
type audit struct{ query, message string }

var audits = []audit{
	{`SELECT '', integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok' LIMIT 100`, "SQLite finds damage: %v"},
	{`SELECT '', "table" || ' row ' || coalesce(rowid, '') FROM pragma_foreign_key_check LIMIT 100`, "something is missing that %v refers to"},
	{`SELECT id, coalesce(current, 'none') FROM article a WHERE current IS NOT
		(SELECT number FROM revision r WHERE r.article = a.num ORDER BY last DESC, number DESC LIMIT 1)`,
		"its current revision is given as %v, which is not the one seen last"},
	{`SELECT id, revisions FROM article a WHERE revisions < (SELECT max(number) FROM revision r WHERE r.article = a.num)`,
		"it is said to have had %v revisions and has one with a higher number"},
	{`SELECT id, '' FROM article a WHERE current IS NOT NULL AND NOT EXISTS
		(SELECT 1 FROM key k WHERE k.article = a.num AND k.kind IS NOT NULL)`, "it has no key%v"},
	{`SELECT id, erased FROM article WHERE erased IS NOT NULL AND
		(current IS NOT NULL OR publication || url || language || dateline || published <> '')`,
		"it was erased on %v and something is left of it"},
	{`SELECT a.id, a.seq FROM article a LEFT JOIN (SELECT article, max(seq) AS last FROM change GROUP BY article) c
		ON c.article = a.num WHERE a.seq IS NOT c.last`, "its last change is given as %v, which the log does not say"},
	{`SELECT '', count(*) FROM change HAVING count(*) <> coalesce(max(seq), 0)`, "the log has gaps: it has %v changes, fewer than its last number"},
	{`SELECT coalesce(a.id, ''), c.seq FROM change c LEFT JOIN article a ON a.num = c.article
		WHERE (c.kind = 'correction') <> (c.correction IS NOT NULL) OR c.kind = 'correction' AND c.seq >= coalesce(a.erasure, 0)
		AND NOT EXISTS (SELECT 1 FROM correction k WHERE k.n = c.correction AND k.article IS c.article)`,
		"the change %v is of no correction that there is"},
	{`SELECT '', n FROM correction k WHERE NOT EXISTS (SELECT 1 FROM change c WHERE c.correction = k.n)`, "the correction %v is in no change"},
	{`SELECT '', n FROM correction k WHERE undone <> coalesce((SELECT min(u.n) FROM correction u WHERE u.undoes = k.n), 0)`,
		"of the correction %v it is not said rightly whether it was undone"},
	{`SELECT '', seq FROM sqlite_sequence WHERE name = 'change' AND seq <> (SELECT coalesce(max(seq), 0) FROM change)`,
		"the log does not end with its last change, %v"},
}

// Check holds the record against its own checksums and its tables against each
// other: SQLite's integrity, every text, every key, dictionaries, which revision is
// current, the numbers of the log. report gets every fault, in the goroutine of the
// caller; err is for a check that could not be done. No command mends a fault of
// the record: a copy of it does.
func (r *Record) Check(ctx context.Context, report func(dateline.Fault)) error {
	for _, a := range audits {
		if err := r.audit(ctx, a, report); err != nil {
			return err
		}
	}
	for _, part := range []func(context.Context, func(dateline.Fault)) error{r.checkDictionaries, r.checkTexts, r.checkKeys} {
		if err := damaged(part(ctx, report), report); err != nil {
			return err
		}
	}
	return nil
}

func fault(id dateline.ID, format string, args ...any) dateline.Fault {
	return dateline.Fault{Where: "record", ID: id, Message: fmt.Sprintf(format, args...)}
}

// damaged reports a file too damaged to be read on as a fault.
func damaged(err error, report func(dateline.Fault)) error {
	var e *sqlite.Error
	if errors.As(err, &e) && e.Code()&0xff == lib.SQLITE_CORRUPT {
		report(fault("", "SQLite cannot read on: %v", err))
		return nil
	}
	return err
}

// audit asks one question and reports once the file is free again.
func (r *Record) audit(ctx context.Context, a audit, report func(dateline.Fault)) error {
	if err := r.enter(); err != nil {
		return err
	}
	defer r.leave()
	rows, err := r.read.db.QueryContext(ctx, a.query)
	if err != nil {
		return damaged(fail("check", err), report)
	}
	faults, err := scanFaults(rows, a.message)
	for _, f := range faults {
		report(f)
	}
	return damaged(fail("check", err), report)
}

func scanFaults(rows *sql.Rows, message string) (out []dateline.Fault, err error) {
	defer rows.Close()
	for rows.Next() {
		var id dateline.ID
		var detail string
		if err := rows.Scan(&id, &detail); err != nil {
			return out, err
		}
		out = append(out, fault(id, message, detail))
	}
	return out, rows.Err()
}

// checkDictionaries reads every dictionary as its bodies would.
func (r *Record) checkDictionaries(ctx context.Context, report func(dateline.Fault)) error {
	return r.pages(ctx, func(t *txn, _ int64) (faults []dateline.Fault, last int64, err error) {
		err = t.each(selDictionaries, nil, func(scan func(...any) error) error {
			var id int64
			var retired bool
			var data []byte
			if err := scan(&id, &retired, &data); err != nil {
				return err
			}
			if d, err := zstd.InspectDictionary(data); err != nil {
				faults = append(faults, fault("", "the dictionary %d cannot be read: %v", id, err))
			} else if int64(d.ID()) != id {
				faults = append(faults, fault("", "the dictionary %d says that it is %d", id, d.ID()))
			}
			return nil
		})
		return faults, -1, err
	}, report)
}

// textPage is how many stored bodies are in memory at a time; they may be large.
const textPage = 16

// checkTexts opens every text and holds it against its checksum.
func (r *Record) checkTexts(ctx context.Context, report func(dateline.Fault)) error {
	return r.pages(ctx, func(t *txn, after int64) ([]dateline.Fault, int64, error) {
		batch, err := t.bodies(after, textPage)
		var faults []dateline.Fault
		for _, b := range batch {
			after = b.num
			if _, err := r.codec.open(b.text); err != nil {
				faults = append(faults, fault(dateline.ID(b.id), "revision %d: %v", b.number, err))
			}
			if _, err := openRemains(b.remains); err != nil {
				faults = append(faults, fault(dateline.ID(b.id), "revision %d: %v", b.number, err))
			}
		}
		return faults, next(after, len(batch)), err
	}, report)
}

// checkKeys holds every key against its hash.
func (r *Record) checkKeys(ctx context.Context, report func(dateline.Fault)) error {
	var n int64
	return r.pages(ctx, func(t *txn, after int64) (faults []dateline.Fault, last int64, err error) {
		count := 0
		err = t.each(selKeyHashes, []any{after, n, page}, func(scan func(...any) error) error {
			var id dateline.ID
			var hash []byte
			var k dateline.Key
			count++
			err := scan(&after, &n, &id, &hash, &k.Kind, &k.Source, &k.Value)
			if err == nil && !sameHash(hash, k) {
				faults = append(faults, fault(id, "its key %s does not fit the key's checksum", k))
			}
			return err
		})
		return faults, next(after, count), err
	}, report)
}

// next is where the following page begins, -1 behind an empty one.
func next(after int64, count int) int64 {
	if count == 0 {
		return -1
	}
	return after
}

// pages calls f, each time in a view of its own, until it says -1.
func (r *Record) pages(ctx context.Context, f func(t *txn, after int64) ([]dateline.Fault, int64, error), report func(dateline.Fault)) error {
	for at := int64(0); at >= 0; {
		var faults []dateline.Fault
		err := r.view(ctx, "check", func(t *txn) (err error) {
			faults, at, err = f(t, at)
			return err
		})
		for _, f := range faults {
			report(f)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
