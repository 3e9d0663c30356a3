package segment

import (
	"hash/crc32"
	"runtime/debug"
)

// Verify holds every section against its sum.
func (s *base) Verify() error {
	for _, c := range s.checks {
		if err := s.verify(c); err != nil {
			return err
		}
	}
	return nil
}

func (s *base) verify(c check) (err error) {
	defer s.guarded(debug.SetPanicOnFault(true), c.part, &err)
	if crc32.Checksum(s.mem[c.begin:c.end], castagnoli) != c.sum {
		return s.damaged(c.part, "it does not match its checksum")
	}
	return nil
}
