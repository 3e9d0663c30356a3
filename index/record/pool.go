package record

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"path/filepath"
	"strings"

	_ "modernc.org/sqlite" // the driver "sqlite"
)

// pool is a set of connections to the file with every statement prepared.
type pool struct {
	db    *sql.DB
	stmts [queries]*sql.Stmt
}

// commonPragmas hold for each connection. A reader waits up to ten seconds for a
// checkpoint, which takes far less.
var commonPragmas = []string{"busy_timeout(10000)", "foreign_keys(1)"}

// connect opens path with up to conns connections; it touches no file yet.
func connect(path string, conns int, pragmas ...string) (*sql.DB, error) {
	return connectAs(path, conns, url.Values{}, pragmas)
}

// connectToRead is connect for a file that nobody writes to meanwhile, and beside which none
// can be made. What stands in a write-ahead log is not seen.
func connectToRead(path string, conns int, pragmas ...string) (*sql.DB, error) {
	return connectAs(path, conns, url.Values{"mode": {"ro"}, "immutable": {"1"}}, pragmas)
}

func connectAs(path string, conns int, q url.Values, pragmas []string) (*sql.DB, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	q.Set("_txlock", "immediate")
	q["_pragma"] = append(append([]string{}, commonPragmas...), pragmas...)
	slashed := "/" + strings.TrimPrefix(filepath.ToSlash(abs), "/")
	db, err := sql.Open("sqlite", (&url.URL{Scheme: "file", Path: slashed, RawQuery: q.Encode()}).String())
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(conns)
	db.SetMaxIdleConns(conns)
	return db, nil
}

// prepare makes a pool of db.
func prepare(ctx context.Context, db *sql.DB) (*pool, error) {
	p := &pool{db: db}
	for q, text := range texts {
		stmt, err := db.PrepareContext(ctx, text)
		if err != nil {
			return nil, fmt.Errorf("prepare %q: %w", text, err)
		}
		p.stmts[q] = stmt
	}
	return p, nil
}

// txn is one transaction on one connection. Its statements run to their end:
// whoever holds it looks at the context between them, which is cheaper than one
// watcher for each.
type txn struct {
	ctx   context.Context // its end takes the transaction back
	tx    *sql.Tx
	pool  *pool
	bound [queries]*sql.Stmt
}

func (p *pool) begin(ctx context.Context, readOnly bool) (*txn, error) {
	tx, err := p.db.BeginTx(ctx, &sql.TxOptions{ReadOnly: readOnly})
	if err != nil {
		return nil, err
	}
	return &txn{ctx: ctx, tx: tx, pool: p}, nil
}

func (t *txn) stmt(q query) *sql.Stmt {
	if t.bound[q] == nil {
		t.bound[q] = t.tx.Stmt(t.pool.stmts[q])
	}
	return t.bound[q]
}

func (t *txn) exec(q query, args ...any) error {
	_, err := t.stmt(q).Exec(args...)
	return t.ended(err)
}

// ended is err, or that of the context if it has ended: statements behind that fail with
// what database/sql says of one that is closed.
func (t *txn) ended(err error) error {
	if err != nil && t.ctx.Err() != nil {
		return t.ctx.Err()
	}
	return err
}

// row reads at most one row; found is false where there is none.
func (t *txn) row(q query, args []any, into ...any) (found bool, err error) {
	err = t.stmt(q).QueryRow(args...).Scan(into...)
	if err == sql.ErrNoRows {
		return false, nil
	}
	return err == nil, t.ended(err)
}

// each calls f at every row of q, which scan fills.
func (t *txn) each(q query, args []any, f func(scan func(...any) error) error) error {
	rows, err := t.stmt(q).Query(args...)
	if err != nil {
		return t.ended(err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := f(rows.Scan); err != nil {
			return t.ended(err)
		}
	}
	return t.ended(rows.Err())
}
