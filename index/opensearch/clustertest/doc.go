// Package clustertest starts real clusters of OpenSearch for tests: nodes on
// 127.0.0.1, of packages that `make cluster` brings, verified by their checksums. It
// is for tests only: the nodes skip the checks of production, and but for one know no users;
// the leases of their shards move every second, and not every half minute.
//
// Start gives a test a cluster of its own, with ways to let it fail; Shared one node
// that all tests of a program use, whose TestMain calls Main; Run is for a program
// that measures; StartSecured one node with the security plugin, which asks who calls.
// None touches the network beyond 127.0.0.1. Where the packages or Java are missing the
// test fails. With -short it is skipped: starting a node takes seconds.
//
// A node ends with the program, however that ends: its input is closed then,
// and on Linux the kernel kills it, stopped or not.
package clustertest
