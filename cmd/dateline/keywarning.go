package main

import (
	"net"
	"net/netip"
)

// warnOfOpenKeys says that whoever is on the way of plain HTTP can read the keys of
// those who write, where the server can be reached from other machines.
func (a *app) warnOfOpenKeys(addr net.Addr) {
	at, err := netip.ParseAddrPort(addr.String())
	if err == nil && at.Addr().Unmap().IsLoopback() {
		return
	}
	a.accessLog().Warn("other machines can reach the server over plain HTTP, where keys of those who write can be read on the way; let it listen on 127.0.0.1, behind a proxy with TLS",
		"address", addr.String())
}
