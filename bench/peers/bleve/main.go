// Command bleve is Bleve as a peer of the benchmark, behind the line protocol of
// bench/peers/README.md: "bleve default" with the mapping that Bleve has for
// documents nobody described, "bleve tuned" with what its documentation and its
// code offer for speed.
package main

import (
	"context"
	"fmt"
	"os"

	"dateline/bench/peers/line"
)

func main() {
	if len(os.Args) != 2 || kinds[os.Args[1]] == nil {
		fmt.Fprintln(os.Stderr, "usage: bleve default|tuned")
		os.Exit(2)
	}
	e := &engine{tuned: os.Args[1] == "tuned", mapping: kinds[os.Args[1]]}
	if err := line.Serve(context.Background(), e, os.Stdin, os.Stdout); err != nil {
		fmt.Fprintf(os.Stderr, "bleve: %v\n", err)
		os.Exit(1)
	}
}
