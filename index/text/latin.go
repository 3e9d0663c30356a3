package text

// latinLetters gives, for an ASCII form, the small letters of the Latin script
// that fold to it and that Unicode does not decompose. A letter goes to the
// letter that its Unicode character name says it is a form of (Unicode 15.0,
// UnicodeData.txt: "LATIN SMALL LETTER B WITH HOOK"), ligatures and digraphs to
// their parts, the rest as the transform Latin-ASCII of CLDR does or by their
// sound. The letters of glottal stops and clicks become apostrophes, which is
// how they are written without the letter: ǃKung is !Kung.
var latinLetters = map[string]string{
	"'":   "ƾǀǁǂǃɂʔʕʖʘʡʢʬʭᴤᴥꜣꜥꞌꞏ𝼊𝼎ːˑ",
	"2":   "ƨƻ",
	"5":   "ƽ",
	"6":   "ƅ",
	"a":   "ɐɑɒᴀᶏᶐⱥꞻꬰꬱꭤ",
	"aa":  "ꜳ𐞀",
	"ae":  "æᴁᴂꞛ",
	"ao":  "ꜵ",
	"au":  "ꜷ",
	"av":  "ꜹꜻ",
	"ay":  "ꜽ",
	"b":   "ƀƃɓʙᴃᴯᵬᶀꞗꞵ",
	"c":   "ƈȼɕʗᴄↄꜿꞓꞔ𝼏𝼝",
	"con": "ꝯ",
	"d":   "ðđƌƍȡɖɗᴅᴆᵭᶁᶑẟꝺꟈ𝼥",
	"db":  "ȸ",
	"dum": "ꝱ",
	"dz":  "ʣʤʥꭦ𝼒𝼙",
	"e":   "ǝɇɘəɚɛɜɝɞʚᴇᴈᶒᶓᶔᶕⱸⱻꬲꬳꬴ",
	"et":  "ꝫ",
	"f":   "ƒɸᵮᶂⅎⱷꜰꝼꞙꟻꬵ",
	"fn":  "ʩ𝼀",
	"g":   "ǥɠɡɢɣʛᵷᵹᶃꝿꞡꟑꬶ𝼁𝼂",
	"h":   "ħɥɦɧʜʮʯⱨⱶꜧꞕꟶ",
	"hv":  "ƕ",
	"i":   "ıɨɩɪᴉᵎᵻᵼᶖꞽꟷꟾ𝼚",
	"ie":  "ꭠꭡ",
	"is":  "ꝭ",
	"j":   "ȷɉɟʄʝᴊ",
	"k":   "ƙʞᴋᶄⱪꜫꜭꜯꝁꝃꝅꞣ𝼃𝼐",
	"l":   "łƚƛȴɫɬɭʟᴌᶅⱡꝇꝉꞁꞎꬷꬸꬹ𝼄𝼑𝼓𝼦",
	"ll":  "ỻ",
	"ls":  "ʪ",
	"lum": "ꝲ",
	"lz":  "ɮʫ𝼅",
	"m":   "ɯɰɱᴍᴟᵯᶆꟺꟽꟿꬺ",
	"mum": "ꝳ",
	"n":   "ŋƞȵɲɳɴᴎᴻᵰᶇꞑꞥꬻꬼ𝼇𝼔𝼧",
	"num": "ꝴ",
	"o":   "øɔɤɵɷᴏᴐᴑᴒᴓᴖᴗᶗⱺꝋꝍꞷꟁꬽꬾꬿ𝼛",
	"oe":  "œɶᴔꞝꭀꭁꭂꭢ",
	"oi":  "ƣ",
	"oo":  "ꝏꭃꭄ",
	"ou":  "ȣᴕ",
	"p":   "ƥᴘᵱᵽᶈꝑꝓꝕꟼ",
	"q":   "ĸɋʠꝗꝙꞯ",
	"qp":  "ȹ",
	"r":   "ɍɹɺɻɼɽɾɿʀʁᴙᴚᵲᵳᶉⱹꝛꞃꞧꭅꭆꭇꭈꭉꭊꭋꭌꭨ𝼈𝼕𝼖𝼨",
	"rum": "ꝝꝵꝶ",
	"s":   "ƪȿʂʃʅʆᵴᶊᶋᶘẜẝꜱꞅꞩꟊꟗꟙꭍ𝼋𝼌𝼞𝼩",
	"ss":  "ß",
	"t":   "ŧƫƭȶʇʈᴛᵵⱦꞇ𝼉𝼍𝼪",
	"tc":  "ʨ",
	"th":  "þᵺꝥꝧꟓ",
	"ts":  "ʦʧꭧ𝼗𝼜",
	"tum": "ꝷ",
	"tz":  "ꜩ",
	"u":   "ʉʊᴜᴝᴞᵾᵿᶙꞹꞿꭎꭏꭒ",
	"ue":  "ᵫꞟ",
	"ui":  "ꭐꭑ",
	"um":  "ꝸ",
	"uo":  "ꭣ",
	"v":   "ʋʌᴠᶌỽⱱⱴꝟꝩ",
	"vy":  "ꝡ",
	"w":   "ƿʍᴡⱳꟃꟕ",
	"x":   "ᶍꭓꭔꭕꭖꭗꭘꭙ",
	"y":   "ƴȝɏʎʏỿꭚ𝼆",
	"z":   "ƶƹƺȥɀʐʑʒʓᴢᴣᵶᶎᶚⱬꝣ𝼘",
}

// latinFolds is latinLetters by letter.
var latinFolds = func() map[rune]string {
	m := make(map[rune]string)
	for ascii, letters := range latinLetters {
		for _, r := range letters {
			m[r] = ascii
		}
	}
	return m
}()
