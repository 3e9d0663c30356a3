package main

import "testing"

func TestSizes(t *testing.T) {
	for text, want := range map[string]int64{
		"1": 1, "500000": 500_000, "17B": 17, "2kB": 2000, "2KB": 2000, "2mb": 2e6, "2 MB": 2e6, "2MiB": 2 << 20, "1.5GB": 15e8, "0.5KiB": 512,
		"16TiB": 16 << 40, " 3GiB ": 3 << 30,
		"": 0, "0": 0, "0GB": 0, "-1": 0, "2G": 0, "GB": 0, "1e6": 0, "2 M B": 0, "0.5B": 0, "1.0000001kB": 0, "17TiB": 0, "9999999999999999999TB": 0,
		"16TiB1": 0, "٢MB": 0, "2MB MB": 0, "1_000": 0, "1,000": 0,
	} {
		var got int64
		err := (&size{&got, 16 << 40}).Set(text)
		if got != want || (err == nil) != (want > 0) {
			t.Errorf("%q is %d, %v; want %d", text, got, err, want)
		}
	}
}

// What is shown as a default can be given.
func TestSizesInUnits(t *testing.T) {
	for n, want := range map[int64]string{1: "1", 1000: "1000", 1024: "1KiB", 16 << 20: "16MiB", 256 << 30: "256GiB", 1<<40 + 1: "1099511627777"} {
		var back int64
		if got := inUnits(n); got != want || (&size{&back, 16 << 40}).Set(got) != nil || back != n {
			t.Errorf("%d is %q, which is %d; want %q", n, got, back, want)
		}
	}
}
