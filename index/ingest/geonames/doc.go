// Package geonames reads the dumps of GeoNames (https://download.geonames.org/export/dump/readme.txt)
// as places: tables with tabs and without a heading, by themselves or in a zip.
//
// A table of 19 columns holds places, one of 8 or 10 columns further names of places.
// Of the classes of features only those asked for are taken. A name is left out that begins
// with a small letter (what machines made of other scripts), that is a code of two to
// four capitals (airports), that holds no word, or that is longer than 200 bytes; in tables of names
// also what is no name: links, codes of post and airports.
package geonames
