package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// run is the program: its exit code is 0, 1 or 2 as the package comment says.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	err := dispatch(context.WithValue(ctx, progressKey{}, stderr), args, stdout)
	var wrong *usageError
	switch {
	case err == nil:
		return 0
	case errors.Is(err, flag.ErrHelp):
		fmt.Fprint(stdout, usage)
		return 0
	case errors.As(err, &wrong):
		fmt.Fprintf(stderr, "bench: %v\n%s", err, usage)
		return 2
	}
	fmt.Fprintf(stderr, "bench: %v\n", err)
	return 1
}

const usage = `usage:
  bench relevance DATA                          nDCG@10 and others on DATA/ir, held against the targets
  bench load [-n N] [-cpuprofile FILE] DATA     indexing and searching DATA/news/reuters106k.ndjson.zst
  bench serve [-n N] [-archive DIR] [-connections N] [-time 60s] [-slow N] [-queries N] DATA
                                                the served program under many connections, on the same file
  bench posting [-n N] DATA                     indexing by the command, and posting in bulk and one by one, on the same file
  bench paging DATA                             all pages of DATA/news/reuters21578.ndjson.zst while it is written to
  bench extract [-to FILE] DATA                 the texts of the pages in DATA/html; FILE gets them as NDJSON
  bench forms [-each BYTES] [-size BYTES] [-part FORM] DATA
                                                reading files of each form, made of DATA/news and DATA/html
  bench copies [-wrong FILE] DATA               copies of texts, on pairs made from DATA/news and DATA/cluster; FILE
                                                gets every pair that is wrongly joined
  bench encodings FOLDER                        guesses of encodings, on texts in FOLDER named by their language: de/*.txt
  bench peers [-n N,N] [-rounds N] [-only PEER,PEER] [-keep DIR] [-write] [-check] DATA
                                                speed against other engines on DATA/news/reuters106k.ndjson.zst, in turns
  bench growth [-n N,N] [-keep DIR] [-write] DATA
                                                what more and more short articles cost, made of the same file, and a model
  bench wrk [-n N] [-archive DIR] [-connections N] [-time 30s] [-write] DATA
                                                whole answers over HTTP, asked for by wrk, on the same file
  bench cluster [-n N] [-nodes N,N] [-rounds N] [-write] DATA
                                                the same archive in a folder and on OpenSearch, on one, two and three nodes
  bench entities [-entities MODE] [-to DIR] DATA
                                                places, people and organisations, on DATA/geo and DATA/ner, and the speed on
                                                DATA/news; DIR gets the places found, one file for each set
`

// progressKey is what the standard error stands under in a context.
type progressKey struct{}

// progressOf is where a measure that takes long says what it is at.
func progressOf(ctx context.Context) io.Writer {
	if w, ok := ctx.Value(progressKey{}).(io.Writer); ok {
		return w
	}
	return io.Discard
}

// usageError is a command line that cannot be read.
type usageError struct{ message string }

func (e *usageError) Error() string { return e.message }

func usagef(format string, args ...any) error {
	return &usageError{fmt.Sprintf(format, args...)}
}

// measure is a command, ready to run on a folder of data.
type measure func(ctx context.Context, data string, out io.Writer) error

const commandNames = "relevance, load, serve, posting, paging, extract, forms, copies, encodings, peers, growth, wrk or entities"

// commands make a measure of the flags that they register.
var commands = map[string]func(*flag.FlagSet) measure{
	"relevance": func(*flag.FlagSet) measure { return relevance },
	"load":      newLoad,
	"serve":     newServe,
	"posting":   newPosting,
	"paging":    newPaging,
	"extract":   newExtract,
	"forms":     newForms,
	"copies":    newCopies,
	"encodings": newEncodings,
	"peers":     newPeers,
	"growth":    newGrowth,
	"wrk":       newWrk,
	"cluster":   newCluster,
	"entities":  newEntities,
}

func dispatch(ctx context.Context, args []string, out io.Writer) error {
	if len(args) == 0 {
		return usagef("no command is named; want %s", commandNames)
	}
	if args[0] == "-h" || args[0] == "-help" || args[0] == "--help" || args[0] == "help" {
		return flag.ErrHelp
	}
	build, known := commands[args[0]]
	if !known {
		return usagef("%q is no command; want %s", args[0], commandNames)
	}
	flags := flag.NewFlagSet(args[0], flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	run := build(flags)
	if err := flags.Parse(args[1:]); errors.Is(err, flag.ErrHelp) {
		return err
	} else if err != nil {
		return usagef("%s: %v", args[0], err)
	}
	if flags.NArg() != 1 {
		return usagef("%s: %d arguments behind the flags; want one, the folder of the data", args[0], flags.NArg())
	}
	return run(ctx, flags.Arg(0), out)
}
