package segment

import (
	"fmt"
	"os"
	"path/filepath"
	"sync"

	"github.com/blevesearch/mmap-go"
	api "github.com/blevesearch/scorch_segment_api/v2"
)

// file is a segment in a file, which is mapped into memory until nobody refers to it.
type file struct {
	base
	path string
	file *os.File

	mu     sync.Mutex
	refs   int
	mapped mmap.MMap
}

var (
	_ api.PersistedSegment  = (*file)(nil)
	_ api.DocValueVisitable = (*file)(nil)
)

// Open opens a segment. It reads the directory and holds it against its sum; the rest
// is looked at when it is read, and all of it by Verify.
func (p *Plugin) Open(path string) (api.Segment, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	s := &file{base: base{name: filepath.Base(path)}, path: path, file: f, refs: 1}
	if err := s.open(); err != nil {
		_ = s.DecRef()
		return nil, err
	}
	return s, nil
}

func (s *file) open() error {
	info, err := s.file.Stat()
	if err != nil {
		return err
	}
	if info.Size() < tailBytes {
		return s.damaged("directory", "the file has %d bytes", info.Size())
	}
	if s.mapped, err = mmap.Map(s.file, mmap.RDONLY, 0); err != nil {
		return fmt.Errorf("map the segment %s: %w", s.name, err)
	}
	s.mem = s.mapped
	return s.read()
}

// OpenUsing is Open; nothing can be configured.
func (p *Plugin) OpenUsing(path string, _ map[string]any) (api.Segment, error) { return p.Open(path) }

// Path is that of the file.
func (s *file) Path() string { return s.path }

// Size is how many bytes of memory the segment takes, the file not counted.
func (s *file) Size() int { return 512 + 512*len(s.fields) }

// AddRef is called by who goes on to use the segment.
func (s *file) AddRef() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.refs++
}

// DecRef is called by who no longer does. The last one closes the file.
func (s *file) DecRef() (err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.refs--; s.refs != 0 {
		return nil
	}
	if s.mapped != nil {
		err = s.mapped.Unmap()
	}
	if closed := s.file.Close(); err == nil {
		err = closed
	}
	return err
}

// Close is DecRef for who opened the segment.
func (s *file) Close() error { return s.DecRef() }
