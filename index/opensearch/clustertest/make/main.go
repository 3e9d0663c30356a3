// Command make brings what a cluster for tests needs: see make cluster. With -pin it
// writes the checksums of what Maven brings today, for who raises the versions.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"

	"dateline/index/opensearch/clustertest"
)

func main() {
	pin := flag.String("pin", "", "write the checksums to this folder, and bring nothing")
	flag.Parse()
	ctx, cancel := signal.NotifyContext(context.Background(), os.Interrupt)
	defer cancel()
	err := run(ctx, *pin)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(ctx context.Context, pin string) error {
	if pin != "" {
		return clustertest.Pin(ctx, pin)
	}
	return clustertest.Fetch(ctx, os.Stdout)
}
