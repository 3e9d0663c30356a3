package main

import (
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// tick is the unit of the times in /proc/self/stat, the same on every Linux that
// Go runs on: proc_pid_stat(5), sysconf(_SC_CLK_TCK).
const tick = 10 * time.Millisecond

// cpu is the processor time of this process up to now.
func cpu() time.Duration { return cpuOf("self") }

// cpuOf is the processor time of a process up to now, of user and system; 0
// where there is no /proc.
func cpuOf(pid string) time.Duration {
	stat, _ := os.ReadFile("/proc/" + pid + "/stat")
	_, rest, _ := strings.Cut(string(stat), ") ") // the name of the program may hold blanks
	f := strings.Fields(rest)
	if len(f) < 13 {
		return 0
	}
	user, _ := strconv.Atoi(f[11]) // fields 14 and 15, counted from the third
	system, _ := strconv.Atoi(f[12])
	return time.Duration(user+system) * tick
}

// peak is the most memory that this process has had resident, in bytes; 0 where
// there is no /proc.
func peak() int64 { return statusOf("self", "VmHWM") }

// statusOf is a size that /proc/PID/status gives, in bytes; 0 where there is no
// /proc.
func statusOf(pid, name string) int64 { return sizeIn("/proc/"+pid+"/status", name) }

// sizeIn is a size that a file of /proc gives in KiB, in bytes.
func sizeIn(file, name string) int64 {
	status, _ := os.ReadFile(file)
	_, rest, _ := strings.Cut(string(status), name+":")
	f := strings.Fields(rest)
	if len(f) == 0 {
		return 0
	}
	kib, _ := strconv.ParseInt(f[0], 10, 64)
	return kib * 1024
}

// machineMemory is that of the machine, in bytes; 0 where there is no /proc.
func machineMemory() float64 { return float64(sizeIn("/proc/meminfo", "MemTotal")) }

// sizes are the bytes of an archive's index folder, and of all else that lies
// beside it: the record.
func sizes(archive string) (record, index int64, err error) {
	err = filepath.WalkDir(archive, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(archive, path)
		if strings.HasPrefix(filepath.ToSlash(rel), "index/") {
			index += info.Size()
		} else {
			record += info.Size()
		}
		return err
	})
	return record, index, err
}

// readAll reads the files of a folder, so that they are in the system's cache.
func readAll(dir string) error {
	return filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		defer f.Close()
		_, err = io.Copy(io.Discard, f)
		return err
	})
}
