package memory

import (
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"testing"
	"time"
)

func TestLimit(t *testing.T) {
	u := Use{Percent: 400, Limit: 400 << 20}
	for _, tt := range []struct {
		name                 string
		machine, inUse, want int64
	}{
		{"a large machine", 8 << 30, 100 << 20, 400 << 20},
		{"an unknown one", 0, 100 << 20, 400 << 20},
		{"a small one", 512 << 20, 50 << 20, 256 << 20},
		{"much in use", 8 << 30, 300 << 20, 482 << 20},
		{"more than the machine can give", 500 << 20, 400 << 20, 450 << 20},
	} {
		if got := u.limit(tt.machine, tt.inUse); got != tt.want {
			t.Errorf("%s: %d MiB; want %d", tt.name, got>>20, tt.want>>20)
		}
	}
}

// settings are the percentage and the limit that hold.
func settings() (percent int, limit int64) {
	percent = debug.SetGCPercent(100)
	debug.SetGCPercent(percent)
	return percent, debug.SetMemoryLimit(-1)
}

func TestBound(t *testing.T) {
	for _, tt := range []struct {
		name, gogc, limit string
		sets, bounds      bool
	}{
		{"nothing said", "", "", true, true}, {"GOGC said", "50", "", false, true}, {"GOMEMLIMIT said", "", "1GiB", true, false}, {"both said", "off", "off", false, false},
	} {
		t.Setenv("GOGC", tt.gogc)
		t.Setenv("GOMEMLIMIT", tt.limit)
		percent, limit := settings()
		u := Use{Percent: 333, Limit: 77 << 20}
		release := Bound(u)
		p, l := settings()
		if (p == u.Percent) != tt.sets || (l < 1<<40) != tt.bounds {
			t.Errorf("%s: %d, %d; want set %v, bounded %v", tt.name, p, l, tt.sets, tt.bounds)
		}
		release()
		release()
		if p, l := settings(); p != percent || l != limit {
			t.Errorf("%s: %d, %d are left; want %d, %d", tt.name, p, l, percent, limit)
		}
	}
}

// A heap that grows beyond the limit raises it, so that it is not collected without end.
func TestLimitFollowsTheHeap(t *testing.T) {
	t.Setenv("GOGC", "")
	t.Setenv("GOMEMLIMIT", "")
	defer Bound(Use{Percent: 100, Limit: 16 << 20})()
	held := make([]byte, 96<<20)
	runtime.GC()
	for deadline := time.Now().Add(time.Minute); debug.SetMemoryLimit(-1) < int64(len(held))*3/2; {
		if time.Now().After(deadline) {
			t.Fatalf("the limit is %d MiB with %d in use", debug.SetMemoryLimit(-1)>>20, inUse()>>20)
		}
		time.Sleep(10 * time.Millisecond)
	}
	runtime.KeepAlive(held)
}

func TestAvailable(t *testing.T) {
	const meminfo = "MemTotal:       1024 kB\nMemFree:        1 kB\n"
	for _, tt := range []struct {
		name  string
		files map[string]string
		want  int64
	}{
		{"nothing", nil, 0},
		{"the machine", map[string]string{"proc/meminfo": meminfo}, 1 << 20},
		{"no limit", map[string]string{"proc/meminfo": meminfo, "proc/self/cgroup": "0::/a/b\n", "sys/fs/cgroup/a/b/memory.max": "max\n"}, 1 << 20},
		{"a group", map[string]string{"proc/meminfo": meminfo, "proc/self/cgroup": "0::/a/b\n", "sys/fs/cgroup/a/b/memory.max": "65536\n"}, 65536},
		{"the group above", map[string]string{"proc/meminfo": meminfo, "proc/self/cgroup": "0::/a/b\n", "sys/fs/cgroup/a/b/memory.max": "max\n", "sys/fs/cgroup/a/memory.max": "131072\n"}, 131072},
		{"a container", map[string]string{"proc/meminfo": meminfo, "proc/self/cgroup": "0::/docker/abc\n", "sys/fs/cgroup/memory.max": "262144\n"}, 262144},
		{"the first version", map[string]string{"proc/meminfo": meminfo, "proc/self/cgroup": "9:cpu:/x\n4:memory:/x\n", "sys/fs/cgroup/memory/x/memory.limit_in_bytes": "4096\n"}, 4096},
		{"a limit beyond the machine", map[string]string{"proc/meminfo": meminfo, "proc/self/cgroup": "4:memory:/\n", "sys/fs/cgroup/memory/memory.limit_in_bytes": "9223372036854771712\n"}, 1 << 20},
		{"what cannot be read", map[string]string{"proc/meminfo": "MemTotal: much kB\n", "proc/self/cgroup": "odd\n"}, 0},
	} {
		root := t.TempDir()
		for name, text := range tt.files {
			path := filepath.Join(root, name)
			if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if got := availableBelow(root); got != tt.want {
			t.Errorf("%s: %d; want %d", tt.name, got, tt.want)
		}
	}
}
