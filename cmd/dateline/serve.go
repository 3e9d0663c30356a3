package main

import (
	"context"
	"errors"
	"io/fs"
	"net"
	"net/http"
	"os"
	"strconv"
	"sync/atomic"
	"time"

	"dateline"
	"dateline/index"
	"dateline/index/ingest"
	"dateline/index/memory"
	"dateline/index/remote"
	"dateline/server"

	"github.com/spf13/cobra"
)

// Once a server is to end, requests and calls under way may go on for so long: it
// is gone within five seconds, of which the last two are for the archive.
const (
	drainTime     = 3 * time.Second
	drainCallTime = 2 * time.Second // calls that are broken off then get another to say so
)

const serveLong = `Answers over HTTP until it is interrupted: a page for readers on /, and for programs
/api/v1/search?q=... and /api/v1/articles/{id}. It answers at once; the files named are indexed
meanwhile, and /readyz turns 200 behind them. The archive is made when it is missing.

With a key, which dateline key add makes, programs also post articles to /api/v1/articles and
erase them. Without one the server only reads.

The other commands can use the same archive while it is served: they go through the server.`

func (a *app) serveCmd() *cobra.Command {
	var o serveOptions
	cmd := &cobra.Command{
		Use: "serve [FILES...]", Short: "Answer searches over HTTP", Long: serveLong,
		Example: "  dateline serve news\n  curl 'http://127.0.0.1:8080/api/v1/search?q=Kalbajar'",
		RunE:    func(cmd *cobra.Command, args []string) error { return a.serve(cmd.Context(), o, args) },
	}
	a.archiveFlag(cmd)
	a.clusterFlags(cmd)
	a.entitiesFlag(cmd)
	cmd.Flags().StringVar(&o.addr, "addr", "127.0.0.1:8080", "listen on `host:port`; port 0 takes a free one")
	cmd.Flags().StringVar(&o.basePath, "base-path", "", "the `path` below which a proxy shows the server, for example /archive")
	cmd.Flags().StringArrayVar(&o.hosts, "host", nil, "answer for this `name`, localhost and addresses only; repeatable (default: any, but where --addr is of this machine alone none of another site)")
	cmd.Flags().StringVar(&o.dev, "dev", "", "for working on the pages: the `folder` of templates/ and static/, read for each request")
	cmd.Flags().StringVar(&o.pprof, "pprof", "", "serve profiles of the program on `host:port`, for this machine only, for example 127.0.0.1:6060")
	encodingFlag(cmd.Flags(), &o.charset)
	limitFlags(cmd.Flags(), &o.maxBytes, &o.limits)
	o.postBytes = server.DefaultPostBytes
	cmd.Flags().Var(&size{&o.postBytes, server.HighestPostBytes}, "post-bytes", "refuse a request that posts more than `SIZE`")
	return cmd
}

// serveOptions are those of serve.
type serveOptions struct {
	addr, basePath, dev, pprof string
	hosts                      []string // that are answered for
	maxBytes, postBytes        int64
	limits                     ingest.Limits
	charset                    string // of files
}

// pages are the templates and styles on disk; nil are those in the program.
func (o serveOptions) pages() fs.FS {
	if o.dev == "" {
		return nil
	}
	return os.DirFS(o.dev)
}

func (a *app) serve(ctx context.Context, o serveOptions, files []string) error {
	var plan *ingest.Plan
	if len(files) > 0 {
		var err error
		if plan, err = a.plan(ctx, files, ingest.Options{MaxBytes: o.maxBytes, Limits: o.limits, Charset: o.charset}); err != nil {
			return err
		}
	}
	if err := checkAddr(o.addr); err != nil {
		return err
	}
	ports, taken := o.listen()
	defer ports.close()
	if at, err := a.place(); taken != nil && err == nil && (at.folder == "" || !at.holdsArchive()) {
		return taken // and no archive is made
	}
	defer memory.Bound(memory.Serving)()
	a.warm = true
	return a.holdArchive(ctx, func(archive dateline.Archive) error {
		if taken != nil {
			return taken // where a server has the archive too, that is told before
		}
		listener, profiles := ports.pages, ports.profiles
		var ready atomic.Bool // once the files are read
		h, err := server.New(archive, server.Options{Log: a.accessLog(), Version: release(), BasePath: o.basePath, Ready: ready.Load, Pages: o.pages(),
			Hosts:    server.Hosts{Names: o.hosts, Listens: listener.Addr()},
			MaxBytes: o.maxBytes, Limits: o.limits, PostBytes: o.postBytes})
		if err != nil {
			return invalidOption(err)
		}
		a.warnOfOpenKeys(listener.Addr())
		socket := a.listenToCommands(archive)
		a.printf("serving %s on http://%s/\n", safe(a.archive), listener.Addr())
		if profiles != nil {
			a.printf("profiles on http://%s/debug/pprof/\n", profiles.Addr())
		}
		if err := a.out.Flush(); err != nil {
			return err
		}
		return together(ctx,
			func(ctx context.Context) error { return a.answer(ctx, listener, h) },
			func(ctx context.Context) error { return a.answerCommands(ctx, socket, archive) },
			func(ctx context.Context) error { return a.answerProfilers(ctx, profiles) },
			func(ctx context.Context) error { return a.readFirst(ctx, archive, plan, &ready) })
	})
}

// ports are what a server listens on: profiles is nil where none are asked for.
type ports struct{ pages, profiles net.Listener }

// listen takes the addresses. Connections wait until somebody answers them.
func (o serveOptions) listen() (p ports, err error) {
	if p.pages, err = net.Listen("tcp", o.addr); err == nil {
		p.profiles, err = o.listenToProfilers()
	}
	return p, err
}

func (p ports) close() {
	for _, l := range []net.Listener{p.pages, p.profiles} {
		if l != nil {
			l.Close()
		}
	}
}

// checkAddr refuses what is no address to listen on. One without a port would be a port
// that nobody has named, on every network.
func checkAddr(addr string) error {
	_, port, err := net.SplitHostPort(addr)
	if err == nil {
		_, err = strconv.ParseUint(port, 10, 16)
	}
	if err != nil {
		return usagef("addr: %q is no address to listen on; want host:port, such as 127.0.0.1:8080 or :8080, with a port from 0 to 65535", addr)
	}
	return nil
}

// readFirst indexes the files that were named, and is ready then. Rejects have been
// told and are no reason not to serve the others.
func (a *app) readFirst(ctx context.Context, archive dateline.Archive, plan *ingest.Plan, ready *atomic.Bool) error {
	if plan == nil {
		ready.Store(true)
		return nil
	}
	if err := a.importAll(ctx, archive, plan, false); err != nil && !errors.Is(err, errTold) {
		return err
	}
	ready.Store(true)
	a.printf("the files are indexed\n")
	return a.out.Flush()
}

// listenToCommands makes the socket through which other commands use the archive.
// Where there can be none, nil, the archive is served all the same.
func (a *app) listenToCommands(archive dateline.Archive) net.Listener {
	at, err := a.place()
	if err != nil || at.folder == "" {
		return nil // other commands open an archive on OpenSearch for themselves
	}
	if folder, ok := archive.(*index.Archive); ok && folder.ReadOnly() {
		return nil // so they do with one that nobody here can write to
	}
	socket, err := remote.Listen(at.folder)
	if err != nil {
		a.tell("warning: no other command can use the archive while it is served: %s", safe(err.Error()))
		return nil
	}
	return socket
}

func (a *app) answerCommands(ctx context.Context, socket net.Listener, archive dateline.Archive) error {
	if socket == nil {
		return nil
	}
	defer socket.Close()
	return remote.Serve(ctx, socket, archive, remote.Options{Log: a.log(), Grace: drainCallTime})
}

// answer serves until ctx is done, and then lets the requests under way end. Those
// that do not in time are cut off, which is no failure of the server.
func (a *app) answer(ctx context.Context, listener net.Listener, h http.Handler) error {
	srv := server.HTTP(h, a.accessLog())
	var unused spare
	srv.ConnState = unused.follow
	ended := make(chan error, 1)
	go func() { ended <- srv.Serve(listener) }()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	unused.close()
	grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), drainTime)
	defer cancel()
	if srv.Shutdown(grace) != nil {
		return srv.Close()
	}
	return nil
}
