// Command bench measures an archive: how well it ranks and how fast it is. What
// it prints is what docs/benchmarks.md holds.
//
//	go run ./bench relevance DATA
//	go run ./bench load [-n ARTICLES] [-cpuprofile FILE] DATA
//
// DATA is a folder with the collections to measure with: ir/NAME with
// corpus.jsonl, queries.jsonl and qrels.tsv, and news/reuters106k.ndjson.zst.
// Everything goes through the contract, into an archive in a temporary folder
// that is removed again. The exit code is 1 when a target is missed or something
// fails, and 2 when the command line is wrong.
package main
