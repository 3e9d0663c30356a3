// Package query reads what somebody typed into a search box: a text in the
// language of docs/query-syntax.md becomes a tree of clauses and warnings with
// their positions. It knows no engine and analyses no words: they stay in the
// tree as they were typed.
//
// Reading does not fail on what is typed: a mark that makes no sense is ignored
// or searched for as a word, with a warning. Only a query beyond MaxDepth or
// MaxClauses is refused.
package query
