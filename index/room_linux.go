package index

import (
	"os"
	"syscall"
)

// reserve takes n bytes of the disk for a file without writing them;
// errors.ErrUnsupported where the file system cannot.
func reserve(f *os.File, n int64) error {
	err := syscall.EINTR
	for err == syscall.EINTR {
		err, _ = syscall.Fallocate(int(f.Fd()), 0, 0, n).(syscall.Errno)
	}
	if err == 0 {
		return nil
	}
	return os.NewSyscallError("fallocate", err)
}
