package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"time"

	"dateline/index/ingest"
)

// reading is what came of files that were read by themselves, without an archive.
type reading struct {
	Articles, Rejected, Ignored, Notices int
	Reasons                              map[string]int // how often something was said, by kind and reason
	Wall                                 time.Duration
	// Quarters are the most bytes resident while each quarter of the stored bytes
	// was read; 0 where there is no /proc. Where the system cannot forget the most
	// that there was, each is that of all quarters up to it.
	Quarters [4]int64
}

// peak is the most of all quarters.
func (r reading) peak() int64 { return max(r.Quarters[0], r.Quarters[1], r.Quarters[2], r.Quarters[3]) }

// readAlone reads a file or folder and prints the reading as JSON.
func readAlone(ctx context.Context, path string, out io.Writer) error {
	began := time.Now()
	plan, err := ingest.NewPlan(ctx, []string{path}, ingest.Options{})
	if err != nil {
		return err
	}
	r := reading{Reasons: map[string]int{}}
	q := quarters{total: plan.Bytes, most: &r.Quarters}
	for it := range plan.Items(ctx) {
		r.count(it)
		q.advance(it.Bytes)
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	q.finish()
	r.Wall = time.Since(began)
	return json.NewEncoder(out).Encode(r)
}

func (r *reading) count(it ingest.Item) {
	switch it.Kind {
	case ingest.KindArticle:
		r.Articles++
	case ingest.KindRejected:
		r.Rejected++
	case ingest.KindIgnored:
		r.Ignored++
	case ingest.KindNotice:
		r.Notices++
	}
	if it.Reason != nil {
		r.reason(it.Kind.String() + ": " + it.Reason.Error())
	}
}

// mostReasons bounds the memory that is taken for reasons: it is not the reader's.
const mostReasons = 100

func (r *reading) reason(text string) {
	if r.Reasons[text] == 0 && len(r.Reasons) >= mostReasons {
		text = "others"
	}
	r.Reasons[text]++
}

// quarters follows the memory of this process through its work.
type quarters struct {
	total, done int64
	at          int // the quarter under way, from 0; 4 at the end
	most        *[4]int64
}

// advance tells that n more bytes are done.
func (q *quarters) advance(n int64) {
	q.done += n
	for q.at < 3 && q.done >= q.total/4*int64(q.at+1) {
		q.next()
	}
}

// finish takes what is left as done.
func (q *quarters) finish() {
	for q.at < 4 {
		q.next()
	}
}

func (q *quarters) next() {
	q.most[q.at] = peak()
	q.at++
	forgetPeak()
}

// forgetPeak makes the most that was resident what is resident now: proc(5),
// clear_refs. Where that is not allowed the peak stays that of all the past.
func forgetPeak() { _ = os.WriteFile("/proc/self/clear_refs", []byte("5"), 0) }

// flat reports an error if there was more memory in the last quarter than in the
// second, by more than garbage makes: the rule of a server under load.
func (r reading) flat() error {
	second, last := r.Quarters[1], r.Quarters[3]
	if float64(last) <= flatWithin*float64(second) {
		return nil
	}
	return fmt.Errorf("at most %.0f MB are resident in the second quarter of the file and %.0f MB in the last; want %.2f times as much or less: %w",
		float64(second)/1e6, float64(last)/1e6, flatWithin, errMissed)
}
