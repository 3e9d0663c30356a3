package ingest

import (
	"io"

	"dateline"
	"dateline/index/ingest/advice"
)

// Limits bound what one file may hide in containers and compression, so that a
// few bytes cannot keep a machine busy for ever. What meets a limit is rejected
// with the limit in the reason, never cut short; what was read before it stays.
// A zero field is its default, a negative one Invalid.
type Limits struct {
	// Unpacked is how many bytes one file may give, all layers and members added
	// up; default 256 GiB, some hundred million articles, at most 16 TiB.
	Unpacked int64
	// Ratio is how many bytes one file may give for each of its own, once it gave
	// 64 MiB; default 200, at most 100000. That is far more than texts and pages
	// pack; deflate can hide 1032 bytes in one, and two layers a million.
	Ratio int64
	// Depth is how many containers and compressions may lie in each other; default
	// 4, at most 16: a .warc.gz in a .tar.gz is four.
	Depth int
	// Members is how many members one file may have, those that are ignored and
	// folders counted too; default 1000000, at most 100 million. Some 500 bytes of
	// memory are taken for each member of a zip.
	Members int
	// Spool is how many bytes may be put into a temporary file, for each zip that is
	// not a file of its own and each tar that is posted or lies in a tar; default 4
	// GiB, at most 1 TiB.
	Spool int64
}

// DefaultLimits returns the limits that the zero Options use.
func DefaultLimits() Limits {
	return Limits{Unpacked: 256 << 30, Ratio: 200, Depth: 4, Members: 1_000_000, Spool: 4 << 30}
}

// HighestLimits returns what each limit can be raised to.
func HighestLimits() Limits {
	return Limits{Unpacked: 16 << 40, Ratio: 100_000, Depth: 16, Members: 100_000_000, Spool: 1 << 40}
}

// Check says which of the limits cannot be, by the name of its option.
func (l Limits) Check() error {
	_, err := l.withDefaults()
	return err
}

// ratioFloor is what a file may give whatever its size.
const ratioFloor = 64 << 20

func (l Limits) withDefaults() (Limits, error) {
	d, most := DefaultLimits(), HighestLimits()
	for _, c := range []struct {
		name            string
		value           *int64
		standard, bound int64
	}{
		{"max-unpacked", &l.Unpacked, d.Unpacked, most.Unpacked},
		{"max-ratio", &l.Ratio, d.Ratio, most.Ratio},
		{"max-spool", &l.Spool, d.Spool, most.Spool},
	} {
		if err := within(c.name, c.value, c.standard, c.bound); err != nil {
			return l, err
		}
	}
	if err := within("max-depth", &l.Depth, d.Depth, most.Depth); err != nil {
		return l, err
	}
	return l, within("max-members", &l.Members, d.Members, most.Members)
}

func within[T int | int64](name string, value *T, standard, most T) error {
	if *value == 0 {
		*value = standard
	}
	if *value < 1 || *value > most {
		return dateline.Invalidf(name, "%d is out of range; want 1 to %d", *value, most)
	}
	return nil
}

// raisable says with a reason which limit was met.
func raisable(limit string, reason *dateline.Error) error {
	return advice.New(reason, advice.Advice{Do: advice.RaiseTrusted, Limit: limit})
}

// spent is what one file has used of its limits.
type spent struct {
	unpacked int64
	members  int
	over     *damage // the limit that it met; nil if none
}

// metered counts the bytes that a layer unpacks, and ends it at the limit.
type metered struct {
	r      io.Reader
	file   *file
	limits Limits
}

// metered returns what a reader unpacks from a stream, counted against the
// limits of its file. Every reader that unpacks anything has to use it.
func (r *run) metered(s *stream, unpacks io.Reader) io.Reader {
	return &metered{r: stoppable{r.ctx, unpacks}, file: s.file, limits: r.opt.Limits}
}

func (m *metered) Read(p []byte) (int, error) {
	if m.file.spent.over != nil {
		return 0, m.file.spent.over
	}
	n, err := m.r.Read(p)
	m.file.spent.unpacked += int64(n)
	if reason := m.file.exceeds(m.limits); reason != nil {
		m.file.spent.over = &damage{reason: reason, at: m.file.read}
		return 0, m.file.spent.over
	}
	return n, err
}

func (f *file) exceeds(l Limits) error {
	out, in := f.spent.unpacked, max(f.size, f.read)
	switch {
	case out > l.Unpacked:
		return raisable("max-unpacked", problem("unpacks to more than the limit of %d bytes; the rest is not read", l.Unpacked))
	case out > ratioFloor && out/l.Ratio >= in:
		return raisable("max-ratio", problem("unpacks to more than %d times its %d bytes, the limit; the rest is not read", l.Ratio, in))
	}
	return nil
}

// member counts a member of a container; false says that it is one too many.
func (f *file) member(l Limits) bool {
	f.spent.members++
	if f.spent.members > l.Members && f.spent.over == nil {
		f.spent.over = &damage{reason: raisable("max-members", problem("has more than %d members, the limit; the rest is not read", l.Members)), at: f.read}
	}
	return f.spent.over == nil
}
