package cluster

import "errors"

// Busy reports whether err is that the cluster turned a call away which it may carry out
// later: it has too much to do, or looks for a manager. It is not where nothing answers, or
// disks are full: somebody has to see to these.
func Busy(err error) bool {
	var f *Failure
	return errors.As(err, &f) && f.later()
}
