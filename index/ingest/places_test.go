package ingest_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"dateline"
	"dateline/index/ingest"
)

func TestPlaces(t *testing.T) {
	dir := tree(t, map[string]string{"sub/deep/places.csv": "label;id;kind;country;lat;lon;names\n" +
		"Kalbajar;kalbajar;town;AZ;40.11;-46.04;Kelbecer | Kəlbəcər|KALBAJAR\nLachin corridor;lachin-corridor;;AZ|AM;;;\n"})
	all := items(t, ingest.Options{}, dir)
	if len(all) != 1 || all[0].Kind != ingest.KindGazetteer || all[0].Gazetteer.Source != "news/sub/deep" {
		t.Fatalf("%q", told(dir, all))
	}
	want := []dateline.Place{
		{ID: "kalbajar", Label: "Kalbajar", Kind: "town", Countries: []string{"AZ"}, Lat: 40.11, Lon: -46.04, Located: true, Names: []string{"Kelbecer", "Kəlbəcər", "KALBAJAR"}},
		{ID: "lachin-corridor", Label: "Lachin corridor", Countries: []string{"AZ", "AM"}},
	}
	if !reflect.DeepEqual(all[0].Gazetteer.Places, want) {
		t.Errorf("got  %+v\nwant %+v", all[0].Gazetteer.Places, want)
	}
}

func TestPlacesFaults(t *testing.T) {
	const header = "id,label,kind,country,lat,lon,names\n"
	for name, c := range map[string]struct{ rows, want string }{
		"id":              {"Sotk,Sotk,,,,,", `line 2: id: "Sotk" is not the id of a place; want 1 to 64 of a-z 0-9 and -`},
		"id twice":        {"a,A,,,,,\na,B,,,,,", `line 3: id: "a" is that of line 2 too…`},
		"no label":        {"a,,,,,,", "line 2: label: the cell is empty; want the name to show"},
		"lat":             {"a,A,,,90.1,0,", `line 2: lat: "90.1" is not a coordinate; want degrees from -90 to 90 such as 40.21, or neither lat nor lon`},
		"lon":             {"a,A,,,-90,-180.5,", `line 2: lon: "-180.5" is not a coordinate; want degrees from -180 to 180…`},
		"lat only":        {"a,A,,,1,,", `line 2: lon: "" is not a coordinate…`},
		"NaN":             {"a,A,,,NaN,0,", `line 2: lat: "NaN" is not a coordinate…`},
		"comma":           {`a,A,,,"40,2",45,`, `line 2: lat: "40,2" is not a coordinate…`},
		"country":         {"a,A,,am,,,", `line 2: country: "am" is not a country; want its ISO 3166-1 code of two capitals, for example "AM"`},
		"no country":      {"a,A,,XX,,,", `line 2: country: "XX" is not a country…`},
		"other code":      {"a,A,,UK,,,", `line 2: country: "UK" is not a country…`},
		"country twice":   {"a,A,,AM|AM,,,", `line 2: country: "AM" is given twice`},
		"empty name":      {"a,A,,,,,b||c", `line 2: names: "" holds no word; want names between single |`},
		"cells":           {"a,A", "line 2: the row has 2 cells and the header line 7…"},
		"name shared":     {"a,Kelbecer,,,,,\nb,B,,,,,x|KƏLBƏCƏR", `line 3: names: "KƏLBƏCƏR" is a name of "a" too, line 2; a name belongs to one place`},
		"two at once":     {"A,A,,,,,\nb,B,,,91,0,", `line 2: id: "A" is not the id of a place; want 1 to 64 of a-z 0-9 and -; line 3: lat: "91" is not…`},
		"control in name": {"a,A,,,,,\"x\ny\"", `line 2: names: "x\ny" holds a line break…`},
	} {
		t.Run(name, func(t *testing.T) {
			dir := tree(t, map[string]string{"places.csv": header + c.rows + "\n"})
			expect(t, dir, ingest.Options{}, "rejected places.csv: no place of it is taken: "+c.want)
		})
	}
}

func TestPlacesListsTwentyFaults(t *testing.T) {
	rows := "id,label\n"
	for i := range 23 {
		rows += fmt.Sprintf("X%d,x%d\n", i, i)
	}
	dir := tree(t, map[string]string{"places.csv": rows})
	all := items(t, ingest.Options{}, dir)
	got := told(dir, all)[0]
	if strings.Count(got, "; line ") != 19 || !strings.HasSuffix(got, "; and 3 more") {
		t.Errorf("%s", got)
	}
}

func TestPlacesFilesThatAreNoTable(t *testing.T) {
	for csv, want := range map[string]string{
		"":         `rejected places.csv: it is empty; want a header line with the column "id" and "label"`,
		"id\nx\n":  `rejected places.csv:1: it has no column "label"; its header line names "id"`,
		"id,label": "gazetteer places.csv news",
	} {
		expect(t, tree(t, map[string]string{"places.csv": csv}), ingest.Options{}, want)
	}
}

func TestPlacesComeFirst(t *testing.T) {
	dir := tree(t, map[string]string{"a.txt": "A.", "z/places.csv": "id,label\nz,Z\n", "places.csv": "id,label,lable\ny,Y,\n", "z/metadata.csv": "title"})
	expect(t, dir, ingest.Options{}, `notice places.csv:1: lable: not a column that is read; did you mean "label"`, "gazetteer places.csv news",
		"gazetteer z/places.csv news/z", "article a.txt [|A.]", `rejected z/metadata.csv:1: it has no column "file"…`)
}
