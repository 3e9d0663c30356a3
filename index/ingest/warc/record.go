package warc

import (
	"strconv"
	"strings"
	"time"
)

// Type is the kind of a record, in lower case. A file may hold others than those
// named here.
type Type string

// The types of ISO 28500, section 6. Records of an ARC file are Warcinfo (the
// version block), Response (http and https) or Resource.
const (
	Warcinfo     Type = "warcinfo"
	Response     Type = "response"
	Resource     Type = "resource"
	Request      Type = "request"
	Metadata     Type = "metadata"
	Revisit      Type = "revisit"
	Conversion   Type = "conversion"
	Continuation Type = "continuation"
)

// Record is one record of a file. Its fields stay as they are; Block and what
// [Record.Payload] gives can be read until the next call of [Reader.Next].
type Record struct {
	Position        // of its first byte
	Version  string // "WARC/1.0", "WARC/1.1", …, or "ARC/1"
	Type     Type   // "" where the record does not say, which is a notice
	// Header is all fields in their order: those of a WARC record as written, of an
	// ARC record URL, IP-address, Archive-date, Content-type and Archive-length.
	Header Header
	// Target is the address of what was taken, without <>; else as written, so it
	// may hold spaces or be no address. "" is none.
	Target string
	// Date is when it was taken, to the nanosecond. A date to the year, the month,
	// the day or the minute is its first moment in UTC. Zero is none.
	Date time.Time
	// ID names the record, without <>; "" in ARC files.
	ID string
	// ContentType is that of the block, or of the page in an ARC file.
	ContentType string
	// Length is the bytes of the block.
	Length int64
	// PayloadDigest and BlockDigest are zero where the record has none.
	PayloadDigest, BlockDigest Digest
	// Block is the Length bytes as stored. It ends with io.EOF, or with a
	// [BreakError] where the file breaks before.
	Block *Block
	// Notices is what is wrong and was read all the same. It grows while the block
	// is read and is complete when [Record.Finish] has returned.
	Notices []Notice

	reader *Reader
	check  *check
	done   bool
	err    error // of Finish
}

// Referral says which earlier record a revisit stands for. What a record does not
// say is the zero value.
type Referral struct {
	NotModified bool      // the server said so (304); else the payload was the same
	Digest      Digest    // of the payload that both have
	ID          string    // of the earlier record, without <>
	Target      string    // its address; where absent, that of the revisit
	Date        time.Time // when it was taken
}

// Referral returns what a revisit refers to. ok is false for other types.
func (rec *Record) Referral() (ref Referral, ok bool) {
	if rec.Type != Revisit {
		return Referral{}, false
	}
	ref = Referral{
		NotModified: strings.Contains(rec.Header.Get("WARC-Profile"), "/server-not-modified"),
		Digest:      rec.PayloadDigest,
		ID:          unbracket(rec.Header.Get("WARC-Refers-To")),
		Target:      unbracket(rec.Header.Get("WARC-Refers-To-Target-URI")),
	}
	ref.Date, _ = parseDate(rec.Header.Get("WARC-Refers-To-Date"))
	if ref.Target == "" {
		ref.Target = rec.Target
	}
	return ref, true
}

// Segment says which part of a record that was cut in several this one is.
type Segment struct {
	Number int    // from 1; 0 is a record that was not cut
	Origin string // the ID of the first part, without <>; "" in the first part
	Total  int64  // the bytes of all blocks, which the last part says; 0 in others
}

// Segment returns the WARC-Segment fields. What is no number reads as 0.
func (rec *Record) Segment() Segment {
	n, _ := strconv.Atoi(rec.Header.Get("WARC-Segment-Number"))
	total, _ := strconv.ParseInt(rec.Header.Get("WARC-Segment-Total-Length"), 10, 64)
	return Segment{Number: max(n, 0), Origin: unbracket(rec.Header.Get("WARC-Segment-Origin-ID")), Total: max(total, 0)}
}

// Truncated returns why the block is shorter than what was sent: "length", "time",
// "disconnect", "unspecified" or another word; "" when it is whole.
func (rec *Record) Truncated() string { return rec.Header.Get("WARC-Truncated") }

// unbracket takes off the <> that WARC 1.0 has by its grammar and not by its
// examples; both are in use.
func unbracket(s string) string {
	if strings.HasPrefix(s, "<") && strings.HasSuffix(s, ">") {
		return strings.TrimSpace(s[1 : len(s)-1])
	}
	return s
}
