package warc

import "hash"

// check computes the digests of a record while its block goes by.
type check struct {
	block   hash.Hash // nil: not to be compared
	payload hash.Hash
	// joined hashes the payload without chunked coding. ISO 28500 means this one;
	// most programs write the other, so either will do.
	joined hash.Hash
	inBody bool // the header of the HTTP message has gone by
	line   int  // bytes of the header's line that have gone by
	chunks chunks
}

func newCheck(rec *Record) *check {
	c := &check{block: rec.hashFor("WARC-Block-Digest", rec.BlockDigest)}
	// The digest of a revisit is of the earlier payload, that of a segment of all.
	if rec.Type != Revisit && rec.Type != Continuation && rec.Segment().Number == 0 {
		c.payload = rec.hashFor("WARC-Payload-Digest", rec.PayloadDigest)
	}
	if c.block == nil && c.payload == nil {
		return nil
	}
	c.inBody = !rec.isHTTP()
	if c.payload != nil && !c.inBody {
		c.joined = newHash(rec.PayloadDigest.Algorithm)
	}
	return c
}

func (rec *Record) hashFor(field string, d Digest) hash.Hash {
	if d.IsZero() {
		return nil
	}
	h := newHash(d.Algorithm)
	if h == nil {
		rec.notice(field, "the algorithm %s is not known, so it was not compared; want md5, sha1, sha256, sha384 or sha512", shown([]byte(d.Algorithm)))
	}
	return h
}

func (c *check) write(p []byte) {
	if c.block != nil {
		c.block.Write(p)
	}
	if c.payload == nil {
		return
	}
	if p = c.body(p); len(p) > 0 {
		c.payload.Write(p)
		c.join(p)
	}
}

// body returns the part of p that is behind the blank line.
func (c *check) body(p []byte) []byte {
	for i := 0; !c.inBody && i < len(p); i++ {
		switch {
		case p[i] == '\n' && c.line == 0:
			c.inBody = true
			return p[i+1:]
		case p[i] == '\n':
			c.line = 0
		case p[i] != '\r':
			c.line++
		}
	}
	if !c.inBody {
		return nil
	}
	return p
}

func (c *check) join(p []byte) {
	for c.joined != nil && len(p) > 0 && !c.chunks.over() {
		if c.chunks.state != chunkData {
			c.chunks.step(p[0])
			p = p[1:]
			continue
		}
		n := min(int64(len(p)), c.chunks.left)
		c.joined.Write(p[:n])
		c.chunks.data(n)
		p = p[n:]
	}
}

// compare says which digests are not met.
func (c *check) compare(rec *Record) {
	if c.block != nil && sum(c.block) != rec.BlockDigest.Sum {
		rec.notice("WARC-Block-Digest", "%s is not that of the block, %s", rec.BlockDigest, Digest{rec.BlockDigest.Algorithm, sum(c.block)})
	}
	if c.payload == nil || sum(c.payload) == rec.PayloadDigest.Sum || c.joined != nil && sum(c.joined) == rec.PayloadDigest.Sum {
		return
	}
	rec.notice("WARC-Payload-Digest", "%s is not that of the payload, %s", rec.PayloadDigest, Digest{rec.PayloadDigest.Algorithm, sum(c.payload)})
}

func sum(h hash.Hash) string { return string(h.Sum(nil)) }
