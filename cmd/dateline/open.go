package main

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"dateline"
	"dateline/index"
	"dateline/index/entity/read"
	"dateline/index/plan"
	"dateline/index/remote"

	"github.com/spf13/cobra"
)

// archiveFlag gives a command the option that names the archive.
func (a *app) archiveFlag(cmd *cobra.Command) {
	cmd.Flags().StringVar(&a.archive, "archive", defaultArchive, "`folder` of the archive, or its address on OpenSearch: opensearch+https://host:9200/name")
	_ = cmd.MarkFlagDirname("archive") // fails for an unknown option only
}

// entitiesFlag gives a command that reads texts the option that says what of.
func (a *app) entitiesFlag(cmd *cobra.Command) {
	cmd.Flags().StringVar(&a.mode, "entities", "", "what is `read` of texts: "+strings.Join(read.Modes(), ", ")+" (default: what the archive was last opened with; of a new one, "+read.Default+")")
}

// withArchive opens the archive for f and closes it behind it; where a server holds
// it, f goes through that. Unless mayMake, a place without an archive
// stays as it is.
func (a *app) withArchive(ctx context.Context, mayMake bool, f func(dateline.Archive) error) error {
	at, err := a.place()
	if err != nil {
		return err
	}
	hint := "make one with: dateline index --archive " + inShell(a.archive) + " FILES"
	if !mayMake && at.folder != "" && !at.holdsArchive() {
		return &dateline.Error{Kind: dateline.NotFound, Message: "no archive in " + a.archive, Hint: hint}
	}
	archive, err := a.open(ctx, at, mayMake)
	if at.folder == "" && dateline.KindOf(err) == dateline.NotFound {
		return &dateline.Error{Kind: dateline.NotFound, Message: "no archive at " + a.archive, Hint: hint}
	}
	if err != nil {
		return err
	}
	return closing(archive, f)
}

// holdArchive is withArchive for a command that needs the archive for itself.
func (a *app) holdArchive(ctx context.Context, f func(dateline.Archive) error) error {
	at, err := a.place()
	if err != nil {
		return err
	}
	archive, err := a.hold(ctx, at, true)
	if err != nil {
		return err
	}
	return closing(archive, f)
}

func closing(archive dateline.Archive, f func(dateline.Archive) error) (err error) {
	defer func() { err = errors.Join(err, archive.Close()) }()
	return f(archive)
}

// While a server begins or ends it holds the archive and does not answer yet or
// any more. A command tries again for so long.
const (
	changeover = time.Second
	tryEvery   = 50 * time.Millisecond
)

// open takes the archive, or connects to the server that holds it. One on OpenSearch is
// held by nobody: each command opens it for itself.
func (a *app) open(ctx context.Context, at place, mayMake bool) (dateline.Archive, error) {
	if at.folder == "" {
		return a.hold(ctx, at, mayMake)
	}
	patience, cancel := context.WithTimeout(ctx, changeover)
	defer cancel()
	for {
		archive, err := a.openOnce(ctx, at)
		if err == nil || dateline.KindOf(err) != dateline.Unavailable || !strings.HasSuffix(index.LastCommand(at.folder), " serve") {
			return archive, err
		}
		select {
		case <-patience.Done():
			return nil, cmp.Or(ctx.Err(), err)
		case <-time.After(tryEvery):
		}
	}
}

// openOnce fails with what says who holds the archive where that is no server.
func (a *app) openOnce(ctx context.Context, at place) (dateline.Archive, error) {
	archive, held := a.hold(ctx, at, true)
	if dateline.KindOf(held) != dateline.Unavailable {
		return archive, held
	}
	through, err := remote.Dial(ctx, at.folder)
	switch {
	case err == nil:
		return through, a.sameReading(ctx, through)
	case dateline.KindOf(err) == dateline.Unavailable:
		return nil, held
	}
	return nil, err
}

// sameReading refuses --entities where the server that holds the archive reads otherwise.
func (a *app) sameReading(ctx context.Context, through dateline.Archive) error {
	if a.mode == "" {
		return nil
	}
	kept, _, err := through.State().Get(ctx, plan.StateEntities)
	if err == nil && string(kept) != a.mode {
		err = &dateline.Error{
			Kind: dateline.Unavailable, Field: "entities", Message: "the server that holds the archive reads " + string(kept) + ", not " + a.mode,
			Hint: "end it, and start it again with --entities " + a.mode,
		}
	}
	if err != nil {
		return errors.Join(err, through.Close())
	}
	return nil
}

// hold takes the archive for this process, and removes the socket of a server that
// was killed. The engine is chosen here.
func (a *app) hold(ctx context.Context, at place, mayMake bool) (dateline.Archive, error) {
	if a.mode != "" && !slices.Contains(read.Modes(), a.mode) {
		return nil, usagef("entities: %q is not what can be read; want %s", a.mode, strings.Join(read.Modes(), ", "))
	}
	if at.folder == "" {
		return a.holdCluster(ctx, at.cluster, mayMake)
	}
	if err := a.onCluster.forFolder(); err != nil {
		return nil, err
	}
	archive, err := index.Open(ctx, at.folder, index.Options{Log: a.log(), Entities: a.mode, Warm: a.warm, Reader: read.New})
	if err != nil {
		return nil, err
	}
	if archive.ReadOnly() {
		return archive, nil
	}
	if err := remote.Clear(at.folder); err != nil {
		return nil, errors.Join(err, archive.Close())
	}
	return archive, nil
}

// withCurrent opens an archive that there is and waits until its index has all
// that the record has: an earlier command may have ended before.
func (a *app) withCurrent(ctx context.Context, f func(dateline.Archive) error) error {
	return a.withArchive(ctx, false, func(archive dateline.Archive) error {
		if err := a.catchUp(ctx, archive); err != nil {
			return err
		}
		return f(archive)
	})
}

// catchUp waits until searches see all that is kept, and shows how far it is.
func (a *app) catchUp(ctx context.Context, archive dateline.Archive) error {
	s, err := archive.Stats(ctx)
	if err != nil {
		return err
	}
	p := a.progress("indexing", "changes", int64(s.Seq-s.Indexed))
	defer p.done()
	first := s.Indexed
	return p.while(ctx, func(ctx context.Context) error { return archive.Wait(ctx, s.Seq) }, func() (int64, error) {
		now, err := archive.Stats(ctx)
		return int64(now.Indexed) - int64(first), err
	})
}

// readAll waits until all articles are read as --entities says, unless a server holds the
// archive, which goes on with that.
func (a *app) readAll(ctx context.Context, archive dateline.Archive) error {
	if _, through := archive.(*remote.Archive); through {
		return nil
	}
	s, err := archive.Stats(ctx)
	if err != nil || s.Unread == 0 {
		return err
	}
	first, left := s.Unread, s.Unread
	p := a.progress("reading again", "articles", int64(first))
	defer p.done()
	for left > 0 {
		select {
		case <-ctx.Done():
			a.tell("the articles are searchable; what is not read yet is read by the next dateline index, rebuild or serve")
			return ctx.Err()
		case <-time.After(lookEvery):
		}
		if s, err = archive.Stats(ctx); err != nil {
			return err
		}
		left = s.Unread
		p.set(int64(first - left))
	}
	return nil
}
