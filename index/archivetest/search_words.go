package archivetest

import (
	"dateline"
)

var wordPromises = []promise{
	{"Search/no text matches every article", func(e *env) {
		e.bodies("a", "alpha", "b", "beta")
		e.finds("", "a b")
		e.finds(" \t\n", "a b")
	}},
	{"Search/an empty archive has no matches", func(e *env) {
		e.finds("", "")
		e.finds("alpha", "")
	}},
	{"Words/are all required", func(e *env) {
		e.bodies("a", "alpha beta", "b", "alpha", "c", "beta")
		e.finds("alpha beta", "a")
		e.finds("beta alpha", "a")
	}},
	{"Words/may stand one in the title and one in the body", func(e *env) {
		e.put(article("a", "alpha", "beta"), article("b", "alpha", "gamma"))
		e.finds("alpha beta", "a")
	}},
	{"Words/match their other forms", func(e *env) {
		e.bodies("a", "a bridge burned", "b", "the bridges are burning")
		e.finds("bridge", "a b")
		e.finds("bridges burn", "a b")
	}},
	{"Words/match forms that begin otherwise", func(e *env) {
		e.bodies("a", "dying", "b", "they died", "c", "of the U.N.", "d", "the UN", "e", "6,500 men", "f", "6500 men",
			"g", "carry", "h", "carried", "i", "a probability", "j", "probably", "k", "we hoped", "l", "hoping")
		for text, ids := range map[string]string{
			"die": "a b", "dying": "a b", "un": "c d", "u.n": "c d", "6500": "e f", "6,500": "e f",
			"carry": "g h", "carried": "g h", "probable": "i j", "hope": "k l",
		} {
			e.finds(text, ids)
		}
	}},
	{"Words/match forms that stand in one field or in one article only", func(e *env) {
		e.put(article("a", "Ferries", "one"), article("b", "One", "ferrying"), article("c", "Ferry", "ferries"))
		e.finds("ferry", "a b c")
		e.finds("title:ferry", "a c")
		e.finds("body:ferried", "b c")
	}},
	{"Words/ignore case and accents", func(e *env) {
		e.bodies("a", "Gösta", "b", "GOSTA", "c", "gosta", "d", "go\u0308sta")
		e.finds("gosta", "a b c d")
		e.finds("GÖSTA", "a b c d")
	}},
	{"Words/letters without a decomposition fold too", func(e *env) {
		e.bodies("a", "Ərşad Łodwig Đorda")
		e.finds("ersad lodwig dorda", "a")
	}},
	{"Words/ignore the possessive and the shape of its apostrophe", func(e *env) {
		e.bodies("a", "the minister's hat", "b", "the minister’s hat", "c", "the minister")
		e.finds("minister", "a b c")
		e.finds("minister's", "a b c")
	}},
	{"Words/a stop word counts", func(e *env) {
		e.bodies("a", "the alpha", "b", "alpha")
		e.finds("the alpha", "a")
		e.finds("the", "a")
	}},
	{"Words/numbers are words", func(e *env) {
		e.bodies("a", "44 boats", "b", "4 boats")
		e.finds("4 boats", "b")
	}},
	{"Words/in other scripts are words", func(e *env) {
		e.bodies("a", "Москва река", "b", "Москва")
		e.finds("москва река", "a")
	}},
	{"Words/a part of a word is not the word", func(e *env) {
		e.bodies("a", "alphabet", "b", "alpha")
		e.finds("alpha", "b")
	}},
	{"Search/Any matches at least one clause", func(e *env) {
		e.bodies("a", "alpha", "b", "beta gamma", "c", "beta x gamma", "d", "delta")
		e.matches(dateline.Search{Text: "alpha beta", Any: true}, "a b c")
		e.matches(dateline.Search{Text: `alpha "beta gamma"`, Any: true}, "a b")
	}},
}

var operatorPromises = []promise{
	{"Operators/OR matches either side", func(e *env) {
		e.letters()
		e.finds("alpha OR beta", "a b ab bc abc")
	}},
	{"Operators/AND is what spaces mean", func(e *env) {
		e.letters()
		e.finds("alpha AND beta", "ab abc")
	}},
	{"Operators/AND binds before OR", func(e *env) {
		e.letters()
		e.finds("alpha OR beta AND gamma", "a ab bc abc")
		e.finds("alpha OR beta gamma", "a ab bc abc")
		e.finds("beta gamma OR alpha", "a ab bc abc")
	}},
	{"Operators/NOT binds before AND", func(e *env) {
		e.letters()
		e.finds("NOT alpha AND beta", "b bc")
		e.finds("beta AND NOT alpha", "b bc")
		e.finds("beta NOT alpha gamma", "bc")
	}},
	{"Operators/parentheses bind first", func(e *env) {
		e.letters()
		e.finds("(alpha OR beta) gamma", "bc abc")
		e.finds("beta NOT (alpha OR gamma)", "b")
	}},
	{"Operators/a minus before a word or a quote negates", func(e *env) {
		e.letters()
		e.finds("beta -alpha", "b bc")
		e.finds(`beta -"beta gamma"`, "b ab")
	}},
	{"Operators/NOT alone matches all the others", func(e *env) {
		e.letters()
		e.finds("NOT alpha", "b c bc")
		e.finds("-alpha -beta", "c")
	}},
	{"Operators/are words in lower case", func(e *env) {
		e.bodies("a", "alpha or beta", "b", "alpha", "c", "alpha and beta", "d", "alpha not beta")
		e.finds("alpha or beta", "a")
		e.finds("alpha and beta", "c")
		e.finds("alpha not beta", "d")
	}},
	{"Operators/a hyphen within a word does not negate", func(e *env) {
		e.bodies("a", "alpha-beta", "b", "alpha")
		e.finds("alpha-beta", "a")
	}},
	{"Operators/a dash between spaces does not negate", func(e *env) {
		e.bodies("a", "alpha - beta", "b", "alpha")
		e.finds("alpha - beta", "a")
	}},
	{"Operators/a plus before a word requires it", func(e *env) {
		e.letters()
		e.finds("+alpha +gamma", "abc")
	}},
}

// letters puts articles whose ids are the first letters of their words.
func (e *env) letters() {
	e.Helper()
	e.bodies("a", "alpha", "b", "beta", "c", "gamma", "ab", "alpha beta", "bc", "beta gamma", "abc", "alpha beta gamma")
}
