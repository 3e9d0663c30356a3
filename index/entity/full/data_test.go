package full

import (
	"math"
	"slices"
	"strings"
	"testing"
)

func TestDamagedData(t *testing.T) {
	for _, n := range []int{0, 1, len(magic), len(magic) + 31, len(magic) + 32, len(magic) + 33, 1000, len(embedded) / 2, len(embedded) - 1} {
		if _, err := newModel(embedded[:n]); err == nil {
			t.Errorf("%d bytes of %d are taken for all", n, len(embedded))
		}
	}
	for _, i := range []int{0, len(magic) - 2, len(magic), len(magic) + 40, len(embedded) / 3, len(embedded) - 1} {
		damaged := slices.Clone(embedded)
		damaged[i] ^= 0x10
		if _, err := newModel(damaged); err == nil || !strings.HasPrefix(err.Error(), "data of the full tagger: ") {
			t.Errorf("byte %d changed: %v", i, err)
		}
	}
}

// A file that is whole but says something else is refused as well.
func TestOtherData(t *testing.T) {
	good, err := decode(embedded)
	if err != nil {
		t.Fatal(err)
	}
	few := good.Weights[:3]
	for want, change := range map[string]func(*Data){
		"3 weights":      func(*Data) {},
		"17 labels":      func(d *Data) { d.Labels = d.Labels[1:] },
		"has the pieces": func(d *Data) { d.Exceptions = map[string][]Piece{"can't": {{Text: "ca"}}} },
		"an empty piece": func(d *Data) { d.Exceptions = map[string][]Piece{"ca": {{Text: "ca"}, {}}} },
		"not a number":   func(d *Data) { d.Weights = make([]float32, weightCount); d.Weights[7] = float32(math.NaN()) },
	} {
		d := good
		d.Weights = few
		change(&d)
		raw, err := Encode(d)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := newModel(raw); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want an error with %q", err, want)
		}
	}
}

func TestDataIsReadBack(t *testing.T) {
	d, err := decode(embedded)
	if err != nil {
		t.Fatal(err)
	}
	again, err := Encode(d)
	if err != nil || string(again) != string(embedded) {
		t.Errorf("%d bytes are written anew as %d, error %v", len(embedded), len(again), err)
	}
	values := []float32{0, 1, -1, 1e-38, -3.4e38, 0.1}
	if got := joined(planes(values)); !slices.Equal(got, values) {
		t.Errorf("%v, want %v", got, values)
	}
}
