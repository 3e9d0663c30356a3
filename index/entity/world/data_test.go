package world_test

import (
	"bytes"
	"runtime"
	"slices"
	"strings"
	"testing"

	"dateline/index/entity/world"
	"dateline/index/text"
)

func load(t testing.TB) *world.World {
	t.Helper()
	w, err := world.Load()
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func TestTheWorldIsThere(t *testing.T) {
	w := load(t)
	if w.Fingerprint() != world.Stamp() {
		t.Errorf("fingerprint %s, stamp %s", w.Fingerprint(), world.Stamp())
	}
	if w.Len() < 230_000 {
		t.Errorf("%d places", w.Len())
	}
	for name, want := range map[string]struct {
		id        string
		kind      world.Kind
		countries string
		lat, lon  float64
	}{
		"Yerevan":          {"yerevan-616052", world.City, "AM", 40.2, 44.5},
		"Nagorno-Karabakh": {"nagorno-karabakh", world.Region, "AM AZ", 39.8, 46.7},
		"Artsakh":          {"nagorno-karabakh", world.Region, "AM AZ", 39.8, 46.7},
		"Nerkin Hand":      {"nerkin-hand", world.City, "AM", 39, 46.5},
		"Kəlbəcər":         {"kalbajar-karvachar-586268", world.City, "AM AZ", 40.1, 46},
		"Kelbecer":         {"kalbajar-karvachar-586268", world.City, "AM AZ", 40.1, 46},
		"Karvachar":        {"kalbajar-karvachar-586268", world.City, "AM AZ", 40.1, 46},
		"Stepanakert":      {"", world.City, "AM AZ", 39.8, 46.8},
		"Siunik":           {"", world.Admin1, "AM", 39.3, 46.2},
		"Sotk":             {"sotk-616041", world.City, "AM", 40.2, 45.9},
		"United States":    {"", world.Country, "US", 39.8, -98.5},
		"Russia":           {"", world.Country, "RU", 60, 100},
		"Calif.":           {"", world.Admin1, "US", 37, -120},
		"Black Sea":        {"black-sea", world.Sea, "", 43, 34},
		"Crimea":           {"crimea", world.Region, "RU UA", 45, 34},
		"Paris":            {"paris-2988507", world.City, "FR", 48.9, 2.3},
		"Armenians":        {"armenian-am", world.Demonym, "AM", 40, 45},
		"Scottish":         {"", world.Demonym, "GB", 56, -4},
	} {
		i := slices.IndexFunc(w.Lookup(strings.Fields(text.Fold(name))), func(i world.Index) bool {
			p := w.At(i)
			return (want.id == "" || p.ID == want.id) && p.Kind == want.kind && strings.Join(p.Countries, " ") == want.countries &&
				max(p.Lat-want.lat, want.lat-p.Lat, p.Lon-want.lon, want.lon-p.Lon) < 1.5
		})
		if i < 0 {
			t.Errorf("%s: none of its places is %+v", name, want)
			for _, i := range w.Lookup(strings.Fields(text.Fold(name))) {
				t.Logf("%+v", w.At(i))
			}
		}
	}
}

// Every id leads to its place, and every name, read as the analyser reads it now.
func TestTheDataFitsTheAnalyser(t *testing.T) {
	w := load(t)
	a := text.NewAnalyzer()
	var words []text.Word
	for i := world.Index(0); int(i) < w.Len(); i += 17 {
		if j, ok := w.ByID(w.At(i).ID); !ok || i != j {
			t.Fatalf("%q leads to %d, not to %d", w.At(i).ID, j, i)
		}
		for _, name := range w.Names(i) {
			var exact []string
			words = a.Exact(words[:0], name)
			for _, word := range words {
				exact = append(exact, word.Exact)
			}
			if len(exact) > 0 && !slices.Contains(w.Lookup(exact), i) {
				t.Fatalf("%q does not lead to %s; make world.bin anew", name, w.At(i).ID)
			}
		}
	}
}

func TestDamagedData(t *testing.T) {
	w, err := world.Build(small)
	if err != nil {
		t.Fatal(err)
	}
	data, err := world.Write(w)
	if err != nil {
		t.Fatal(err)
	}
	for n := range data {
		if _, err := world.Read(data[:n]); err == nil {
			t.Fatalf("%d bytes of %d are taken for all", n, len(data))
		}
		bad := slices.Clone(data)
		bad[n] ^= 0x10
		if got, err := world.Read(bad); err == nil && !bytes.Equal(world.Raw(got), world.Raw(w)) {
			t.Fatalf("byte %d is another one and nobody notices", n)
		}
	}
}

// FuzzRead reads columns that are damaged though their checksum is right.
func FuzzRead(f *testing.F) {
	w, err := world.Build(small)
	if err != nil {
		f.Fatal(err)
	}
	raw := world.Raw(w)
	f.Add(raw)
	f.Add(raw[:len(raw)/2])
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, raw []byte) {
		w, err := world.FromRaw(raw)
		if err != nil {
			return
		}
		for i := range w.Len() {
			w.At(world.Index(i))
			w.Names(world.Index(i))
			w.Belongs(world.Index(i))
		}
		found(w, "In Syunik, near Kapan, St. Louis, Washington, D.C., and King's Lynn")
	})
}

func BenchmarkRead(b *testing.B) {
	data := world.Data()
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	var w *world.World
	for b.Loop() {
		var err error
		if w, err = world.Read(data); err != nil {
			b.Fatal(err)
		}
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/(1<<20), "MiB-kept")
	runtime.KeepAlive(w)
}

// BenchmarkMatches reads made text in which one word of seven has a capital, and one of 25
// begins a place.
func BenchmarkMatches(b *testing.B) {
	w := load(b)
	s := newsLike(w, 1<<20)
	words := text.Words(s)
	var m []world.Match
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		m = w.Matches(m[:0], s, words)
	}
	b.ReportMetric(float64(len(m)), "matches")
}

func newsLike(w *world.World, n int) string {
	var b strings.Builder
	for i := 0; b.Len() < n; i++ {
		switch i % 25 {
		case 3:
			b.WriteString(w.At(world.Index(i*7919%50_000)).Label + ", ")
		case 9, 16:
			b.WriteString("The Minister ")
		case 24:
			b.WriteString("said.\n")
		default:
			b.WriteString([]string{"of", "government", "had", "talks", "on", "the", "border"}[i%7] + " ")
		}
	}
	return b.String()
}
