package server

import (
	"errors"
	"strings"

	"dateline"
	"dateline/index/ingest"
)

// forClients puts into the words of HTTP what package ingest says of the options of a
// command: who posts has none, and only who runs the server raises its limits.
var forClients = strings.NewReplacer(
	", by --source", "",
	"raise it with --max-bytes", "who runs the server can raise it with dateline serve --max-bytes",
	"if it can be trusted, raise the limit with --", "who runs the server can raise the limit with dateline serve --",
	"say which with --encoding, or with charset", "say which with charset",
	"--encoding, or charset in the Content-Type of what is posted, says", "charset in the Content-Type of what is posted says",
	"or raise the limit with --max-bytes", "or have who runs the server raise the limit with dateline serve --max-bytes",
	"; --fields says which of them are read", "",
)

// worded is err for who posted; name is what was posted under, "" for nothing.
func worded(err error, name string) error {
	var e *dateline.Error
	if !errors.As(err, &e) {
		return err
	}
	told := *e
	told.Message, told.Hint = forClients.Replace(e.Message), forClients.Replace(e.Hint)
	page := "the HTML page"
	if name != "" {
		page += " " + quoted(name)
	}
	told.Message = strings.Replace(told.Message, `the HTML page ""`, page, 1)
	return &told
}

// wordedItem is an item with its reason worded.
func wordedItem(it ingest.Item) ingest.Item {
	if it.Reason != nil {
		it.Reason = worded(it.Reason, it.Path)
	}
	return it
}
