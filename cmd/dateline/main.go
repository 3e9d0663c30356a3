// Dateline keeps a folder of news articles and searches it: flags in, wiring,
// exit codes.
//
// Usage:
//
//	dateline index FILES...
//	dateline search QUERY...
//
// dateline help lists the other commands. Exit codes: 0 all is well, 1 something
// failed or was rejected, 2 the command was used wrongly, 130 it was interrupted.
package main

import (
	"bufio"
	"context"
	"io"
	"os"
	"os/signal"
	"syscall"
)

// Exit codes.
const (
	exitOK          = 0
	exitFailed      = 1
	exitUsage       = 2
	exitInterrupted = 130 // 128 + SIGINT, as shells have it
)

func main() {
	ignoreFileLimit()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second signal ends the program at once
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// run is main without the globals, so that a test can start the whole program and
// stop it by cancelling ctx. It returns the exit code.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	a := &app{out: bufio.NewWriter(stdout), err: stderr, outFile: stdout}
	root := a.root()
	root.SetArgs(args)
	root.SetOut(a.out)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	if flush := a.out.Flush(); err == nil && flush != nil {
		err = flush
	}
	return a.report(ctx, err)
}
