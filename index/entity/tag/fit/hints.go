package main

import (
	"dateline/index/entity/full"
	"dateline/index/entity/tag"
)

// hint asks the full tagger what it finds in the articles.
func hint(articles []article) error {
	m, err := full.Load()
	if err != nil {
		return err
	}
	for i := range articles {
		articles[i].hints = tag.Hints(m.Tag(articles[i].body))
	}
	return nil
}
