package index

import (
	"errors"
	"reflect"
	"testing"

	"dateline"
)

func TestMentionsAreReadBack(t *testing.T) {
	title, body := "Kəlbəcər", "In Baku, Mara Velk of Baku denied it. Azeri papers. Paris: Velk, BBC and the Ministry."
	at := func(field string, start, end int, typ, id string) dateline.Mention {
		text := map[string]string{fieldTitle: title, fieldBody: body}[field]
		return dateline.Mention{Field: field, Start: start, End: end, Words: text[start:end], Type: typ, Entity: id, Confidence: .85}
	}
	all := []dateline.Mention{
		at(fieldTitle, 0, len(title), dateline.TypePlace, "kalbajar"), at(fieldBody, 3, 7, dateline.TypePlace, "baku"),
		at(fieldBody, 9, 18, dateline.TypePerson, "mara-velk"), at(fieldBody, 22, 26, dateline.TypePlace, "baku"),
		at(fieldBody, 38, 43, dateline.TypeNationality, "azerbaijan"),
	}
	all[1].Alternatives = []string{"baku-2", "kalbajar"}
	all[2].Label, all[2].Confidence = "Mara Velk", 0
	all[3].Government, all[3].Confidence = true, 1
	all = append(all, at(fieldBody, 52, 57, dateline.TypePlace, "paris-4717560"), at(fieldBody, 59, 63, dateline.TypePerson, "mara-velk"),
		at(fieldBody, 65, 68, dateline.TypeOrganisation, "british-broadcasting"), at(fieldBody, 77, 85, dateline.TypeOrganisation, "ministry-organisation"))
	all[5].Alternatives = []string{"paris-2988507", "lutetia-7"}
	all[6].Label, all[7].Label, all[8].Label = "Mara Velk", "The British Broadcasting Corp.", "Ministry plc"
	raw := packMentions(all)
	got, err := unpackMentions(raw, title, body)
	if err != nil || !reflect.DeepEqual(got, all) {
		t.Errorf("read back %+v, %v\nwant %+v", got, err, all)
	}
	for n := range raw {
		if got, err := unpackMentions(raw[:n], title, body); !errors.Is(err, errDamaged) {
			t.Errorf("%d of %d bytes: %+v, %v; want damage", n, len(raw), got, err)
		}
	}
	if _, err := unpackMentions(raw, title, body[:40]); !errors.Is(err, errDamaged) {
		t.Errorf("of a shorter text: %v, want damage", err)
	}
	if got, err := unpackMentions(packMentions(nil), "", ""); err != nil || got != nil {
		t.Errorf("none are read back as %+v, %v", got, err)
	}
}

func FuzzMentions(f *testing.F) {
	f.Add(packMentions([]dateline.Mention{{Field: fieldBody, Start: 1, End: 3, Type: dateline.TypePerson, Entity: "a", Label: "A"}}), "title", "body")
	f.Fuzz(func(t *testing.T, raw []byte, title, body string) {
		all, err := unpackMentions(raw, title, body)
		if err != nil && !errors.Is(err, errDamaged) {
			t.Fatal(err)
		}
		for _, m := range all {
			if m.Start < 0 || m.End < m.Start {
				t.Fatalf("mention %+v", m)
			}
		}
	})
}
