package memory

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// available is what the program may take at all: the memory of the machine, or of the
// control groups that it is in where that is less. It is 0 where the system does not say.
func available() int64 { return availableBelow("/") }

// availableBelow is available with the files of the system below a folder.
func availableBelow(root string) int64 {
	least := memTotal(filepath.Join(root, "proc/meminfo"))
	for _, file := range limitFiles(root) {
		if n := bytesIn(file); n > 0 && (least == 0 || n < least) {
			least = n
		}
	}
	return least
}

// memTotal reads proc_meminfo(5).
func memTotal(file string) int64 {
	raw, _ := os.ReadFile(file)
	for line := range strings.Lines(string(raw)) {
		if f := strings.Fields(line); len(f) == 3 && f[0] == "MemTotal:" && f[2] == "kB" {
			kib, _ := strconv.ParseInt(f[1], 10, 64)
			return kib << 10
		}
	}
	return 0
}

// limitFiles are those of the program's control groups and of all above them: cgroups(7),
// the second version or the first one's memory controller. In a container the path may
// be that of the host; the files of the container's own group then lie at the top.
func limitFiles(root string) (files []string) {
	raw, _ := os.ReadFile(filepath.Join(root, "proc/self/cgroup"))
	for line := range strings.Lines(string(raw)) {
		parts := strings.SplitN(strings.TrimSpace(line), ":", 3)
		if len(parts) < 3 {
			continue
		}
		top, name := "", ""
		switch {
		case parts[0] == "0" && parts[1] == "":
			top, name = "sys/fs/cgroup", "memory.max"
		case strings.Contains(","+parts[1]+",", ",memory,"):
			top, name = "sys/fs/cgroup/memory", "memory.limit_in_bytes"
		default:
			continue
		}
		for group := filepath.Clean("/" + parts[2]); ; group = filepath.Dir(group) {
			files = append(files, filepath.Join(root, top, group, name))
			if group == "/" {
				break
			}
		}
	}
	return files
}

// bytesIn reads a number; 0 for "max", and where there is none.
func bytesIn(file string) int64 {
	raw, _ := os.ReadFile(file)
	n, _ := strconv.ParseInt(strings.TrimSpace(string(raw)), 10, 64)
	return n
}
