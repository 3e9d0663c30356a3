// Package places reads which places a text names: names of the archive's own gazetteer,
// which always stand for their place, and names of the world, of which a learned filter
// says whether they stand for a place at all and a ranker for which.
//
// # What is a place
//
// Every capitalised longest name of the world is a candidate. Of each the filter asks
// what it is (kind, population, how often its word is written in lower case, whether
// it is a first or last name), what stands around it (prepositions, titles, words of
// organisations, other places, the beginning of the sentence), and what the rest of the
// article does with the same word. Every answer is a feature with a weight; the
// weights in weights.txt are those of a logistic regression fitted on marked text by
// index/entity/places/fit, and the logistic function of their sum is the probability
// that the name is a place's. Names at or above Threshold are mentions.
//
// # Which place
//
// Every name stands for one place in an article. Each place of the name gets a score
// for its kind and population, for the division or country that is written behind the
// name somewhere, for other places of the article that are in the same country, in the
// same division or near, for the dateline, and for the home of the publication; the
// best is chosen, in a few rounds, since each choice bears on the others. The weights of
// that in scores.txt are fitted on few texts and held to values set by hand: there is no
// free text with points to fit them on.
//
// # What is marked
//
// Adjectives and nouns of nationality are mentions of their own type that lead to the
// country. A capital that acts or is dealt with as a government ("Baku denied") is
// marked: government.go has the signs of it.
package places
