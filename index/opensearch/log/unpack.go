package log

import (
	"bufio"
	"bytes"
	"context"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/zstd"

	"dateline"
	"dateline/index/opensearch/cluster"
)

// unpackTogether is how many lines are written at once, and unpackBytes how long they may be
// but for one.
const (
	unpackTogether = 1000
	unpackBytes    = 16 << 20
)

// Unpack makes the record called name, which may not be there, of a backup. What is not
// whole, or not a backup of a format known here, is Invalid, and nothing is left of it.
func Unpack(ctx context.Context, c *cluster.Client, name string, opt Options, from io.Reader) (h BackupHeader, err error) {
	dec, err := zstd.NewReader(contextReader{ctx, from}, zstd.WithDecoderConcurrency(1))
	if err != nil {
		return h, err
	}
	defer dec.Close()
	u := &unpacking{in: bufio.NewReaderSize(dec, 1<<16), sum: newLines(io.Discard)}
	if h, err = u.header(); err != nil {
		return h, err
	}
	l := &Log{c: c, name: name, opt: opt.withDefaults()}
	if err := l.opt.check(); err != nil {
		return h, err
	}
	for _, index := range l.indices() {
		if there, err := c.IndexExists(ctx, index); err != nil || there {
			return h, errors.Join(err, dateline.Errorf(dateline.Conflict, "there is an archive %s already", name))
		}
	}
	u.l, u.commit = l, h.Commit
	err = l.make(ctx)
	if err == nil {
		err = fail("restore the record", u.run(ctx))
	}
	if err != nil {
		err = errors.Join(err, l.unmake(context.WithoutCancel(ctx)))
	}
	return h, err
}

// unmake removes the indices that are there.
func (l *Log) unmake(ctx context.Context) error {
	var errs []error
	for _, index := range l.indices() {
		if err := l.c.DeleteIndex(ctx, index); !errors.Is(err, cluster.ErrAbsent) {
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}

// contextReader ends when its context does.
type contextReader struct {
	ctx  context.Context
	from io.Reader
}

func (r contextReader) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.from.Read(p)
}

// unpacking is an Unpack under way.
type unpacking struct {
	l      *Log
	in     *bufio.Reader
	sum    *lines // of what was read
	commit int64
	writes []cluster.Write
	bytes  int
	lists  lists
	places []dateline.Place // of the last of lists
}

// next reads a line.
func (u *unpacking) next(into any) error {
	raw, err := u.in.ReadBytes('\n')
	switch {
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return damagedBackup("it ends before its end, after %d lines", u.sum.count)
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	case err != nil:
		return damagedBackup("%v, after %d lines", err, u.sum.count)
	}
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.DisallowUnknownFields()
	if err := dec.Decode(into); err != nil {
		return damagedBackup("%v, in line %d", err, u.sum.count+1)
	}
	if l, ok := into.(*line); ok && l.End != nil {
		return nil
	}
	u.sum.count++
	u.sum.sum.Write(raw)
	return nil
}

func (u *unpacking) header() (h BackupHeader, err error) {
	if err := u.next(&h); err != nil || h.Format == 0 {
		return h, &dateline.Error{Kind: dateline.Invalid, Message: "not a backup of an archive of OpenSearch", Hint: "want a file that dateline backup wrote", Err: err}
	}
	if h.Format != backupFormat {
		return h, &dateline.Error{Kind: dateline.Unsupported, Message: fmt.Sprintf("the backup has format %d, this dateline knows %d", h.Format, backupFormat),
			Hint: "use the dateline that wrote it, or newer"}
	}
	return h, nil
}

func damagedBackup(format string, args ...any) error {
	return &dateline.Error{Kind: dateline.Invalid, Message: "the backup is damaged: " + fmt.Sprintf(format, args...), Hint: "take another one"}
}

func (u *unpacking) run(ctx context.Context) error {
	for {
		var l line
		if err := u.next(&l); err != nil {
			return err
		}
		if l.End != nil {
			if err := u.end(*l.End); err != nil {
				return err
			}
			if err := u.closeList(ctx); err != nil {
				return err
			}
			u.put(partLog, listsID, stateDoc{Doc: listsID, For: u.commit, Body: body{Lists: &u.lists}}, u.commit)
			return u.flush(ctx)
		}
		if err := u.take(ctx, l); err != nil {
			return err
		}
		if len(u.writes) >= unpackTogether || u.bytes >= unpackBytes {
			if err := u.flush(ctx); err != nil {
				return err
			}
		}
	}
}

func (u *unpacking) end(e backupEnd) error {
	if e.Lines != u.sum.count || e.SHA256 != hex.EncodeToString(u.sum.sum.Sum(nil)) {
		return damagedBackup("its %d lines do not fit their checksum", u.sum.count)
	}
	if _, err := u.in.Peek(1); !errors.Is(err, io.EOF) {
		return damagedBackup("something stands behind its end")
	}
	return nil
}
