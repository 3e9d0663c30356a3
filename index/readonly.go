package index

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"dateline"
	"dateline/index/plan"

	"github.com/gofrs/flock"
)

// ReadOnly reports whether the folder of the archive cannot be written to, as on a medium
// that is mounted so or where the process has no right to. Then all that would write is
// Unavailable, searches are answered by the index as it is, and several processes may have
// the archive open.
func (a *Archive) ReadOnly() bool { return a.readOnly }

// canWrite reports whether files can be made in an archive's folder. One without a record is
// none to be read, so that whoever makes it is told what hinders that.
func canWrite(dir string) bool {
	if _, err := os.Stat(filepath.Join(dir, recordFile)); err != nil {
		return true
	}
	f, err := os.CreateTemp(dir, ".writable-*")
	if err != nil {
		return !errors.Is(err, fs.ErrPermission) && !errors.Is(err, syscall.EROFS)
	}
	_ = f.Close()
	_ = os.Remove(f.Name())
	return true
}

// lockToRead keeps others from writing to the archive in dir, not from reading it. It is nil
// where there is no lock that could be taken: then nobody else has one.
func lockToRead(dir string) (*flock.Flock, error) {
	path := filepath.Join(dir, lockFile)
	l := flock.New(path, flock.SetFlag(os.O_RDONLY))
	switch got, err := l.TryRLock(); {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("lock %s: %w", path, err)
	case !got:
		return nil, isHeld(dir, readHolder(path))
	}
	return l, nil
}

// isRead reports whether those who hold the lock at a path only read.
func isRead(path string) bool {
	l := flock.New(path, flock.SetFlag(os.O_RDONLY))
	got, err := l.TryRLock()
	return err == nil && got && l.Unlock() == nil
}

// openStored lets the index answer as it stands on the disk. It is Unavailable where that has
// not all that the record has.
func (a *Archive) openStored(ctx context.Context) error {
	numbers, err := a.generations()
	if err != nil {
		return err
	}
	cause := errors.New("there is none")
	for _, n := range numbers {
		f, err := a.openStoredAt(ctx, n)
		if err == nil {
			f.refuse(errors.New("its folder cannot be written to"))
			a.show(f)
			return nil
		}
		cause = err
	}
	return &dateline.Error{Kind: dateline.Unavailable, Message: "the index cannot be used as it is, and the archive's folder cannot be written to",
		Hint: "who can write to it opens the archive once, as dateline check does", Err: cause}
}

func (a *Archive) openStoredAt(ctx context.Context, n int) (*follower, error) {
	dir := a.generationDir(n)
	if err := verifyUnchanged(dir); err != nil {
		return nil, err
	}
	gen, err := openGeneration(dir, true)
	if err != nil {
		return nil, err
	}
	f, err := a.newFollowerOf(ctx, gen)
	if err != nil {
		return nil, errors.Join(err, gen.retire(context.WithoutCancel(ctx)))
	}
	return f, nil
}

// newFollowerOf is newFollower for an index that has to be able to answer at once.
func (a *Archive) newFollowerOf(ctx context.Context, gen *generation) (*follower, error) {
	if err := gen.fits(a.rec.UUID(), a.rec.Head()); err != nil {
		return nil, err
	}
	f, err := a.newFollower(ctx, gen)
	if err == nil && !f.isReady() {
		err = fmt.Errorf("it holds all up to change %d, and the record ends at %d", f.applied.get(), a.rec.Head())
	}
	return f, err
}

// sameReading refuses another way of reading texts than the index was made with.
func (a *Archive) sameReading(ctx context.Context, mode string) error {
	kept, _, err := a.rec.State().Get(ctx, plan.StateEntities)
	if err == nil && mode != "" && mode != string(kept) {
		err = &dateline.Error{Kind: dateline.Unavailable, Field: "entities",
			Message: fmt.Sprintf("the archive is read with %s, and cannot be read anew: its folder cannot be written to", kept), Hint: "leave it out"}
	}
	return err
}

// writable is Unavailable where the archive is only read.
func (a *Archive) writable() error {
	if !a.readOnly {
		return nil
	}
	return dateline.Errorf(dateline.Unavailable, "the archive is only read here: its folder cannot be written to")
}
