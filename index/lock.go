package index

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"dateline"

	"github.com/gofrs/flock"
)

// holder is who holds an archive, as its lock file says.
type holder struct {
	Command string    `json:"command"`
	PID     int       `json:"pid"`
	Host    string    `json:"host"`
	Since   time.Time `json:"since"`
}

func (h holder) String() string {
	return fmt.Sprintf("%s (process %d on %s, since %s)", h.Command, h.PID, h.Host, h.Since.Format(time.DateTime))
}

// lock takes the archive in dir for this process, or says at once who has it.
// The system lets go of it when the process ends, in whatever way.
func lock(dir string) (*flock.Flock, error) {
	path := filepath.Join(dir, lockFile)
	l := flock.New(path)
	got, err := l.TryLock()
	if err != nil {
		return nil, fmt.Errorf("lock %s: %w", path, err)
	}
	if !got {
		by := readHolder(path)
		if isRead(path) {
			by = "a process that only reads it, since it cannot write there"
		}
		return nil, isHeld(dir, by)
	}
	if err := writeHolder(path); err != nil {
		return nil, errors.Join(fmt.Errorf("write %s: %w", path, err), l.Unlock())
	}
	return l, nil
}

func isHeld(dir, by string) error {
	return &dateline.Error{
		Kind:    dateline.Unavailable,
		Message: fmt.Sprintf("the archive %s is held by %s", dir, by),
		Hint:    "try again when that has ended, or name another archive",
	}
}

func readHolder(path string) string {
	h, ok := parseHolder(path)
	if !ok {
		return "another process that has just begun"
	}
	return h.String()
}

func parseHolder(path string) (h holder, ok bool) {
	raw, err := os.ReadFile(path)
	return h, err == nil && json.Unmarshal(raw, &h) == nil
}

// LastCommand returns the command that took the archive in dir last, such as
// "dateline serve", whether it still has it or not; "" where that cannot be read.
func LastCommand(dir string) string {
	h, _ := parseHolder(filepath.Join(dir, lockFile))
	return h.Command
}

func writeHolder(path string) error {
	host, err := os.Hostname()
	if err != nil {
		host = "this machine"
	}
	command := filepath.Base(os.Args[0])
	if len(os.Args) > 1 && !strings.HasPrefix(os.Args[1], "-") {
		command += " " + os.Args[1]
	}
	raw, err := json.Marshal(holder{command, os.Getpid(), host, time.Now().Truncate(time.Second)})
	if err != nil {
		return err
	}
	return os.WriteFile(path, append(raw, '\n'), 0o644)
}
