package ingest_test

import (
	"strings"
	"testing"

	"dateline/index/ingest"
)

func TestSeeds(t *testing.T) {
	const dir = "../../seeds"
	all := items(t, ingest.Options{}, dir)
	n := count(all)
	if n[ingest.KindArticle] != 5 || n[ingest.KindGazetteer] != 1 || n[ingest.KindMetadata] != 1 || n[ingest.KindIgnored] != 1 || len(all) != 8 {
		t.Fatalf("%q", told(dir, all))
	}
	if all[0].Kind != ingest.KindGazetteer || all[0].Gazetteer.Source != "seeds" || len(all[0].Gazetteer.Places) < 15 {
		t.Errorf("first is %s of %d places of %q", all[0].Kind, len(all[0].Gazetteer.Places), all[0].Gazetteer.Source)
	}
	want := []string{
		"000_92ccaf013443a6cc|Al Jazeera|Two Armenian soldiers killed after shelling by Azerbaijan: Yerevan|address|2023-09-01|| date 2023-09-01 Azerbaijan says",
		"001_392232d5ddb0de9c|Daily Sabah|2 killed, 4 wounded in renewed Azerbaijan-Armenia clashes|editor|2023-09||Two Armenian soldiers were killed",
		"002_19c8dec911eaa44e||||2023-09||Fresh border clashes",
		"003_16b8efd0417209ef|Hürriyet Daily News|Azerbaijan’s retaliatory fire kills 4 Armenian soldiers|text|2024-02|BAKU|BAKU\nIn response",
		"004_d838aad2fa070f7b|Press TV|2 soldiers killed in fresh flareup between Azerbaijan, Armenia|text|2023-05-13||\n\nTwo soldiers have died",
	}
	for i, a := range articles(all) {
		k := a.Known
		got := strings.Join([]string{string(a.ID), k.Publication.Value, a.Title, string(k.TitleFrom), k.Published.Value.String(), k.Dateline.Value, a.Body}, "|")
		if !strings.HasPrefix(got, want[i]) {
			t.Errorf("got  %.200q\nwant %q", got, want[i])
		}
		if beside := strings.Contains(a.Remains, "File photo") && strings.HasSuffix(a.Remains, "Press TV News Roku"); beside != (i == 4) {
			t.Errorf("%s has the remains %q", a.ID, a.Remains)
		}
		if urls := len(a.Keys) - 1; urls != map[bool]int{true: 1, false: 0}[k.URL.Value != ""] {
			t.Errorf("%s has the keys %v", a.ID, a.Keys)
		}
	}
	if got := told(dir, all[7:])[0]; got != "ignored README.md: not listed in metadata.csv" {
		t.Errorf("README.md: %s", got)
	}
}
