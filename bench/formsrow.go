package main

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"slices"
	"strings"
	"text/tabwriter"
	"time"
)

// row is a form and what reading it took.
type row struct {
	shape
	stored, unpacked int64 // bytes
	reading
	cpu time.Duration // of the child, user and system
}

// readIn reads the folder in a process of its own, so that its memory is that
// of this form.
func (r *row) readIn(ctx context.Context, dir string) error {
	program, err := os.Executable()
	if err != nil {
		return err
	}
	var stdout, stderr bytes.Buffer
	child := exec.CommandContext(ctx, program, "forms", "-read", dir)
	child.Env = slices.DeleteFunc(os.Environ(), func(v string) bool {
		return strings.HasPrefix(v, "GOMEMLIMIT=") || strings.HasPrefix(v, "GOGC=")
	})
	child.Stdout, child.Stderr = &stdout, &stderr
	if err := child.Run(); err != nil {
		return fmt.Errorf("read in a process of its own: %w\n%s", err, &stderr)
	}
	r.cpu = child.ProcessState.UserTime() + child.ProcessState.SystemTime()
	return json.Unmarshal(stdout.Bytes(), &r.reading)
}

// check reports what must not be: a form that gives no article, memory that grows.
func (r row) check() error {
	if r.Articles == 0 {
		return fmt.Errorf("%s: no article was read: %w", r.name, errMissed)
	}
	if !r.long {
		return nil
	}
	if err := r.flat(); err != nil {
		return fmt.Errorf("%s: %w", r.name, err)
	}
	return nil
}

// printRows prints the table, the quarters of the long files, and what was said.
func printRows(out io.Writer, rows []row) error {
	t := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "form\tarticles\trejected\tignored\tnotices\tMB stored\tMB unpacked\tCPU s\twall s\tarticles/CPU s\tMB/CPU s\tpeak MB")
	for _, r := range rows {
		mb, spent := float64(r.unpacked)/1e6, max(r.cpu, tick).Seconds()
		fmt.Fprintf(t, "%s\t%d\t%d\t%d\t%d\t%.1f\t%.1f\t%.2f\t%.1f\t%.0f\t%.1f\t%.0f\n",
			r.name, r.Articles, r.Rejected, r.Ignored, r.Notices, float64(r.stored)/1e6, mb, spent, r.Wall.Seconds(),
			float64(r.Articles)/spent, mb/spent, float64(r.peak())/1e6)
	}
	if err := t.Flush(); err != nil {
		return err
	}
	fmt.Fprintf(out, "\nload average %s at the end\n\n", loadAverage())
	for _, r := range rows {
		r.printNotes(out)
	}
	return nil
}

// notesOf is how many reasons are shown of one form, the most frequent first.
const notesOf = 5

func (r row) printNotes(out io.Writer) {
	if r.long {
		q, said := r.Quarters, "flat"
		if r.flat() != nil {
			said = "not flat"
		}
		fmt.Fprintf(out, "%s: peak MB in each quarter %.0f, %.0f, %.0f, %.0f: %s\n", r.name,
			float64(q[0])/1e6, float64(q[1])/1e6, float64(q[2])/1e6, float64(q[3])/1e6, said)
	}
	reasons := slices.SortedFunc(maps.Keys(r.Reasons), func(a, b string) int {
		return cmp.Or(r.Reasons[b]-r.Reasons[a], strings.Compare(a, b))
	})
	for _, reason := range reasons[:min(len(reasons), notesOf)] {
		fmt.Fprintf(out, "%s: %d %s\n", r.name, r.Reasons[reason], reason)
	}
}
