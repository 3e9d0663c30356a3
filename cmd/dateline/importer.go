package main

import (
	"context"
	"fmt"

	"dateline"
	"dateline/index/ingest"
)

// Bounds of one batch: a crash costs the work of one at most. One is in memory, and what is
// read ahead of it.
const (
	batchArticles = 500
	batchBytes    = 16 << 20
)

// fewIgnored is how many ignored files are listed without being asked for.
const fewIgnored = 10

// importer puts the items of a plan into an archive.
type importer struct {
	app      *app
	archive  dateline.Archive
	verbose  bool
	progress *progress
	counts   counts
	places   []string // a line for each gazetteer
	ignored  []string // the first of them, while they are few
	note     note     // not told yet

	batch []dateline.Article
	from  []ingest.Item // of batch: where each is from
	bytes int           // of batch
	read  int64         // bytes of the plan
}

// note is what is worth knowing about a file that is read. Of one that is then ignored it is
// worth nothing.
type note struct{ path, text string }

func (im *importer) run(ctx context.Context, plan *ingest.Plan) error {
	for it := range ingest.Ahead(plan.Items(ctx)) {
		if err := im.take(ctx, it); err != nil {
			return err
		}
		im.read += it.Bytes
		im.progress.set(im.read)
	}
	im.tellNote()
	if err := ctx.Err(); err != nil {
		return err
	}
	return im.flush(ctx)
}

func (im *importer) take(ctx context.Context, it ingest.Item) error {
	if it.Kind == ingest.KindIgnored && it.Path == im.note.path {
		im.note = note{}
	}
	im.tellNote()
	switch it.Kind {
	case ingest.KindArticle:
		return im.add(ctx, it)
	case ingest.KindGazetteer:
		return im.gazetteer(ctx, it)
	case ingest.KindRejected:
		im.reject(it)
	case ingest.KindIgnored:
		im.ignore(it)
	case ingest.KindNotice:
		im.note = note{it.Path, "note: " + itemLine(it)}
	}
	return nil
}

func (im *importer) tellNote() {
	if im.note.text != "" {
		im.progress.tell(im.note.text)
		im.note = note{}
	}
}

func (im *importer) add(ctx context.Context, it ingest.Item) error {
	im.bytes += len(it.Article.Title) + len(it.Article.Body)
	im.batch = append(im.batch, it.Article)
	it.Article = dateline.Article{}
	im.from = append(im.from, it)
	if len(im.batch) < batchArticles && im.bytes < batchBytes {
		return nil
	}
	return im.flush(ctx)
}

// flush keeps the batch. Only what the archive answers is counted.
func (im *importer) flush(ctx context.Context) error {
	if len(im.batch) == 0 {
		return nil
	}
	out, upTo, err := im.archive.Put(ctx, im.batch)
	if err != nil {
		return err
	}
	for i, o := range out {
		if o.Status == dateline.Rejected {
			it := im.from[i]
			it.Reason = o.Err
			im.reject(it)
			continue
		}
		im.counts.add(o.Status)
	}
	clear(im.batch)
	im.batch, im.from, im.bytes = im.batch[:0], im.from[:0], 0
	if im.verbose {
		im.progress.tell(fmt.Sprintf("kept %d articles, up to change %d", im.counts.kept(), upTo))
	}
	return nil
}

// gazetteer puts the places of a file. Those that contradict each other or those
// of another file are rejected as a whole; any other failure ends the run.
func (im *importer) gazetteer(ctx context.Context, it ingest.Item) error {
	changed, _, err := im.archive.PutPlaces(ctx, it.Gazetteer.Source, it.Gazetteer.Places)
	switch kind := dateline.KindOf(err); {
	case err == nil:
	case kind == dateline.Invalid || kind == dateline.Conflict:
		it.Reason = err
		im.reject(it)
		return nil
	default:
		return err
	}
	state := "unchanged"
	if changed {
		state = "changed"
	}
	im.places = append(im.places, fmt.Sprintf("%d from %s, %s", len(it.Gazetteer.Places), itemLine(it), state))
	return nil
}

func (im *importer) reject(it ingest.Item) {
	im.counts.add(dateline.Rejected)
	im.progress.tell("rejected: " + itemLine(it))
}

func (im *importer) ignore(it ingest.Item) {
	im.counts.offered++
	im.counts.ignored++
	text := "ignored: " + itemLine(it)
	switch {
	case im.verbose:
		im.progress.tell(text)
	case len(im.ignored) < fewIgnored:
		im.ignored = append(im.ignored, text)
	}
}

// listIgnored names the ignored files if they are few, or says how to see them.
func (im *importer) listIgnored() {
	switch {
	case im.verbose:
	case im.counts.ignored > fewIgnored:
		im.app.tell("ignored: %d files; --verbose lists them", im.counts.ignored)
	default:
		for _, text := range im.ignored {
			im.app.tell("%s", text)
		}
	}
}
