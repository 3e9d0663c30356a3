package record

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"strconv"

	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"dateline"
	"dateline/index/ledger"
)

// admit sees that the file is a record of a format known here, and makes it when
// it is new. Until that is known nothing is written to it.
func (r *Record) admit(ctx context.Context) error {
	db, err := connect(r.path, 1, "synchronous(FULL)")
	if err != nil {
		return err
	}
	defer db.Close()
	fresh, err := r.recognise(ctx, db)
	if err != nil {
		return err
	}
	if fresh {
		if err := r.make(ctx, db); err != nil {
			return err
		}
	}
	var mode string
	if err := db.QueryRowContext(ctx, `PRAGMA journal_mode = WAL`).Scan(&mode); err != nil {
		return err
	}
	if mode != "wal" {
		return dateline.Errorf(dateline.Unavailable, "%s: the file system has no write-ahead log (SQLite says %s); keep the archive on a local disk", r.path, mode)
	}
	return nil
}

// formatOf reads of which format the file is, or reports that it is new; it is an error if it
// is another's.
func (r *Record) formatOf(ctx context.Context, db *sql.DB) (format string, fresh bool, err error) {
	var id, tables int
	err = db.QueryRowContext(ctx, `SELECT application_id, (SELECT count(*) FROM sqlite_schema) FROM pragma_application_id`).Scan(&id, &tables)
	var e *sqlite.Error
	switch {
	case errors.As(err, &e) && e.Code()&0xff == lib.SQLITE_NOTADB:
		return "", false, r.foreign("it is no SQLite file")
	case err != nil:
		return "", false, err
	case id == 0 && tables == 0:
		return "", true, nil
	case id != applicationID:
		return "", false, r.foreign(fmt.Sprintf("its SQLite application id is %#x, not %#x", id, applicationID))
	}
	if err := db.QueryRowContext(ctx, `SELECT value FROM meta WHERE key = 'dateline_format'`).Scan(&format); err != nil {
		return "", false, fmt.Errorf("read dateline_format: %w", err)
	}
	return format, false, nil
}

// recognise reports whether the file is new, and brings one of an older format to this one.
func (r *Record) recognise(ctx context.Context, db *sql.DB) (fresh bool, err error) {
	format, fresh, err := r.formatOf(ctx, db)
	if fresh || err != nil {
		return fresh, err
	}
	for from, step := range []string{1: addRemains, 2: addCorrections} {
		if format != strconv.Itoa(from) || step == "" {
			continue
		}
		if err := r.bring(ctx, db, from, step); err != nil {
			return false, err
		}
		format = strconv.Itoa(from + 1)
	}
	if format != strconv.Itoa(Format) {
		return false, unknownFormat(r.path, format)
	}
	return false, nil
}

func unknownFormat(path, format string) error {
	return &dateline.Error{Kind: dateline.Unsupported, Field: "dateline_format",
		Message: fmt.Sprintf("the record %s has format %q, this dateline knows %d", path, format, Format),
		Hint:    "use the dateline that wrote it, or newer; dateline version shows which one this is"}
}

// addRemains makes a record of format 1 one of format 2: revisions have remains.
const addRemains = `ALTER TABLE revision ADD COLUMN remains BLOB NOT NULL DEFAULT x'';
	INSERT INTO about VALUES ` + aboutRemains + `;`

// addCorrections makes a record of format 2 one of format 3: the log has corrections.
const addCorrections = `ALTER TABLE change RENAME TO change_before;` + tableChange + `
	INSERT INTO change(seq, at, kind, article, revision, source, why)
		SELECT seq, at, kind, article, revision, source, why FROM change_before ORDER BY seq;
	DROP TABLE change_before;` + tableCorrection + `
	INSERT INTO about VALUES ` + aboutCorrection + `;`

// bring makes a record of one format one of the next, in one transaction.
func (r *Record) bring(ctx context.Context, db *sql.DB, from int, step string) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	step += fmt.Sprintf(`UPDATE meta SET value = '%d' WHERE key = 'dateline_format'`, from+1)
	if _, err = tx.ExecContext(ctx, step); err != nil {
		return fmt.Errorf("bring %s from format %d to %d: %w", r.path, from, from+1, err)
	}
	return tx.Commit()
}

func (r *Record) foreign(why string) error {
	return &dateline.Error{Kind: dateline.Invalid, Message: fmt.Sprintf("%s is not the record of an archive: %s", r.path, why),
		Hint: "name the folder of an archive, or one that does not exist yet"}
}

// make writes the tables in one transaction.
func (r *Record) make(ctx context.Context, db *sql.DB) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if _, err := tx.ExecContext(ctx, schema+fmt.Sprintf(`PRAGMA application_id = %d;`, applicationID)); err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO meta VALUES ('dateline_format', ?), ('uuid', ?), ('made', ?), ('state_version', '0')`,
		strconv.Itoa(Format), newUUID(), string(ledger.StampOf(r.opt.Now())))
	if err != nil {
		return err
	}
	return tx.Commit()
}

// newUUID returns a random UUID (RFC 9562, version 4).
func newUUID() string {
	var b [16]byte
	rand.Read(b[:]) // never fails
	b[6] = b[6]&0x0f | 0x40
	b[8] = b[8]&0x3f | 0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[0:4], b[4:6], b[6:8], b[8:10], b[10:16])
}
