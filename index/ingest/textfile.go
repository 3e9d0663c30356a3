package ingest

import (
	"path"
	"strings"
	"time"

	"dateline"
)

// about is what a row of metadata.csv says of a text.
type about struct {
	id        dateline.ID // "" if none
	title     string      // "" if none is known
	titleFrom dateline.Origin
	url       string // canonical; "" if none
	seen      time.Time
	known     dateline.Known // but for the title
}

// readText makes an article of a file that holds one text.
func readText(e *entry, known about, limit int64) (dateline.Article, error) {
	data, info, err := e.readAll(limit)
	if err != nil {
		return dateline.Article{}, err
	}
	s, err := decode(data)
	if err != nil {
		return dateline.Article{}, err
	}
	if int64(len(s)) > limit {
		return dateline.Article{}, limitError(int64(len(s)), limit)
	}
	if strings.TrimSpace(s) == "" {
		s = ""
	}
	a := known.article(e, s)
	if a.Title == "" && a.Body == "" {
		return dateline.Article{}, problem("holds no text")
	}
	if a.Seen.IsZero() {
		a.Seen = info.ModTime().UTC().Truncate(time.Second)
	}
	return a, nil
}

func (k about) article(e *entry, s string) dateline.Article {
	a := dateline.Article{ID: k.id, Keys: k.keys(e), Seen: k.seen, Known: k.known}
	if stem := dateline.ID(strings.TrimSuffix(path.Base(e.rel), path.Ext(e.rel))); a.ID == "" && stem.Valid() {
		a.ID = stem
	}
	own := false
	a.Title, a.Body, own = splitTitle(s, k.title)
	switch {
	case own:
		a.Known.TitleFrom = dateline.FromText
	case a.Title != "":
		a.Known.TitleFrom = k.titleFrom
	}
	return a
}

func (k about) keys(e *entry) []dateline.Key {
	keys := []dateline.Key{e.key()}
	if k.id != "" {
		keys = append(keys, dateline.Key{Kind: dateline.KeyOwn, Source: e.source, Value: string(k.id)})
	}
	if k.url != "" {
		keys = append(keys, dateline.Key{Kind: dateline.KeyURL, Value: k.url})
	}
	return keys
}
