package index

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"dateline"

	index "github.com/blevesearch/bleve_index_api"
)

// tagAll tags what has not been of some texts, on all processors; false if there was
// something else to do before all of them were. It goes before they are read, which takes
// no longer then than ever.
func (f *follower) tagAll(ctx context.Context, by *entities, texts []dateline.Article) (bool, error) {
	if by.tagged == nil {
		return true, nil
	}
	var lock sync.Mutex
	var failed error
	all := true
	analyseAll(len(texts), func(_ *reader, i int) analysed {
		done, err := by.tagged.tag(texts[i], func() bool { return f.hurried(ctx) })
		lock.Lock()
		defer lock.Unlock()
		all, failed = all && done, errors.Join(failed, err)
		return analysed{}
	})
	return all, failed
}

// keepTagged writes what was tagged. Without it texts are tagged again some day.
func (f *follower) keepTagged() {
	if err := f.tagged.Flush(); err != nil {
		f.log.Warn("what was found in texts that were read again is not kept", "cause", err)
	}
}

// forget drops what was tagged of articles that are erased.
func (f *follower) forget(erased []dateline.ID) error {
	ids := make([]string, len(erased))
	for i, id := range erased {
		ids[i] = string(id)
	}
	return f.tagged.Drop(ids...)
}

// improveEarlier is improve of earlier revisions, which comes behind all current ones.
func (f *follower) improveEarlier(ctx context.Context, reader *entities) error {
	for {
		names, err := f.unimprovedEarlier(ctx)
		if err != nil {
			return fmt.Errorf("find the earlier revisions to be read again: %w", err)
		}
		if len(names) == 0 {
			return nil
		}
		wrote := false
		for some := range slices.Chunk(names, improvedAtOnce) {
			n, err := f.improveSomeEarlier(ctx, reader, some)
			if err != nil || f.hurried(ctx) {
				return err
			}
			wrote = wrote || n > 0
		}
		if !wrote {
			return nil // the record cannot read them, which Check reports
		}
	}
}

// improveSomeEarlier returns how many it has written.
func (f *follower) improveSomeEarlier(ctx context.Context, reader *entities, names []string) (int, error) {
	p := &pending{reader: reader.saying(f.places.Load().Says)}
	var texts []dateline.Article
	for _, name := range names {
		t, err := f.gen.earlier.Load().earlierNamed(name)
		if err != nil {
			return 0, err
		}
		id, revision, _ := strings.Cut(name, ".")
		n, err := strconv.Atoi(revision)
		if err == nil {
			t.Article, err = f.rec.Article(ctx, dateline.ID(id), n)
		}
		if err != nil || t.stamp == "" {
			continue // erased meanwhile, unreadable, or not there any more
		}
		texts = append(texts, t.Article)
		p.earlier = append(p.earlier, t)
		p.bytes += len(t.Title) + len(t.Body)
	}
	defer f.keepTagged()
	all, err := f.tagAll(ctx, p.reader, texts)
	if err != nil || !all || len(texts) == 0 {
		return 0, err
	}
	if err := f.write(ctx, p, 0); err != nil {
		return 0, fmt.Errorf("read earlier revisions again: %w", err)
	}
	return len(texts), nil
}

// unimprovedEarlier names the first of the earlier revisions that improve is to read.
func (f *follower) unimprovedEarlier(ctx context.Context) (names []string, err error) {
	_, err = f.eachUnimprovedEarlier(ctx, func(s *shelf, at int) error {
		c := candidate{shelf: s, at: at}
		name, err := s.reader.ExternalID(c.num())
		names = append(names, name)
		return err
	})
	return names, err
}

// eachUnimprovedEarlier calls do with the first of them, and returns how many there are.
func (f *follower) eachUnimprovedEarlier(ctx context.Context, do func(s *shelf, at int) error) (n int, err error) {
	e := f.gen.earlier.Load()
	if e == nil {
		return 0, nil
	}
	err = e.read(func(r index.IndexReader) error {
		s, err := e.shelf(ctx, r)
		if err != nil {
			return err
		}
		set, err := s.view.Matches(f.places.Load().Unimproved())
		if err != nil {
			return err
		}
		listed := 0
		for at := range set.All() {
			if listed++; listed > improvedListed {
				break
			}
			if err := do(&s, at); err != nil {
				return err
			}
		}
		n = set.Len()
		return nil
	})
	return n, err
}
