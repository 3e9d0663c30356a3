package main

import (
	"dateline"
	"dateline/index/ingest"

	"github.com/spf13/pflag"
)

// limitFlags adds the options for what one text may be long and what one file may
// hide in containers, with their defaults.
func limitFlags(f *pflag.FlagSet, maxBytes *int64, l *ingest.Limits) {
	*maxBytes, *l = ingest.DefaultMaxBytes, ingest.DefaultLimits()
	most := ingest.HighestLimits()
	f.Var(&size{maxBytes, dateline.MaxArticleBytes}, "max-bytes", "reject a text of more than `SIZE`")
	f.Var(&size{&l.Unpacked, most.Unpacked}, "max-unpacked", "reject what one file unpacks to beyond `SIZE`")
	f.Var(&count[int64]{&l.Ratio, most.Ratio}, "max-ratio", "reject what one file unpacks to beyond `N` times its size, over 64 MiB")
	f.Var(&count[int]{&l.Depth, most.Depth}, "max-depth", "reject what lies in `N` containers and compressions already")
	f.Var(&count[int]{&l.Members, most.Members}, "max-members", "reject what one file holds beyond `N` members")
	f.Var(&size{&l.Spool, most.Spool}, "max-spool", "reject a zip inside something else, and a tar inside a tar, of more than `SIZE`")
}
