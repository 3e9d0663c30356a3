package log

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	stdhash "hash"
	"io"
	"time"

	"github.com/klauspost/compress/zstd"

	"dateline"
)

// BackupHeader is what a backup says of itself, in its first line.
type BackupHeader struct {
	Format int          `json:"dateline_cluster_backup"` // 1
	Name   string       `json:"name"`                    // of the archive
	Seq    dateline.Seq `json:"seq"`                     // the last change that it holds
	Commit int64        `json:"commit"`                  // the last commit
	Made   time.Time    `json:"made"`                    // UTC, to the second
}

// backupFormat is the version of what Backup writes and Unpack reads.
const backupFormat = 1

// line is a line of a backup behind the header: one of its fields is set.
//
// A backup is zstd (RFC 8878) of lines of JSON: the header, then commits in their order,
// articles by id, each before its texts, lists of places in pieces, corrections, shared data,
// and at last the number and the SHA-256 of all lines before.
type line struct {
	Commit     *commit        `json:"commit,omitempty"`
	Article    *articleDoc    `json:"article,omitempty"`
	Text       *textDoc       `json:"text,omitempty"`
	Places     *somePlaces    `json:"places,omitempty"`
	Correction *correctionDoc `json:"correction,omitempty"`
	State      *keyValue      `json:"state,omitempty"`
	End        *backupEnd     `json:"end,omitempty"`
}

// somePlaces are some of a list, whose Parts mean nothing here.
type somePlaces struct {
	list
	Some []dateline.Place `json:"some"`
}

type keyValue struct {
	Key   string `json:"key"`
	Bytes []byte `json:"bytes"`
}

type backupEnd struct {
	Lines  int    `json:"lines"`
	SHA256 string `json:"sha256"`
}

// Backup writes one state of the record to w while reads and writes go on, which wait for
// a moment at its begin. See line for the form.
func (l *Log) Backup(ctx context.Context, w io.Writer) error {
	if err := l.enter(); err != nil {
		return err
	}
	defer l.leave()
	p, err := l.point(ctx)
	if err != nil {
		return fail("back the record up", err)
	}
	defer p.close(ctx)
	enc, err := zstd.NewWriter(w, zstd.WithEncoderConcurrency(1))
	if err != nil {
		return err
	}
	out := newLines(enc)
	err = p.backup(ctx, out)
	if err == nil {
		err = out.buf.Flush()
	}
	if closing := enc.Close(); err == nil && closing != nil {
		err = fmt.Errorf("write the backup: %w", closing)
	}
	return fail("back the record up", err)
}

// lines writes JSON by the line, and sums it up.
type lines struct {
	buf   *bufio.Writer
	sum   stdhash.Hash
	count int
}

func newLines(w io.Writer) *lines { return &lines{buf: bufio.NewWriter(w), sum: sha256.New()} }

func (o *lines) write(v any) error {
	raw, err := marshal(v)
	if err != nil {
		return err
	}
	raw = append(raw, '\n')
	o.count++
	o.sum.Write(raw)
	_, err = o.buf.Write(raw)
	return err
}

func (p *point) backup(ctx context.Context, out *lines) error {
	err := out.write(BackupHeader{Format: backupFormat, Name: p.l.name, Seq: p.head.Last, Commit: p.head.N, Made: p.l.now().Truncate(time.Second)})
	for _, part := range []func(context.Context, *lines) error{p.backUpLog, p.backUpArticles, p.backUpPlaces, p.backUpCorrections, p.backUpState} {
		if err == nil {
			err = part(ctx, out)
		}
	}
	if err != nil {
		return err
	}
	return out.write(line{End: &backupEnd{Lines: out.count, SHA256: hex.EncodeToString(out.sum.Sum(nil))}})
}
