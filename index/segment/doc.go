// Package segment is how an index of Bleve's scorch keeps its words on the disk:
// segments of our own, as a plugin of scorch. Bleve decides when they are made, merged
// and removed, and what of them is deleted; its own queries work on them. Beside
// Bleve's interfaces a list has Mark, Tally and Positions, which read it block by block
// instead of posting by posting. Of a field it keeps its terms, and where its options
// say so frequencies with a length, positions, and the terms by document. Offsets,
// array positions, vectors, synonyms, shapes, composite fields, and documents in
// documents are refused.
//
// # The file
//
// This is version 1. A segment in memory has the bytes that it has in a file. Numbers
// of a fixed size are little-endian, a uvarint is one of encoding/binary. Documents are
// numbered from 0, of which there are fewer than 2^31; fields from 0, _id first and the
// others in the order of their bytes; terms from 0 in the order of their bytes.
//
//	file      = section... directory tail
//	tail      = bytes of directory 4, sum of directory 4, version 4, "dlsg"
//	directory = documents uvarint, fields uvarint, field..., bytes of records uvarint, extent
//	field     = bytes of name uvarint, name, has 1, terms uvarint, bytes of entries uvarint, extent...
//	extent    = bytes of section uvarint, sum 4
//
// Sums are CRC-32C. The sections follow each other from the beginning of the file: for
// each field that has terms (has & 1) lists and terms, then lengths if it has
// frequencies (has & 2), then values if it has its terms by document (has & 8); has & 4
// is positions, which there are only with frequencies. Behind the fields is the section of
// what is stored, whose extent the directory ends with.
//
// Packed numbers have the same number of bits each, the width, and stand one behind
// the other from the lowest bit of the first byte on; the last byte is filled up with 0. A
// column is a byte with a width, 57 at most, and numbers packed.
//
//	lists     = list...             one for each term
//	terms     = entry..., column of where blocks begin in the entries,
//	            column of where the first list of each block begins in the lists
//	lengths   = column, by document: the length of the field; 0 if it has none
//	values    = column of documents + 1: where the terms of each begin, column of numbers of terms
//	stored    = record..., column of documents + 1: where each record begins
//	entry     = shared uvarint, bytes uvarint, those bytes, documents uvarint, bytes of list uvarint
//	record    = bytes uvarint, _id, value...
//	value     = number of the field uvarint, kind 1, bytes uvarint, those bytes
//
// Entries are in blocks of 16. A term is the first shared bytes of the one before it and
// the bytes of its entry; the first of a block shares none.
//
//	list      = skip..., block..., steps...
//	skip      = last document 4, where its block ends behind the skips 4,
//	            where its steps end behind the blocks 4
//	block     = widths 2, gaps packed, frequencies packed
//	widths    = width of gaps + width of frequencies<<5 + width of steps<<10
//
// A block is of 128 documents, the last one of those that are left. Skips are there if
// there are several blocks. A gap is how many documents lie between a document and
// the one before it in the list, a frequency is written less one, and its numbers begin in
// the bit behind the gaps. The steps of a block are the positions of its documents, packed:
// the first of each document, and then how far each is from the one before. They have one
// bit at least. Without frequencies and positions those widths are 0, and there are no steps.
//
// # What is promised
//
// Merging writes the file that New makes of the documents that are left, fields that
// none of them has aside. Open looks at the directory only, so that it costs little. Verify
// reads all and holds it against the sums. Whatever else is in a file, and if it is cut
// while it is read, reading ends with ErrDamaged or with answers that may be wrong: it
// does not panic, and takes no more memory than the file has bytes, or a small multiple.
package segment
