// Package record keeps the record of an archive: one SQLite file with every
// revision of every article, what is known of each, the gazetteer, small shared
// state, and a log of every change. It is what may never be lost; all else in an
// archive is rebuilt from it.
//
// A write is one transaction that is durable when the call returns (write-ahead
// log, synchronous=FULL), and there is one writer at a time. Reads run beside it
// on connections of their own and keep no transaction open while their caller is
// busy. Errors for readers are *dateline.Error; whatever else fails is wrapped
// with the operation that met it.
//
// The file is meant to be read by any SQLite tool for a long time: its tables
// carry comments, the table about says how to read the bodies, and the view
// current_article shows the articles as they are now.
package record
