package lists

import "strings"

// Latin returns a word in Latin letters: one of lower case in Cyrillic (Russian, Ukrainian
// and their neighbours), Armenian, Georgian or Greek letters as English newspapers write
// it, roughly by BGN/PCGN without apostrophes. Letters of other scripts stay, as those
// of Arabic, which leaves vowels out and can't be read letter by letter.
func Latin(exact string) string {
	if strings.IndexFunc(exact, func(r rune) bool { return r >= 0x370 }) < 0 {
		return exact
	}
	return toLatin.Replace(exact)
}

// toLatin takes the first pair that fits, so those of two letters come first.
var toLatin = strings.NewReplacer(append(pairs(
	"ու u և ev αι ai ει i οι i ου ou αυ av ευ ev μπ b ντ nt γγ ng γκ gk дж j ия ia ий y ый y кс x"),
	pairs("а a б b в v г g ґ g д d е e ё yo є ye ж zh з z и i і i ї yi й y ј j к k л l љ lj м m н n њ nj о o п p р r с s т t ћ c у u ў u ф f х kh ц ts ч ch џ dz ш sh щ shch ъ  ы y ь  э e ю yu я ya ђ dj ѓ g ќ k ѕ dz ә a ө o ү u ұ u қ k ғ g ң n һ h ҹ j ҝ g "+
		"ա a բ b գ g դ d ե e զ z է e ը y թ t ժ zh ի i լ l խ kh ծ ts կ k հ h ձ dz ղ gh ճ ch մ m յ y ն n շ sh ո o չ ch պ p ջ j ռ r ս s վ v տ t ր r ց ts ւ v փ p ք k օ o ֆ f "+
		"ა a ბ b გ g დ d ე e ვ v ზ z თ t ი i კ k ლ l მ m ნ n ო o პ p ჟ zh რ r ს s ტ t უ u ფ p ქ k ღ gh ყ q შ sh ჩ ch ც ts ძ dz წ ts ჭ ch ხ kh ჯ j ჰ h "+
		"α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s τ t υ y φ f χ ch ψ ps ω o")...)...)

// pairs splits at single blanks, so that what follows two of them is nothing.
func pairs(s string) []string { return strings.Split(strings.TrimSpace(s), " ") }
