package world

import "sync"

// Stamp returns the Fingerprint of the world that the program carries, without decoding
// it.
var Stamp = sync.OnceValue(func() string { return fingerprint(data) })
