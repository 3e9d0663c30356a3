package main

import (
	"context"
	"net"
	"net/http"
	"net/http/pprof"

	"dateline/server"
)

// listenToProfilers makes the listener of --pprof; nil if that is not asked for.
// Profiles show what is in memory, and anybody can ask for them: this machine only.
func (o serveOptions) listenToProfilers() (net.Listener, error) {
	if o.pprof == "" {
		return nil, nil
	}
	host, _, err := net.SplitHostPort(o.pprof)
	if err != nil {
		return nil, usagef("--pprof %q: %s; want host:port, for example 127.0.0.1:6060", o.pprof, err)
	}
	if ip := net.ParseIP(host); host != "localhost" && !ip.IsLoopback() {
		return nil, usagef("--pprof %q: %q is not an address of this machine alone; want localhost, 127.0.0.1 or ::1 as the host", o.pprof, host)
	}
	return net.Listen("tcp", o.pprof)
}

// answerProfilers serves /debug/pprof/ until ctx is done; nothing if listener is nil.
func (a *app) answerProfilers(ctx context.Context, listener net.Listener) error {
	if listener == nil {
		return nil
	}
	mux := http.NewServeMux()
	mux.HandleFunc("/debug/pprof/", pprof.Index)
	mux.HandleFunc("/debug/pprof/profile", pprof.Profile)
	mux.HandleFunc("/debug/pprof/trace", pprof.Trace)
	mux.HandleFunc("/debug/pprof/symbol", pprof.Symbol)
	refuse := func(w http.ResponseWriter, _ *http.Request, err error) {
		http.Error(w, err.Error(), http.StatusMisdirectedRequest)
	}
	srv := server.HTTP(server.Hosts{Listens: listener.Addr()}.Guard(mux, refuse), a.accessLog())
	srv.WriteTimeout = 0 // a profile takes as long as its reader asks for
	stop := context.AfterFunc(ctx, func() { srv.Close() })
	defer stop()
	if err := srv.Serve(listener); err != http.ErrServerClosed {
		return err
	}
	return nil
}
