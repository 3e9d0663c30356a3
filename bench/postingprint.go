package main

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"text/tabwriter"
)

// takenStatuses are those of articles that the archive has taken.
var takenStatuses = []string{"added", "revised", "restated", "unchanged"}

// printPosted prints what became of the articles, and what that took.
func printPosted(out io.Writer, rows []*posted) error {
	t := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "way\toffered\tadded\trevised\trestated\tunchanged\trejected\tMB of text\tput off\twaited s")
	for _, p := range rows {
		s := p.statuses
		fmt.Fprintf(t, "%s\t%d\t%d\t%d\t%d\t%d\t%d\t%.1f\t%d\t%.0f\n", p.way, p.offer.articles, s["added"], s["revised"], s["restated"], s["unchanged"], s["rejected"],
			float64(p.offer.text)/1e6, p.refused, p.waited.Seconds())
	}
	fmt.Fprintln(t)
	fmt.Fprintln(t, "way\tanswered s\tarticles/s\tMB/s\tsearchable s\tarticles/s\tMB/s\tCPU s\tarticles/CPU s\tMB/CPU s\tclient CPU s\tpeak MB")
	for _, p := range rows {
		p.printSpeed(t)
	}
	if err := t.Flush(); err != nil {
		return err
	}
	for _, p := range rows {
		for _, reason := range slices.Sorted(maps.Keys(p.rejects)) {
			fmt.Fprintf(out, "\n%s: rejected %d: %s", p.way, p.rejects[reason], reason)
		}
	}
	_, err := fmt.Fprintf(out, "\nload average %s at the end\n", loadAverage())
	return err
}

func (p *posted) printSpeed(out io.Writer) {
	n, mb := float64(p.taken()), float64(p.offer.text)/1e6
	fmt.Fprint(out, p.way)
	for _, s := range []float64{p.answered.Seconds(), p.searchable.Seconds(), max(p.server, tick).Seconds()} {
		fmt.Fprintf(out, "\t%.1f\t%.0f\t%.2f", s, n/s, mb/s)
	}
	fmt.Fprintf(out, "\t%.2f\t%.0f\n", p.client.Seconds(), float64(p.peak)/1e6)
}

// taken is how many articles the archive has taken.
func (p *posted) taken() (n int) {
	for _, status := range takenStatuses {
		n += p.statuses[status]
	}
	return n
}

// checkPosted reports an article without an outcome or with an unexpected one, and
// ways that give the same articles other outcomes.
func checkPosted(rows []*posted) error {
	for i, p := range rows {
		if err := p.check(); err != nil {
			return fmt.Errorf("%s: %w", p.way, err)
		}
		for _, other := range rows[:i] {
			if p.offer == other.offer && (p.taken() != other.taken() || p.held != other.held) {
				return fmt.Errorf("%s: %d articles are taken and %d held; want %d and %d, as by %s: %w",
					p.way, p.taken(), p.held, other.taken(), other.held, other.way, errMissed)
			}
		}
	}
	return nil
}

func (p *posted) check() error {
	reasons, outcomes := 0, 0
	for _, n := range p.rejects {
		reasons += n
	}
	for _, n := range p.statuses {
		outcomes += n
	}
	rejected := p.statuses["rejected"]
	switch {
	case p.taken() != p.offer.articles-rejected || outcomes != p.offer.articles:
		return fmt.Errorf("of %d articles %d are rejected and %d taken, with %d outcomes; want one of these for each: %w", p.offer.articles, rejected, p.taken(), outcomes, errMissed)
	case reasons != rejected:
		return fmt.Errorf("%d articles are rejected, and %d have a reason; want as many: %w", rejected, reasons, errMissed)
	case p.held != p.statuses["added"]:
		return fmt.Errorf("the archive holds %d articles; want the %d that were added: %w", p.held, p.statuses["added"], errMissed)
	case p.held == 0:
		return fmt.Errorf("no article was added: %w", errMissed)
	}
	return nil
}
