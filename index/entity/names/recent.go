package names

import (
	"hash/maphash"
	"strings"
	"sync/atomic"
)

// recent are ids of names that were asked for last: news names the same again and again.
var (
	recent [1 << 13]atomic.Pointer[identified]
	seed   = maphash.MakeSeed()
)

type identified struct{ kind, name, id string }

// id is Key.
func id(kind, name string) string {
	at := &recent[maphash.String(seed, name)%uint64(len(recent))]
	if k := at.Load(); k != nil && k.kind == kind && k.name == name {
		return k.id
	}
	k := &identified{kind, strings.Clone(name), Key(kind, name)}
	at.Store(k)
	return k.id
}
