package server

import (
	"fmt"

	"dateline/index/ingest"
	"dateline/index/ingest/advice"
)

// advised says what would help who posts: that one has no options, and only who runs the
// server raises its limits.
func advised(a advice.Advice) string {
	const raise = "who runs the server can raise %s with dateline serve --%s"
	switch a.Do {
	case advice.Raise:
		return fmt.Sprintf(raise+", to at most %d", "it", a.Limit, a.Most)
	case advice.RaiseTrusted:
		return fmt.Sprintf(raise, "the limit", a.Limit)
	case advice.CloseQuote:
		return "close it, or have who runs the server raise the limit with dateline serve --" + a.Limit
	case advice.SayEncoding:
		return "say which with charset in the Content-Type of what is posted, or " + advice.Convert
	case advice.OtherEncoding:
		return "charset in the Content-Type of what is posted says another"
	case advice.OtherSource:
		return a.String()
	}
	return "" // the problem names the parameter, and which fields are read is not to be said over HTTP
}

// wordedItem is an item with its reason in the words of HTTP.
func wordedItem(it ingest.Item) ingest.Item {
	it.Reason = advice.Word(it.Reason, advised)
	return it
}
