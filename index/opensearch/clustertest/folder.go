package clustertest

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// prefix begins the names of the folders of clusters; the number of the process follows.
const prefix = "dateline-cluster-"

// makeFolder makes a folder for the data of nodes: in memory where there is room, as nodes
// wait for the disk most of the time that an index takes to be made. TMPDIR puts it
// elsewhere.
func makeFolder() (string, error) {
	parent := ""
	if os.Getenv("TMPDIR") == "" && roomInMemory() {
		sweep(inMemory)
		parent = inMemory
	}
	return os.MkdirTemp(parent, fmt.Sprintf("%s%d-", prefix, os.Getpid()))
}

// testFolder is makeFolder for a test, behind which it is removed.
func testFolder(t testing.TB) string {
	t.Helper()
	dir, err := makeFolder()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := os.RemoveAll(dir); err != nil {
			t.Error(err)
		}
	})
	return dir
}

// sweep removes the folders that programs have left which were killed.
func sweep(parent string) {
	left, _ := filepath.Glob(filepath.Join(parent, prefix+"*"))
	for _, dir := range left {
		var pid int
		if _, err := fmt.Sscanf(filepath.Base(dir), prefix+"%d-", &pid); err == nil && hasEnded(pid) {
			_ = os.RemoveAll(dir) // it may be another user's
		}
	}
}
