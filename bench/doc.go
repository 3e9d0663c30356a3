// Command bench measures an archive: how well it ranks and how fast it is. What
// it prints is what docs/benchmarks.md holds.
//
//	go run ./bench relevance DATA
//	go run ./bench load [-n ARTICLES] [-cpuprofile FILE] DATA
//	go run ./bench serve [-n ARTICLES] [-archive DIR] [-connections N] [-time DURATION] [-slow CLIENTS] [-queries N] DATA
//	go run ./bench posting [-n ARTICLES] DATA
//	go run ./bench paging DATA
//	go run ./bench extract [-to FILE] DATA
//	go run ./bench forms [-each BYTES] [-size BYTES] [-part FORM] DATA
//	go run ./bench copies [-wrong FILE] DATA
//	go run ./bench encodings FOLDER
//	go run ./bench peers [-n ARTICLES,ARTICLES] [-rounds N] [-only PEER,PEER] [-keep DIR] [-write] [-check] DATA
//	go run ./bench growth [-n ARTICLES,ARTICLES] [-keep DIR] [-write] DATA
//	go run ./bench wrk [-n ARTICLES] [-archive DIR] [-connections N] [-time DURATION] [-write] DATA
//	go run ./bench entities [-entities MODE] [-to DIR] DATA
//
// DATA is a folder with the collections to measure with: ir/NAME with
// corpus.jsonl, queries.jsonl and qrels.tsv, news/reuters106k.ndjson.zst and
// news/reuters21578.ndjson.zst, html/gold.ndjson and html/pages.tar.zst,
// cluster/giveme5w1h.ndjson, geo/lgl/gold.ndjson, geo/geovirus/gold.ndjson and ner/wikigold.ndjson. What is
// searched goes through the contract, into an archive in a temporary folder that is
// removed again; encodings takes any folder of texts in UTF-8 that lie in folders
// named by their language, such as de/a.txt; serve and posting ask the program itself over HTTP, and forms reads each form
// in a process of its own. peers makes other engines below build/, from their package
// registries, and asks them and dateline in turns behind the line protocol of
// bench/peers; growth asks dateline alone, and wrk the program itself. The exit code is 1 when a target is missed or something fails,
// and 2 when the command line is wrong.
package main
