package ledger

import (
	"fmt"
	"time"
)

// Stamp is a moment as a record keeps it: UTC, to the millisecond, of one width,
// so that stamps sort as text.
type Stamp string

const stampForm = "2006-01-02T15:04:05.000Z"

// StampOf cuts t to the millisecond.
func StampOf(t time.Time) Stamp { return Stamp(t.UTC().Format(stampForm)) }

// Time returns the moment that s writes down.
func (s Stamp) Time() (time.Time, error) {
	t, err := time.Parse(stampForm, string(s))
	if err != nil {
		return time.Time{}, fmt.Errorf("a time in the record: %w", err)
	}
	return t, nil
}

// Day is the date for messages.
func (s Stamp) Day() string { return string(s[:min(len(s), len("2006-01-02"))]) }
