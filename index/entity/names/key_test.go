package names_test

import (
	"regexp"
	"strings"
	"testing"

	"dateline"
	"dateline/index/entity/names"
)

func TestKeyIsOneForSpellingsOfAName(t *testing.T) {
	tests := []struct{ kind, id, spellings string }{
		{dateline.TypePerson, "ilham-aliyev", "Ilham Aliyev|İlham Əliyev|ILHAM ALIYEV|Ilham Aliev|Ilham Heydar oglu Aliyev?no"},
		{dateline.TypePerson, "dmitry-peskov", "Dmitry Peskov|Dmitri Peskov|Dmitriy Peskov|Дмитрий Песков|Dmitry Sergeyevich Peskov"},
		{dateline.TypePerson, "volodymyr-zelensky", "Volodymyr Zelensky|Volodymyr Zelenskyy|Volodymyr Zelenskiy|Volodymyr Zelenskyi|Володимир Зеленський"},
		{dateline.TypePerson, "serge-sargsyan", "Serzh Sargsyan|Serge Sargsian|Սերժ Սարգսյան"},
		{dateline.TypePerson, "bashar-assad", "Bashar al-Assad|Bashar Assad|Bashar Al-Assad|Bachar el-Assad"},
		{dateline.TypePerson, "mohammed-mustafayev?no", "Vladimir Putin"},
		{dateline.TypePerson, "mohammed-khatami", "Mohammad Khatami|Muhammad Khatami|Mohamed Khatami"},
		{dateline.TypePerson, "khalid-mammadov", "Xalid Məmmədov?no|Khalid Mammadov|Khaled Mammadov"},
		{dateline.TypePerson, "gunel-mammadova", "Günel Mammadova|Gunel Mammadova|Günəl Məmmədova?no"},
		{dateline.TypePerson, "peskov-person", "Peskov|PESKOV"},
		{dateline.TypePerson, "sinead-o-connor?no", "Sinéad O’Connor|Sinead O'Connor"},
		{dateline.TypePerson, "sinead-oconnor", "Sinéad O’Connor|Sinead O'Connor"},
		{dateline.TypePerson, "kim-christian", "Kim Christian"},
		{dateline.TypeOrganisation, "defense-council", "Defence Council|Defense Council|the Defense Council"},
		{dateline.TypeOrganisation, "world-health-organization", "World Health Organisation|World Health Organization|WHO"},
		{dateline.TypeOrganisation, "organization-for-security-and-cooperation-in-europe", "Organization for Security and Co-operation in Europe|Organisation for Security and Cooperation in Europe|OSCE"},
		{dateline.TypeOrganisation, "halden-steel", "Halden Steel AG|Halden Steel|Halden Steel Co., Ltd.|Halden Steel & Co."},
		{dateline.TypeOrganisation, "procter-and-gamble", "Procter & Gamble|Procter and Gamble"},
		{dateline.TypeOrganisation, "united-nations", "UN|U.N.|United Nations|The United Nations"},
		{dateline.TypeOrganisation, "apple-organisation", "Apple Inc.|Apple"},
	}
	for _, tt := range tests {
		for _, s := range strings.Split(tt.spellings, "|") {
			id, _ := strings.CutSuffix(tt.id, "?no")
			name, other := strings.CutSuffix(s, "?no")
			other = other || strings.HasSuffix(tt.id, "?no")
			if got := names.Key(tt.kind, name); (got == id) == other {
				t.Errorf("%s %q has the key %q; want it to be %q: %t", tt.kind, name, got, id, !other)
			}
		}
	}
}

func TestKeyIsAnID(t *testing.T) {
	ids := map[string]string{}
	for _, name := range []string{"习近平", "李克强", "!", "a-", strings.Repeat("Very ", 40) + "Long", strings.Repeat("Very ", 41) + "Long", "\xff\xfe", "É", "محمد"} {
		for _, kind := range []string{dateline.TypePerson, dateline.TypeOrganisation} {
			id := names.Key(kind, name)
			if !regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,63}$`).MatchString(id) {
				t.Errorf("%q has the key %q", name, id)
			}
			if other, taken := ids[kind+id]; taken {
				t.Errorf("%q and %q have one key, %q", name, other, id)
			}
			ids[kind+id] = name
		}
	}
}
