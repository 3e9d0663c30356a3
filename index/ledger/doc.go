// Package ledger says what an archive takes in, and what becomes of it: which articles,
// keys, places and corrections are well formed, which revision a text is, what one Put
// does to an article. It is all that engines must not differ in, as functions of what
// they have read; it stores nothing and knows no engine.
//
// Errors for readers are *dateline.Error: they reject what came. Any other error says
// that what was read from the store makes no sense.
package ledger
