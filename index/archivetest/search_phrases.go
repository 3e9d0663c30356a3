package archivetest

var phrasePromises = []promise{
	{"Phrases/words stand in this order without others between", func(e *env) {
		e.bodies("a", "old alpha beta", "b", "beta alpha", "c", "alpha x beta")
		e.finds(`"alpha beta"`, "a")
	}},
	{"Phrases/are exact: other forms do not match", func(e *env) {
		e.bodies("a", "a bridge burned", "b", "the bridges burned")
		e.finds(`"bridge"`, "a")
		e.finds(`"bridges burned"`, "b")
	}},
	{"Phrases/ignore case, accents and folded letters", func(e *env) {
		e.bodies("a", "Gösta Łodwig", "b", "gosta lodwig")
		e.finds(`"GOSTA łodwig"`, "a b")
	}},
	{"Phrases/ignore the possessive and the shape of apostrophes", func(e *env) {
		e.bodies("a", "the minister's hat", "b", "the minister’s hat", "c", "the minister hat", "d", "the ministers hat")
		for _, phrase := range []string{`"minister's hat"`, `"minister’s hat"`, `"minister hat"`} {
			e.finds(phrase, "a b c")
		}
	}},
	{"Phrases/an apostrophe within a word may have any shape", func(e *env) {
		e.bodies("a", "they don't know", "b", "they don’t know", "c", "they do know")
		e.finds(`"don't know"`, "a b")
		e.finds(`"don’t know"`, "a b")
	}},
	{"Phrases/stop words count", func(e *env) {
		e.bodies("a", "over the river", "b", "over a river", "c", "over river")
		e.finds(`"over the river"`, "a")
	}},
	{"Phrases/punctuation between words is nothing", func(e *env) {
		e.bodies("a", "alpha, beta", "b", "alpha. Beta", "c", "alpha\n\nbeta")
		e.finds(`"alpha beta"`, "a b c")
	}},
	{"Phrases/match in the title too", func(e *env) {
		e.put(article("a", "alpha beta", "gamma"))
		e.finds(`"alpha beta"`, "a")
	}},
	{"Phrases/do not run from the title into the body", func(e *env) {
		e.put(article("a", "alpha", "beta"))
		e.finds(`"alpha beta"`, "")
		e.finds(`"alpha beta"~5`, "")
	}},
	{"Phrases/a repeated word must be repeated", func(e *env) {
		e.bodies("a", "alpha alpha beta", "b", "alpha beta")
		e.finds(`"alpha alpha"`, "a")
	}},
	{"Phrases/are negated whole", func(e *env) {
		e.bodies("a", "alpha beta", "b", "beta alpha")
		e.finds(`alpha NOT "alpha beta"`, "b")
	}},
	{"Near/at most n words stand between", func(e *env) {
		e.bodies("a", "alpha beta", "b", "alpha x beta", "c", "alpha x y beta", "d", "alpha x y z beta")
		e.finds(`"alpha beta"~1`, "a b")
		e.finds(`"alpha beta"~2`, "a b c")
	}},
	{"Near/in any order", func(e *env) {
		e.bodies("a", "beta x alpha", "b", "beta x y z alpha")
		e.finds(`"alpha beta"~2`, "a")
	}},
	{"Near/matches the forms of its words", func(e *env) {
		e.bodies("a", "the bridges were burned", "b", "the bridges")
		e.finds(`"burn bridge"~2`, "a")
	}},
}

var patternPromises = []promise{
	{"Prefix/matches words that begin so", func(e *env) {
		e.bodies("a", "zorvak", "b", "zorvil", "c", "azorva", "d", "zor")
		e.finds("zorv*", "a b")
		e.finds("zor*", "a b d")
	}},
	{"Prefix/ignores case and accents", func(e *env) {
		e.bodies("a", "Zörvak", "b", "zorvil")
		e.finds("ZOR*", "a b")
		e.finds("zör*", "a b")
	}},
	{"Prefix/is held against the words as written, not their stems", func(e *env) {
		e.bodies("a", "bridges", "b", "bridge")
		e.finds("bridges*", "a")
	}},
	{"Prefix/shorter than three letters is a word, with a warning", func(e *env) {
		e.bodies("a", "zo", "b", "zorvak")
		e.finds("zo*", "a")
		e.warned("zo*")
	}},
	{"Fuzzy/one edit away", func(e *env) {
		e.bodies("a", "zorvak", "b", "zorvek", "c", "zorva", "d", "zorvakk", "e", "zirvek")
		e.finds("zorvak~1", "a b c d")
	}},
	{"Fuzzy/two edits away", func(e *env) {
		e.bodies("a", "zorvak", "b", "zirvek", "c", "zirvikk")
		e.finds("zorvak~2", "a b")
	}},
	{"Fuzzy/ignores case and accents", func(e *env) {
		e.bodies("a", "Zörvek")
		e.finds("ZORVAK~1", "a")
	}},
	{"Fuzzy/is held against words, not against the places mentioned", func(e *env) {
		e.gazetteer("atlas", place("velun", "Velun", "Welun"))
		e.bodies("a", "in Welun", "b", "in Velun")
		e.finds("xvelun~1", "b")
	}},
}

// warned reports a search for text whose reading gave no warning, or one that
// stands outside the text.
func (e *env) warned(text string) {
	e.Helper()
	warnings := e.ask(text).Read.Warnings
	if len(warnings) == 0 {
		e.Errorf("no warning for %q", text)
	}
	for _, w := range warnings {
		if w.Start < 0 || w.Start >= w.End || w.End > len([]rune(text)) || w.Message == "" {
			e.Errorf("warning %+v does not fit %q", w, text)
		}
	}
}
