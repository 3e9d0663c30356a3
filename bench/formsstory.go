package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"maps"
	"path/filepath"
	"slices"
	"strings"
)

// story is an article of the news, or a page of the web with its HTML as the body.
type story struct {
	ID          string `json:"id"`
	Title       string `json:"title"`
	Body        string `json:"body"`
	Date        string `json:"date"` // RFC 3339
	Publication string `json:"publication"`
	URL         string `json:"url"`
}

// again is the story as another one, of the same text.
func (s story) again(round int) story {
	if round == 0 {
		return s
	}
	s.ID = fmt.Sprintf("%s-%d", s.ID, round)
	if s.URL == "" {
		return s
	}
	separator := "?"
	if strings.Contains(s.URL, "?") {
		separator = "&"
	}
	s.URL = fmt.Sprintf("%s%scopy=%d", s.URL, separator, round)
	return s
}

// newsStories are the articles of a file without end: behind the last the first
// comes again under another id and address.
func newsStories(file string) iter.Seq2[story, error] {
	return func(yield func(story, error) bool) {
		for round := 0; ; round++ {
			n, more, err := oneRound(file, func(s story) bool { return yield(s.again(round), nil) })
			if err == nil && more && n == 0 {
				err = fmt.Errorf("%s holds no article", file)
			}
			if err != nil {
				yield(story{}, err)
				return
			}
			if !more {
				return
			}
		}
	}
}

// oneRound reads the file once, until take wants no more.
func oneRound(file string, take func(story) bool) (n int, more bool, err error) {
	z, err := openPacked(file)
	if err != nil {
		return 0, false, err
	}
	defer z.Close()
	for d := json.NewDecoder(bufio.NewReaderSize(z, 1<<20)); ; n++ {
		var s story
		if err := d.Decode(&s); errors.Is(err, io.EOF) {
			return n, true, nil
		} else if err != nil {
			return n, false, fmt.Errorf("%s: record %d: %w", file, n+1, err)
		}
		if !take(s) {
			return n, false, nil
		}
	}
}

// pageStories are the pages of a folder without end, as newsStories are.
func pageStories(ctx context.Context, folder string) iter.Seq2[story, error] {
	return func(yield func(story, error) bool) {
		gold, err := readGold(filepath.Join(folder, "gold.ndjson"))
		if err != nil {
			yield(story{}, err)
			return
		}
		pages, err := readPages(ctx, filepath.Join(folder, "pages.tar.zst"))
		if err == nil && len(gold) == 0 {
			err = fmt.Errorf("%s holds no page", folder)
		}
		if err != nil {
			yield(story{}, err)
			return
		}
		ids := slices.Sorted(maps.Keys(gold))
		for round := 0; ; round++ {
			for _, id := range ids {
				s := story{ID: id, URL: gold[id].URL, Body: string(pages[id])}
				if !yield(s.again(round), nil) {
					return
				}
			}
		}
	}
}
