package main

import (
	"context"
	"errors"
	"net"
	"net/http"
	"time"

	"dateline/index"
	"dateline/index/ingest"
	"dateline/server"

	"github.com/spf13/cobra"
)

// drainTime is how long requests under way may take once the server is to end.
const drainTime = 5 * time.Second

const serveLong = `Answers searches over HTTP as JSON until it is interrupted: /api/v1/search?q=... and
/api/v1/articles/{id}. The files named are indexed first. The archive is made when it is
missing, and no other command can use it meanwhile.`

func (a *app) serveCmd() *cobra.Command {
	var addr string
	cmd := &cobra.Command{
		Use: "serve [FILES...]", Short: "Answer searches over HTTP", Long: serveLong,
		Example: "  dateline serve news\n  curl 'http://127.0.0.1:8080/api/v1/search?q=Kalbajar'",
		RunE:    func(cmd *cobra.Command, args []string) error { return a.serve(cmd.Context(), addr, args) },
	}
	a.archiveFlag(cmd)
	cmd.Flags().StringVar(&addr, "addr", "127.0.0.1:8080", "listen on `host:port`; port 0 takes a free one")
	return cmd
}

func (a *app) serve(ctx context.Context, addr string, files []string) error {
	var plan *ingest.Plan
	if len(files) > 0 {
		var err error
		if plan, err = a.plan(ctx, files, ingest.Options{MaxBytes: ingest.DefaultMaxBytes}); err != nil {
			return err
		}
	}
	return a.withArchive(ctx, true, func(archive *index.Archive) error {
		listener, err := net.Listen("tcp", addr)
		if err != nil {
			return err
		}
		defer listener.Close()
		if plan != nil {
			// Rejects have been told and are no reason not to serve the others.
			if err := a.importAll(ctx, archive, plan, false); err != nil && !errors.Is(err, errTold) {
				return err
			}
		}
		a.printf("serving %s on http://%s/api/v1/search\n", safe(a.archive), listener.Addr())
		if err := a.out.Flush(); err != nil {
			return err
		}
		return a.answer(ctx, listener, server.New(archive, a.log(), release()))
	})
}

// answer serves until ctx is done, and then lets the requests under way end.
func (a *app) answer(ctx context.Context, listener net.Listener, h http.Handler) error {
	srv := server.HTTP(h, a.log())
	ended := make(chan error, 1)
	go func() { ended <- srv.Serve(listener) }()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), drainTime)
	defer cancel()
	if err := srv.Shutdown(grace); err != nil {
		return errors.Join(err, srv.Close())
	}
	return nil
}
