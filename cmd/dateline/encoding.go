package main

import "github.com/spf13/pflag"

// encodingFlag adds the option for files whose encoding nothing tells.
func encodingFlag(f *pflag.FlagSet, name *string) {
	f.StringVar(name, "encoding", "", "`name` of the encoding of files that neither declare nor prove their own, windows-1251 (default: guessed, with a note)")
}
