package places

// template is a kind of question about a candidate; with an answer it is a feature.
type template uint8

const (
	tBias template = iota
	tKind
	tPopulation
	tPopulationStep
	tWords
	tWordsKind
	tLower
	tLowerKind
	tLeastLower
	tUnknownWord
	tLastName
	tFirstName
	tCluster4
	tCluster8
	tCluster
	tArticlePerson
	tArticlePersonKind
	tAllCapitals
	tShort
	tShortKind
	tSentenceStart
	tBefore
	tBeforeGap
	tBeforeWord
	tBeforeCluster6
	tBeforeCluster
	tPreposition
	tPrepositionKind
	tBeforeCapital
	tBeforeLooks
	tAfterGap
	tAfterWord
	tAfterCluster6
	tAfterCluster
	tAfterCapital
	tAfterCapitalKind
	tAfterLooks
	tAfterNature
	tAfterOrganisation
	tAfterOrganisationLow
	tSecondAfter
	tSecondOrganisation
	tPossessive
	tPlaceAfter
	tPlaceBefore
	tDateline
	tRepeated
	tArticleIn
	tArticleFirst
	tArticlePlace
	tNamedAround
	tNamedAroundKind
	tLowNear
	tLowNearCapital
	tTitle
	tOfBefore
	tOfAge
	tOfPlace
	tLocalAfter
	tLocalAfterKind
	tItself
	tFood
	templates
)

// templateNames are the names in weights.txt, and what a reason says.
var templateNames = [templates]struct{ name, reason string }{
	tBias:                 {"bias", "any name"},
	tKind:                 {"kind", "kind of place"},
	tPopulation:           {"pop", "population"},
	tPopulationStep:       {"popstep", "population"},
	tWords:                {"words", "number of words"},
	tWordsKind:            {"wordskind", "number of words"},
	tLower:                {"lower", "how often it is written small"},
	tLowerKind:            {"lowerkind", "how often it is written small"},
	tLeastLower:           {"leastlower", "how often its words are written small"},
	tUnknownWord:          {"unknown", "a rare word"},
	tLastName:             {"last", "a surname"},
	tFirstName:            {"first", "a first name"},
	tCluster4:             {"c4", "used like other words"},
	tCluster8:             {"c8", "used like other words"},
	tCluster:              {"c", "used like other words"},
	tArticlePerson:        {"docperson", "a person of that name in the article"},
	tArticlePersonKind:    {"docpersonkind", "a person of that name in the article"},
	tAllCapitals:          {"capitals", "written in capitals"},
	tShort:                {"short", "short"},
	tShortKind:            {"shortkind", "short"},
	tSentenceStart:        {"start", "begins a sentence"},
	tBefore:               {"before", "before it"},
	tBeforeGap:            {"gapbefore", "sign before it"},
	tBeforeWord:           {"wordbefore", "word before it"},
	tBeforeCluster6:       {"cbefore6", "kind of word before it"},
	tBeforeCluster:        {"cbefore", "kind of word before it"},
	tPreposition:          {"prep", "preposition before it"},
	tPrepositionKind:      {"prepkind", "preposition before it"},
	tBeforeCapital:        {"capbefore", "capital before it"},
	tBeforeLooks:          {"looksbefore", "before it"},
	tAfterGap:             {"gapafter", "sign behind it"},
	tAfterWord:            {"wordafter", "word behind it"},
	tAfterCluster6:        {"cafter6", "kind of word behind it"},
	tAfterCluster:         {"cafter", "kind of word behind it"},
	tAfterCapital:         {"capafter", "capital behind it"},
	tAfterCapitalKind:     {"capafterkind", "capital behind it"},
	tAfterLooks:           {"looksafter", "behind it"},
	tAfterNature:          {"naturafter", "word of a place behind it"},
	tAfterOrganisation:    {"orgafter", "word of an organisation behind it"},
	tAfterOrganisationLow: {"orgafterlow", "word of an organisation behind it"},
	tSecondAfter:          {"second", "capital two words behind it"},
	tSecondOrganisation:   {"secondorg", "word of an organisation two words behind it"},
	tPossessive:           {"possessive", "possessive"},
	tPlaceAfter:           {"placeafter", "followed by a comma and"},
	tPlaceBefore:          {"placebefore", "in a row of places"},
	tDateline:             {"dateline", "dateline"},
	tRepeated:             {"repeated", "repeated in the article"},
	tArticleIn:            {"docin", "elsewhere in the article behind a preposition"},
	tArticleFirst:         {"docfirst", "elsewhere in the article behind a first name"},
	tArticlePlace:         {"docplace", "elsewhere in the article before a comma and a place"},
	tNamedAround:          {"around", "division or country named in the article"},
	tNamedAroundKind:      {"aroundkind", "division or country named in the article"},
	tLowNear:              {"lownear", "words in lower case around it"},
	tLowNearCapital:       {"lownearcap", "words in lower case around it"},
	tTitle:                {"title", "in the title"},
	tOfBefore:             {"ofbefore", "before of"},
	tOfAge:                {"ofage", "behind an age and of"},
	tOfPlace:              {"ofplace", "behind a word of places and of"},
	tLocalAfter:           {"local", "word of what is in a place behind it"},
	tLocalAfterKind:       {"localkind", "word of what is in a place behind it"},
	tItself:               {"itself", "the word itself"},
	tFood:                 {"food", "words of food around it"},
}

// shape is what a place's kind is to the filter.
type shape uint8

const (
	shapeNone shape = iota
	shapeCountry
	shapeRegion
	shapeAdmin1
	shapeShort // an abbreviation of a first division: Calif., N.C.
	shapeDemonym
	shapeCity
	shapeAdmin2
	shapeNature
	shapeSite
)

var shapeNames = [...]string{"none", "country", "region", "division", "abbreviation", "nationality", "city", "district", "nature", "site"}
