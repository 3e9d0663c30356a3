package warc

import "io"

// Finish passes over what is left of the record, and with Options.Verify compares
// its digests. When it returns nil the record is whole and Notices complete; a
// [*BreakError] says that it is cut off or that the member it is in is damaged.
// [Reader.Next] calls it; call it before to know about a record while it is at
// hand.
func (rec *Record) Finish() error {
	if !rec.done {
		rec.done = true
		rec.err = rec.finish()
	}
	return rec.err
}

func (rec *Record) finish() error {
	if err := rec.Block.discard(); err != nil && err != errPast {
		return err
	}
	if rec.check != nil {
		rec.check.compare(rec)
	}
	n, err := rec.reader.blank()
	rec.judgeGap(n)
	if err == io.EOF {
		return nil
	}
	if n > maxBlank || rec.reader.s.opening { // the break is behind the record: Next tells
		rec.reader.err = err
		return nil
	}
	return err
}

// judgeGap says that a record is not followed by the line ends that it should be,
// two in WARC and one in ARC; that is how a wrong length shows.
func (rec *Record) judgeGap(n int) {
	want := 2
	if rec.reader.arc {
		want = 1
	}
	if n < want {
		rec.notice("", "%d line ends follow the record instead of %d; it may be cut off, or its length wrong", n, want)
	}
}
