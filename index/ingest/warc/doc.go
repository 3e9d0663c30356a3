// Package warc reads web archives: WARC 0.18 to 1.1 and ARC 1, plain, gzip or
// zstd. It knows no article.
//
// The fields are those of ISO 28500:2017 (WARC 1.1), whose drafts 0.17 and 0.18
// and first edition 1.0 differ in the version line and in how fine a date may be.
// ARC 1 is the format that the Internet Archive wrote from 1996 to 2008.
//
//	r := warc.NewReader(f, warc.Options{})
//	for {
//		rec, err := r.Next()
//		if err == io.EOF {
//			break
//		}
//		if err != nil {
//			return err // a *BreakError: the byte of the file and what is wrong there
//		}
//		if rec.Type == warc.Response {
//			page, err := rec.Payload()
//			…
//		}
//	}
//
// # Where reading ends
//
// A file is read up to its first break and not behind it: a block that the file
// ends in, a gzip member that is damaged, a record that does not begin where the
// one before ends. All records before a break are whole. What can be read without
// a guess (a blank line too few, a digest that is not met, a body that is not
// chunked although its header says so) is read, and told in [Record.Notices].
//
// # Where a record is
//
// [Position] is the byte of the file as it is stored. In a gzip or zstd file this
// is where the member (the frame) begins, with the number of unpacked bytes to
// pass over in it: 0 where each record has a member of its own, as it should.
// [ReadAt] reads the record at a position again, so that a revisit is resolved by
// a map from [Digest], or from [Record.ID], to Position.
//
// # Bounds
//
// Memory does not depend on the length of a file, a record or a line. What a
// header says (a Content-Length, the size of a chunk) is never allocated.
package warc
