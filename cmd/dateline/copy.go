package main

import (
	"context"
	"errors"

	"dateline"
	"dateline/index/memory"
	"dateline/index/plan"
	"dateline/index/transfer"

	"github.com/spf13/cobra"
)

const copyLong = `Brings all that the archive FROM holds into the archive TO: every revision of every article
under its number, what is known, tombstones, places, corrections, keys and saved searches.
Each of the two is a folder, or an address on OpenSearch: opensearch+https://host:9200/name.

TO is empty or does not exist, or is a copy of FROM that nobody has written to since. A copy
that was interrupted goes on where it was, and one that is whole is brought up to date by the
same command: so a server can go on while its archive is copied, and is ended for the last
run only, which is short.

At the end both sides are compared, article by article and in all else, and a checksum of
each is printed. What differs is told, and makes the exit code 1. --verify=false leaves that
out. Positions and times of the log, and what machines have read in the texts, are not
copied: the latter is read again.`

// copyOptions are those of copy.
type copyOptions struct{ verify bool }

func (a *app) copyCmd() *cobra.Command {
	var o copyOptions
	cmd := &cobra.Command{
		Use: "copy FROM TO", Short: "Copy an archive into another, to or from OpenSearch too", Long: copyLong,
		Example: "  dateline copy dateline-archive second-archive",
		Args:    exactly(2, "the archive to copy and the one to make or go on with"),
		RunE:    func(cmd *cobra.Command, args []string) error { return a.copy(cmd.Context(), args[0], args[1], o) },
	}
	a.entitiesFlag(cmd)
	a.clusterFlags(cmd)
	cmd.Flags().BoolVar(&o.verify, "verify", true, "compare both sides at the end")
	return cmd
}

func (a *app) copy(ctx context.Context, from, to string, o copyOptions) error {
	source, target := *a, *a
	source.archive, source.mode, source.onCluster = from, "", clusterOptions{}
	target.archive = to
	fromPlace, err := source.place()
	if err != nil {
		return err
	}
	toPlace, err := target.place()
	if err != nil {
		return err
	}
	if fromPlace.same(toPlace) {
		return usagef("%s and %s are one archive", from, to)
	}
	defer memory.Bound(memory.Indexing)()
	return source.withArchive(ctx, false, func(there dateline.Archive) error {
		if err := transfer.Copyable(ctx, there); err != nil {
			return namingSide(err, from, to)
		}
		opened := false
		into := func(here dateline.Archive) error {
			opened = true
			return a.transfer(ctx, &source, &target, there, here, o)
		}
		if err := target.withArchive(ctx, false, into); opened || dateline.KindOf(err) != dateline.NotFound {
			return err
		}
		if target.mode == "" { // a new one is read as the other is
			mode, _, err := there.State().Get(ctx, plan.StateEntities)
			if err != nil {
				return err
			}
			target.mode = string(mode)
		}
		return target.withArchive(ctx, true, into)
	})
}

// transfer copies one open archive into another.
func (a *app) transfer(ctx context.Context, source, target *app, from, to dateline.Archive, o copyOptions) error {
	var p *progress
	stage := ""
	done := func() {
		if p != nil {
			p.done()
		}
		p, stage = nil, ""
	}
	r, err := transfer.Copy(ctx, from, to, transfer.Options{
		Own: []string{plan.StateEntities}, Unverified: !o.verify,
		Wait: func(ctx context.Context, archive dateline.Archive) error { done(); return a.catchUp(ctx, archive) },
		Progress: func(now string, at, total int64) {
			if now != stage {
				done()
				p, stage = a.progress(now, unitOf(now), total), now
			}
			p.set(at)
		},
	})
	done()
	if err != nil {
		if dateline.KindOf(err) != dateline.Conflict {
			a.tell("stopped before the end: what is copied is kept; run the same command again to go on")
		}
		return namingSide(err, source.archive, target.archive)
	}
	if err := a.catchUp(ctx, to); err != nil {
		return err
	}
	if err := target.readAll(ctx, to); err != nil {
		return err
	}
	return a.copied(source.archive, target.archive, r, o)
}

func unitOf(stage string) string {
	if stage == transfer.StageCopying {
		return "changes"
	}
	return "articles"
}

// namingSide puts the archive for the word of the side that an error is about.
func namingSide(err error, from, to string) error {
	var e *dateline.Error
	if !errors.As(err, &e) || e.Field != "from" && e.Field != "to" {
		return err
	}
	named := *e
	if named.Field = to; e.Field == "from" {
		named.Field = from
	}
	return &named
}

// copied prints what a copy has come to.
func (a *app) copied(from, to string, r transfer.Report, o copyOptions) error {
	went := "this run"
	if r.Resumed {
		went = "this run, which went on from an earlier one,"
	}
	a.printf("%s is copied to %s, up to change %d; %s brought %s, %d erased, %s\n", safe(from), safe(to), r.Seq,
		went, number(r.Brought.Revisions, "revision"), r.Brought.Erased, number(r.Brought.Corrections, "correction"))
	if !o.verify {
		return nil
	}
	p := r.Proof
	for _, row := range []struct {
		name string
		n    int
	}{
		{"articles", p.Articles}, {"revisions", p.Revisions}, {"erased", p.Erased}, {"corrections", p.Corrections}, {"places", p.Places}, {"state", p.State},
	} {
		a.printf("%-12s%8d\n", row.name, row.n)
	}
	if p.Equal() {
		a.printf("checksum    %s, the same on both sides\n", p.From)
		return nil
	}
	a.printf("checksum    %s of %s\nchecksum    %s of %s\n", p.From, safe(from), p.To, safe(to))
	for _, d := range p.Differences {
		a.tell("differs: %s", safe(d))
	}
	if more := p.Different - len(p.Differences); more > 0 {
		a.tell("differs: %d more", more)
	}
	a.hint("run the same command again: it brings what was written to " + from + " meanwhile; nobody else may write to " + to)
	return errTold
}
