package main

import (
	"fmt"

	"dateline/index/ingest"
	"dateline/index/ingest/advice"
)

// advised says what would help by the options of the command that reads files.
func advised(a advice.Advice) string {
	switch a.Do {
	case advice.Raise:
		return fmt.Sprintf("raise it with --%s, to at most %d", a.Limit, a.Most)
	case advice.RaiseTrusted:
		return "if it can be trusted, raise the limit with --" + a.Limit
	case advice.CloseQuote:
		return "close it, or raise the limit with --" + a.Limit
	case advice.SayEncoding:
		return "say which with --encoding, or with charset in the Content-Type of what is posted, or " + advice.Convert
	case advice.OtherEncoding:
		return "--encoding, or charset in the Content-Type of what is posted, says another"
	case advice.NameSource:
		return "name the source with --source"
	case advice.OtherSource:
		return "index it apart, with another --source"
	case advice.NameFields:
		return "--fields says which of them are read"
	case advice.NameRecords:
		return "--fields says which of them are read, and --records which holds the articles of a .json file"
	}
	return a.String()
}

// itemLine is an item as the command prints it.
func itemLine(it ingest.Item) string {
	it.Reason = advice.Word(it.Reason, advised)
	return safe(it.String())
}
