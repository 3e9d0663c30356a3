//go:build !linux

package index

import (
	"errors"
	"os"
)

// reserve is for systems that have it.
func reserve(*os.File, int64) error { return errors.ErrUnsupported }
