package record

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"

	"dateline"
)

// Recovered counts what Recover took out of a damaged record.
type Recovered struct {
	Articles  int // with a text
	Revisions int
	Lost      int // rows that are known to have been there and could not be read, or not be used
}

// recoveredSource is the source of the keys that articles get whose own are lost.
const recoveredSource = "recovered"

// Recover makes a new record at to of what can still be read of the one at from,
// which is not changed; nobody else may have it open. report gets a sentence for
// each loss, and for what was put in its place. Every text that is taken over fits
// its checksum. The new record has an identity and a log of its own: cursors of the
// old one are gone, and every change is of now. A file that SQLite cannot open at all is
// Invalid, one of a newer format Unsupported.
func Recover(ctx context.Context, from, to string, opt Options, report func(string)) (n Recovered, err error) {
	_, before := os.Lstat(to)
	r, err := Open(ctx, to, opt)
	if err != nil && errors.Is(before, os.ErrNotExist) {
		err = errors.Join(err, removeRecord(to))
	}
	if err != nil {
		return n, err
	}
	defer func() {
		err = errors.Join(err, r.Close())
		if err != nil {
			err = errors.Join(err, removeRecord(to))
		}
	}()
	old, err := connect(from, 1, "query_only(1)")
	if err != nil {
		return n, err
	}
	defer old.Close()
	s := &salvage{old: old, new: r.write.db, report: report}
	s.ctx, s.end = context.WithCancelCause(ctx)
	defer s.end(nil)
	if err := s.recognise(from); err != nil {
		return n, err
	}
	if err := s.run(r); err != nil {
		if ended := context.Cause(s.ctx); ended != nil {
			err = ended
		}
		return n, fail("recover "+from, err)
	}
	if n, err = s.verify(r); err != nil {
		return n, fail("recover "+from, err)
	}
	n.Lost += s.lost
	return n, nil
}

// removeRecord removes what a failure has left of a new record, with the files that SQLite
// keeps beside it: on a full disk they outlive its end.
func removeRecord(path string) error {
	return errors.Join(removeFile(path), removeFile(path+"-wal"), removeFile(path+"-shm"))
}

// removeFile removes what a failure has left of a new file, if it has left any.
func removeFile(path string) error {
	if err := os.Remove(path); !errors.Is(err, os.ErrNotExist) {
		return err
	}
	return nil
}

// salvage copies rows from a damaged file to a new one.
type salvage struct {
	ctx      context.Context
	end      context.CancelCauseFunc // where the new file cannot be written: no row is lost by that
	old, new *sql.DB
	report   func(string)
	lost     int
}

// recognise sees that the file is a record whose tables can be found.
func (s *salvage) recognise(from string) error {
	var id int
	err := s.old.QueryRowContext(s.ctx, `SELECT application_id FROM pragma_application_id`).Scan(&id)
	var tables int
	if err == nil {
		err = s.old.QueryRowContext(s.ctx, `SELECT count(*) FROM sqlite_schema`).Scan(&tables)
	}
	if err == nil && id != applicationID {
		err = fmt.Errorf("its SQLite application id is %#x, not %#x", id, applicationID)
	}
	if err != nil {
		return &dateline.Error{Kind: dateline.Invalid, Message: fmt.Sprintf("%s cannot be read as the record of an archive: %v", from, err),
			Hint: "the pages that name its tables are damaged, or it is another file; dateline restore makes an archive of a backup"}
	}
	return s.knowsFormat(from)
}

// knowsFormat refuses a record of a newer format, of which it is not known what its tables
// mean. One whose format cannot be read is taken for one of ours.
func (s *salvage) knowsFormat(from string) error {
	var format string
	err := s.old.QueryRowContext(s.ctx, `SELECT value FROM meta WHERE key = 'dateline_format'`).Scan(&format)
	if n, bad := strconv.Atoi(format); err == nil && bad == nil && n > Format {
		return unknownFormat(from, format)
	}
	return s.ctx.Err()
}

// table says how the rows of a table are gone through: by one number, or by a key
// of one or two columns.
type table struct {
	name   string
	key    []string // the columns of the primary key
	number bool     // the key is one number, so that what lies behind a damaged page can be tried one by one
	newer  bool     // an older format has none
}

// Tables in an order in which what is referred to comes first. The log is not
// among them: one with gaps would be no log, so that it is written anew.
var salvaged = []table{
	{name: "dictionary", key: []string{"id"}, number: true},
	{name: "article", key: []string{"num"}, number: true},
	{name: "key", key: []string{"article", "n"}},
	{name: "dictionary_sample", key: []string{"article", "dictionary"}},
	{name: "revision", key: []string{"num"}, number: true},
	{name: "gazetteer", key: []string{"source"}},
	{name: "place", key: []string{"id"}},
	{name: "place_name", key: []string{"place", "n"}},
	{name: "correction", key: []string{"n"}, number: true, newer: true},
	{name: "state", key: []string{"key"}},
}

// run copies all tables, and makes the new file fit together.
func (s *salvage) run(r *Record) error {
	if _, err := s.new.ExecContext(s.ctx, `PRAGMA foreign_keys = 0`); err != nil {
		return err
	}
	for _, t := range salvaged {
		if err := s.copy(t); err != nil {
			return fmt.Errorf("table %s: %w", t.name, err)
		}
	}
	if err := s.join(); err != nil {
		return err
	}
	if _, err := s.new.ExecContext(s.ctx, `PRAGMA foreign_keys = 1`); err != nil {
		return err
	}
	return r.view(s.ctx, "recover", func(t *txn) error {
		var head uint64
		if _, err := t.row(selHead, nil, &head); err != nil {
			return err
		}
		r.head.Store(head)
		return r.codec.load(t)
	})
}

// copy copies the rows of a table that can be read.
func (s *salvage) copy(t table) error {
	columns, err := s.columns(t)
	if err != nil || len(columns) == 0 {
		return err
	}
	c := copier{salvage: s, table: t, columns: columns}
	if t.number {
		return c.numbered()
	}
	return c.keyed()
}

// columns returns the columns that the table has in both files.
func (s *salvage) columns(t table) (out []string, err error) {
	name := t.name
	there := map[string]bool{}
	err = s.each(s.old, `SELECT name FROM pragma_table_info(?)`, []any{name}, func(row []any) error {
		there[fmt.Sprint(row[0])] = true
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = s.each(s.new, `SELECT name FROM pragma_table_info(?)`, []any{name}, func(row []any) error {
		if column := fmt.Sprint(row[0]); there[column] {
			out = append(out, column)
		}
		return nil
	})
	if err == nil && len(out) == 0 && !t.newer {
		s.lose("the table %s is not to be found", name)
	}
	return out, err
}

// each reads rows of any columns.
func (s *salvage) each(db *sql.DB, query string, args []any, do func(row []any) error) error {
	rows, err := db.QueryContext(s.ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	names, err := rows.Columns()
	if err != nil {
		return err
	}
	for rows.Next() {
		row := make([]any, len(names))
		into := make([]any, len(names))
		for i := range row {
			into[i] = &row[i]
		}
		if err := rows.Scan(into...); err != nil {
			return err
		}
		if err := do(row); err != nil {
			return err
		}
	}
	return rows.Err()
}

func (s *salvage) lose(format string, args ...any) {
	s.lost++
	s.report(fmt.Sprintf(format, args...))
}

func list(columns []string) string { return strings.Join(columns, ", ") }
