package warc

import "io"

// Block reads the block of one record.
type Block struct {
	rec  *Record
	left int64
	err  error // sticky
}

// Read gives the bytes as stored; see [Record.Block].
func (b *Block) Read(p []byte) (int, error) {
	if b.err != nil {
		return 0, b.err
	}
	if b.left == 0 {
		return 0, io.EOF
	}
	n, err := b.rec.reader.s.Read(p[:min(int64(len(p)), b.left)])
	b.left -= int64(n)
	if b.rec.check != nil {
		b.rec.check.write(p[:n])
	}
	if err != nil {
		b.err = b.rec.cut(err)
	}
	return n, b.err
}

// discard passes over what was not read. It reads it where digests are verified.
func (b *Block) discard() error {
	if b.left == 0 || b.err != nil {
		return b.err
	}
	if b.rec.check != nil {
		_, err := io.Copy(io.Discard, b)
		return err
	}
	n, err := b.rec.reader.s.skip(b.left)
	b.left -= n
	if err != nil {
		b.err = b.rec.cut(err)
		return b.err
	}
	b.err = errPast
	return nil
}

// cut turns the end of the file inside a block into a break.
func (rec *Record) cut(err error) error {
	if err != io.EOF {
		return err
	}
	s := rec.reader.s
	return breakAt(Position{Offset: s.file.offset()}, "the file ends here, %d bytes before the end of the block of %d bytes of the record at %s",
		rec.Block.left, rec.Length, rec.Position)
}
