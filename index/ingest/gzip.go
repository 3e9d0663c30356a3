package ingest

import (
	"errors"
	"io"

	"github.com/klauspost/compress/gzip"
)

const formGzip form = "gzip"

func gzipReaders() []reader {
	return []reader{{
		form: formGzip, endings: []string{".gz", ".gzip", ".tgz"}, types: []string{"application/gzip", "application/x-gzip"},
		sniff: isGzip, one: true, holder: true, read: (*run).gzip,
	}, {
		form: formGzip, endings: []string{".gz", ".gzip", ".tgz"}, one: true, read: (*run).notPacked,
	}}
}

// isGzip knows the two magic bytes and deflate, the only method (RFC 1952, 2.3.1).
var isGzip = startsWith("\x1f\x8b\x08")

// gzip reads what gzip hides, of which metadata.csv may speak.
func (r *run) gzip(s *stream) {
	in, z := r.gunzip(s)
	r.read(in)
	if z.stray != nil {
		r.reject(s, spot{}, z.stray)
	}
}

// notPacked reads a file that is called compressed and is not: browsers unpack
// what they load and leave the name. Of one that is not read there is nothing to tell.
func (r *run) notPacked(s *stream) {
	_, ending := byEnding(s.name)
	for in := inner(s.name); in != s.name; in = inner(s.name) {
		s.name = in
	}
	if _, is := s.reader(); is && s.size != 0 {
		r.notice(s, spot{}, problem("its name ends in %s and it is not compressed; it is read as it is", ending))
	}
	r.read(s)
}

// inner is the name of what a compression hides: "a.txt" of "a.txt.gz", "a.tar"
// of "a.tgz".
func inner(name string) string {
	for _, ending := range []string{".gz", ".gzip", ".zst", ".zstd"} {
		name = without(name, ending, "")
	}
	return without(without(name, ".tgz", ".tar"), ".tzst", ".tar")
}

// gunzip unpacks gzip member by member, as RFC 1952 (2.2) has it.
type gunzip struct {
	s      *stream
	z      *gzip.Reader
	out    int64
	starts [][2]int64 // of the latest members: offset unpacked, offset as stored
	stray  error      // what lies behind the last member
}

// gunzip returns the stream that gzip hides in s.
func (r *run) gunzip(s *stream) (*stream, *gunzip) {
	z := &gunzip{s: s}
	in := s.inside(r.metered(s, &layer{r: z, fault: func(err error) error { return s.damaged("is damaged gzip", err) }}), -1)
	in.name = inner(s.name)
	if s.stored != nil {
		in.stored = z.stored
	}
	if s.again != nil {
		in.again = func() (*stream, func(), error) {
			p, done, err := s.again()
			if err != nil {
				return nil, nil, err
			}
			in, _ := r.gunzip(p)
			return in, done, nil
		}
	}
	return in, z
}

func (g *gunzip) Read(p []byte) (int, error) {
	for {
		if g.z == nil {
			if err := g.next(); err != nil {
				return 0, err
			}
		}
		n, err := g.z.Read(p)
		g.out += int64(n)
		if !errors.Is(err, io.EOF) {
			return n, err
		}
		g.z.Multistream(false)
		if err := g.between(); err != nil || n > 0 {
			return n, err
		}
	}
}

// next opens the first member.
func (g *gunzip) next() (err error) {
	g.mark()
	if g.z, err = gzip.NewReader(g.s.in.Reader); err == nil {
		g.z.Multistream(false)
	}
	if errors.Is(err, io.EOF) {
		err = io.ErrUnexpectedEOF
	}
	return err
}

// between goes to the member behind the one that ended; io.EOF if there is none.
// Zeros are padding; what else is no member is told when all before is read.
func (g *gunzip) between() error {
	for {
		head, err := g.s.in.Peek(1)
		if err != nil {
			return err
		}
		if head[0] != 0 {
			break
		}
		_, _ = g.s.in.Discard(1) // it is in the buffer
	}
	if head, _ := g.s.in.Peek(3); !isGzip(head) {
		g.stray = g.s.damaged("has something behind its end", errors.New("not another part of it"))
		return io.EOF
	}
	g.mark()
	if err := g.z.Reset(g.s.in.Reader); err != nil {
		return err
	}
	g.z.Multistream(false)
	return nil
}

// markedMembers is how many members' beginnings are remembered: more lie in no
// two buffers.
const markedMembers = 4096

func (g *gunzip) mark() {
	if len(g.starts) == markedMembers {
		g.starts = append(g.starts[:0], g.starts[markedMembers/2:]...)
	}
	g.starts = append(g.starts, [2]int64{g.out, g.s.in.taken()})
}

// stored returns where the member lies that begins at an unpacked offset.
func (g *gunzip) stored(at int64) (int64, bool) {
	for i := len(g.starts) - 1; i >= 0 && g.starts[i][0] >= at; i-- {
		if g.starts[i][0] == at {
			return g.s.stored(g.starts[i][1])
		}
	}
	return 0, false
}
