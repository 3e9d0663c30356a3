package charset_test

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/htmlindex"

	"dateline/index/ingest/advice"
	"dateline/index/ingest/charset"
)

// sentences are in the words of these tests.
var sentences = []struct{ in, language, text string }{
	{"windows-1251", "Russian", "Вчера вечером в порту столкнулись два парома, пострадавших нет. Капитаны говорят, что виноват густой туман."},
	{"koi8-r", "Russian", "Вчера вечером в порту столкнулись два парома, пострадавших нет. Капитаны говорят, что виноват густой туман."},
	{"ibm866", "Russian", "Вчера вечером в порту столкнулись два парома, пострадавших нет. Капитаны говорят, что виноват густой туман."},
	{"iso-8859-5", "Russian", "Вчера вечером в порту столкнулись два парома, пострадавших нет. Капитаны говорят, что виноват густой туман."},
	{"windows-1251", "Ukrainian", "Учора ввечері в порту зіткнулися два пороми, постраждалих немає. Її власники кажуть, що винен густий туман."},
	{"koi8-u", "Ukrainian", "Учора ввечері в порту зіткнулися два пороми, постраждалих немає. Її власники кажуть, що винен густий туман."},
	{"windows-1251", "Bulgarian", "Снощи в пристанището се сблъскаха два ферибота, няма пострадали. Капитаните казват, че виновна е гъстата мъгла."},
	{"windows-1251", "Serbian", "Синоћ су се у луци сударила два трајекта, повређених нема. Капетани кажу да је крива густа магла над њом."},
	{"windows-1250", "Polish", "Wczoraj wieczorem w porcie zderzyły się dwa promy, nikt nie został ranny. Kapitanowie mówią, że winna była gęsta mgła nad ujściem rzeki."},
	{"iso-8859-2", "Polish", "Wczoraj wieczorem w porcie zderzyły się dwa promy, nikt nie został ranny. Kapitanowie mówią, że winna była gęsta mgła nad ujściem rzeki, więc ktoś śledził światła."},
	{"windows-1250", "Czech", "Včera večer se v přístavu srazily dva přívozy, nikdo nebyl zraněn. Kapitáni říkají, že za to může hustá mlha."},
	{"windows-1250", "Hungarian", "Tegnap este két komp ütközött össze a kikötőben, senki sem sérült meg. A kapitányok szerint a sűrű köd volt az oka."},
	{"windows-1252", "French", "Hier soir, deux ferrys se sont heurtés dans le port, personne n’a été blessé. D’après les capitaines, la brume épaisse était à l’origine du choc."},
	{"windows-1252", "German", "Gestern Abend stießen im Hafen zwei Fähren zusammen, verletzt wurde niemand. Die Kapitäne sagen, schuld sei der dichte Nebel über der Mündung gewesen."},
	{"windows-1252", "Spanish", "Anoche chocaron dos transbordadores en el puerto, no hubo heridos. Según los capitanes, la niebla impidió la visión; mañana se abrirá una investigación."},
	{"windows-1252", "Icelandic", "Í gærkvöldi rákust tvær ferjur á í höfninni, enginn slasaðist. Skipstjórarnir segja að þokan hafi verið þykk."},
	{"windows-1254", "Turkish", "Dün akşam limanda iki feribot çarpıştı, yaralanan olmadı. Kaptanlar yoğun sisin suçlu olduğunu söylüyor, soruşturma açıldı."},
	{"windows-1257", "Lithuanian", "Vakar vakare uoste susidūrė du keltai, niekas nenukentėjo. Kapitonai sako, kad dėl visko kaltas tirštas rūkas, tyrimą žada pradėti šiandien."},
	{"windows-1257", "Latvian", "Vakar vakarā ostā sadūrās divi prāmji, neviens necieta. Kapteiņi saka, ka vainīga bijusi biezā migla pie upes grīvas."},
	{"windows-1253", "Greek", "Χθες το βράδυ δύο πλοία συγκρούστηκαν στο λιμάνι, κανείς δεν τραυματίστηκε. Οι πλοίαρχοι λένε ότι έφταιγε η πυκνή ομίχλη."},
	{"windows-1255", "Hebrew", "אמש התנגשו שתי מעבורות בנמל, איש לא נפגע. רבי החובלים אומרים כי הערפל הסמיך היה הסיבה לכך."},
	{"windows-1256", "Arabic", "اصطدمت عبارتان مساء أمس في الميناء ولم يصب أحد بأذى. ويقول القبطانان إن الضباب الكثيف كان السبب."},
	{"windows-1258", "Vietnamese", "Tô\u0301i hôm qua hai chiê\u0301c phà đâm nhau trong ca\u0309ng, không ai bi\u0323 thương. Sương mù dày đă\u0323c đa\u0303 che mă\u0301t ngươ\u0300i lái."},
}

func encoded(t testing.TB, name, text string) []byte {
	t.Helper()
	coder, err := htmlindex.Get(name)
	if err != nil {
		t.Fatal(err)
	}
	out, err := coder.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return out
}

func TestGuesses(t *testing.T) {
	for _, c := range sentences {
		got, err := charset.Decode(encoded(t, c.in, c.text), charset.Hints{})
		if err != nil || string(got.UTF8) != c.text || got.Encoding != (charset.Encoding{Name: c.in, From: "guess"}) || got.Fault != nil {
			t.Errorf("%s, %s: %v %v, %v: %.60s", c.in, c.language, got.Encoding, got.Fault, err, got.UTF8)
			continue
		}
		if len(got.Notices) != 1 || !strings.Contains(got.Notices[0].Message, c.in) || !strings.Contains(got.Notices[0].Message, c.language) || got.Notices[0].Advice.Do != advice.OtherEncoding {
			t.Errorf("%s, %s: notices %q", c.in, c.language, got.Notices)
		}
	}
}
