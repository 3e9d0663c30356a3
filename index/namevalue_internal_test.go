package index

import (
	"maps"
	"slices"
	"testing"

	"dateline/index/plan"
)

func TestNamesAreReadBack(t *testing.T) {
	const sep = plan.NameSeparator
	names := []string{"mara-velk" + sep + "Velk", "mara-velk" + sep + "Mara Velk", "velk-person" + sep + "Velk", "mara-velk" + sep + "Velk", "baku-587084" + sep + "Baku", "bbc" + sep + "BBC"}
	labels := []string{"mara-velk" + sep + "Mara Velk", "bbc" + sep + "British Broadcasting", "mara-velk" + sep + "Mara Velk"}
	packed := packNames(names, labels)
	got := map[string]map[string]int{fieldName: {}, fieldLabel: {}}
	for field := range got {
		visit := visitNames(field, func(value string, n int) { got[field][value] += n })
		for _, p := range packed {
			visit(p, 1)
		}
	}
	want := map[string]map[string]int{fieldName: {}, fieldLabel: {}}
	for field, values := range map[string][]string{fieldName: names, fieldLabel: labels} {
		for _, v := range values {
			want[field][v] = 1
		}
	}
	for field := range want {
		if !maps.Equal(got[field], want[field]) {
			t.Errorf("values of %s: %v, want %v", field, got[field], want[field])
		}
	}
	slices.Sort(packed)
	if most := "mara-velk" + sep + nameAndLabel; !slices.Contains(packed, most) {
		t.Errorf("%q are written out: want %q among them", packed, most)
	}
}

func FuzzNames(f *testing.F) {
	f.Add("mara-velk", "Mara Velk", 0)
	f.Add("velk-person", "Velk", 1)
	f.Add("a--b-12", "A  B", 2)
	f.Add("halden-steel", "Halden Steel Corp", 0)
	f.Fuzz(func(t *testing.T, id, words string, which int) {
		as := []string{nameOnly, nameAndLabel, labelOnly}[uint(which)%3]
		name := id + plan.NameSeparator + words
		if words == "" || slices.ContainsFunc([]byte(name), func(c byte) bool { return c < ' ' && c != plan.NameSeparator[0] }) ||
			slices.Contains([]byte(id), plan.NameSeparator[0]) || slices.Contains([]byte(words), plan.NameSeparator[0]) {
			t.Skip("no id and no name has signs of control, or is empty")
		}
		if got, is := unpackName(packName(name, as)); got != name || is != as {
			t.Errorf("%q as %q is read back as %q, %q", name, as, got, is)
		}
	})
}
