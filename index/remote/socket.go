package remote

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"sync"

	"dateline"
)

// socketFile is the name of the socket in the folder of an archive.
const socketFile = "socket"

// maxSocketPath is how many bytes of path a socket can have on every system: 104
// on macOS, 108 on Linux, of which one ends the path. See unix(4), unix(7).
const maxSocketPath = 103

// Listen makes the socket of the archive in dir, for this user alone, in the
// place of one that a killed server left. Only who holds the archive may call it.
// Closing the listener removes the socket.
func Listen(dir string) (net.Listener, error) {
	if err := Clear(dir); err != nil {
		return nil, err
	}
	var ln net.Listener
	err := throughShortPath(dir, func(path string) (err error) {
		ln, err = listenPrivately(path)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("make the socket of the archive: %w", err)
	}
	ln.(*net.UnixListener).SetUnlinkOnClose(false) // it knows the short path only
	return &listener{Listener: ln, dir: dir}, nil
}

func listenPrivately(path string) (net.Listener, error) {
	ln, err := (&net.ListenConfig{Control: private}).Listen(context.Background(), "unix", path)
	if err != nil {
		return nil, err
	}
	if err := os.Chmod(path, 0o600); err != nil { // where private has no effect
		return nil, errors.Join(err, ln.Close())
	}
	return ln, nil
}

// listener removes its socket when it is closed.
type listener struct {
	net.Listener
	dir  string
	once sync.Once
	err  error
}

// Close stops listening and removes the socket; once.
func (l *listener) Close() error {
	l.once.Do(func() { l.err = errors.Join(Clear(l.dir), l.Listener.Close()) })
	return l.err
}

// Clear removes the socket that a killed server left in the folder of an archive.
// Only who holds the archive may call it: nobody listens there then. A folder
// without a socket is as it should be; one that has something else of that name
// is Invalid.
func Clear(dir string) error {
	path := filepath.Join(dir, socketFile)
	info, err := os.Lstat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return fmt.Errorf("look for a socket of the archive: %w", err)
	case info.Mode().Type() != fs.ModeSocket:
		return &dateline.Error{
			Kind: dateline.Invalid, Field: "archive",
			Message: path + " is not a socket", Hint: "move it elsewhere: the archive needs the name",
		}
	}
	if err := os.Remove(path); err != nil {
		return fmt.Errorf("remove the socket that an ended server left: %w", err)
	}
	return nil
}

// dial connects to the socket of the archive in dir.
func dial(ctx context.Context, dir string) (conn net.Conn, err error) {
	err = throughShortPath(dir, func(path string) error {
		conn, err = new(net.Dialer).DialContext(ctx, "unix", path)
		return err
	})
	return conn, err
}

// throughShortPath gives f a path of the socket in dir that a socket can have.
// Where dir is too long for that, it leads through a link in a folder of this user
// alone, which is there during f.
func throughShortPath(dir string, f func(path string) error) (err error) {
	if path := filepath.Join(dir, socketFile); len(path) <= maxSocketPath {
		return f(path)
	}
	abs, err := filepath.Abs(dir)
	if err != nil {
		return err
	}
	folder, err := os.MkdirTemp("", "dateline-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	link := filepath.Join(folder, "archive")
	if err := os.Symlink(abs, link); err != nil {
		return err
	}
	return f(filepath.Join(link, socketFile))
}
