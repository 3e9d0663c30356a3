// Package world is a gazetteer of the world: countries, their first and second divisions,
// cities, towns and villages from 500 people on, regions, seas, rivers, lakes,
// mountains and islands that news names, and the words for the people of countries.
// The program carries it (Load); places of GeoNames' dumps can be added to it (With).
//
// Unlike in package entity a name may belong to many places. Matches finds the
// names in a text; whether one is meant as a place there, and which, is not for this package.
//
// # Data
//
// world.bin is made by `go run ./index/entity/world/make` of packages with the data of
// GeoNames, under CC BY 4.0, and of lists kept beside that command. Points of
// divisions lie between the middle of the box around their cities and the mean of these.
// Places over which countries dispute have all of these countries, and all names.
//
// # Layout
//
// Nothing in it is a map with an entry for each name: names are ways through a trie in
// arrays, whose words are found by a hash table over one string. So it is decoded in
// one pass over the file.
package world
