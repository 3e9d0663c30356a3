package record

import (
	"fmt"
	"time"
)

// stamp is a moment as the file keeps it: UTC, to the millisecond, of one width,
// so that stamps sort as text.
type stamp string

const stampForm = "2006-01-02T15:04:05.000Z"

// stampOf cuts t to the millisecond.
func stampOf(t time.Time) stamp { return stamp(t.UTC().Format(stampForm)) }

func (s stamp) time() (time.Time, error) {
	t, err := time.Parse(stampForm, string(s))
	if err != nil {
		return time.Time{}, fmt.Errorf("a time in the record: %w", err)
	}
	return t, nil
}

// day is the date for messages.
func (s stamp) day() string { return string(s[:min(len(s), len("2006-01-02"))]) }
