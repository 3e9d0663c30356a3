package record

import (
	"context"
	"fmt"
	"os"
	"strconv"

	"dateline"
)

// openToRead opens the pool of a record that is only read.
func (r *Record) openToRead(ctx context.Context) error {
	if err := r.closedInOrder(); err != nil {
		return err
	}
	if err := r.sameFormat(ctx); err != nil {
		return err
	}
	var err error
	r.read, err = pooled(ctx, connectToRead, r.path, readers, readerPragmas)
	return err
}

// closedInOrder sees that nothing stands in a write-ahead log, which cannot be read where none
// can be written.
func (r *Record) closedInOrder() error {
	if info, err := os.Stat(r.path + "-wal"); err == nil && info.Size() > 0 {
		return notAsItIs(fmt.Sprintf("the record %s cannot be written, and was not closed in order: a part of it stands in %s", r.path, info.Name()))
	}
	return nil
}

// sameFormat sees that the file is a record of this format: others have to be written to.
func (r *Record) sameFormat(ctx context.Context) error {
	db, err := connectToRead(r.path, 1, readerPragmas...)
	if err != nil {
		return err
	}
	defer db.Close()
	format, fresh, err := r.formatOf(ctx, db)
	n, bad := strconv.Atoi(format)
	switch {
	case err != nil:
		return err
	case fresh:
		return r.foreign("it is empty")
	case bad != nil || n > Format:
		return unknownFormat(r.path, format)
	case n < Format:
		return notAsItIs(fmt.Sprintf("the record %s has format %d, and cannot be written to bring it to %d", r.path, n, Format))
	}
	return nil
}

func notAsItIs(message string) error {
	return &dateline.Error{Kind: dateline.Unavailable, Message: message, Hint: "who can write to the folder opens the archive once, as dateline check does"}
}

// errReadOnly answers whatever would write.
func errReadOnly() error {
	return &dateline.Error{Kind: dateline.Unavailable, Message: "the archive is only read here: its folder cannot be written to",
		Hint: "ask who can, or copy the archive to a folder that can be written to"}
}
