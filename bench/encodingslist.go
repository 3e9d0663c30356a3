package main

import "strings"

// writtenIn are the encodings that texts of a language were written in before UTF-8,
// of those that are guessed, by its code of ISO 639-1.
var writtenIn = func() map[string][]string {
	all := map[string][]string{}
	for names, languages := range map[string]string{
		"windows-1252":                          "de fr es it pt nl sv da nb fi is ca",
		"windows-1250 iso-8859-2":               "pl cs sk hu ro hr sl sq",
		"windows-1251 koi8-r ibm866 iso-8859-5": "ru bg",
		"windows-1251 ibm866 iso-8859-5":        "be",
		"windows-1251 koi8-u iso-8859-5":        "uk",
		"windows-1251 iso-8859-5":               "sr mk",
		"windows-1253 iso-8859-7":               "el",
		"windows-1254":                          "tr",
		"windows-1255":                          "he",
		"windows-1256":                          "ar fa ur",
		"windows-1257":                          "lt lv et",
	} {
		for code := range strings.FieldsSeq(languages) {
			all[code] = strings.Fields(names)
		}
	}
	return all
}()

// asWritten puts letters that the encodings of a language do not hold as they were
// written in them: Romanian with a cedilla, Persian and Urdu with the Arabic yeh.
var asWritten = strings.NewReplacer("ș", "ş", "ț", "ţ", "Ș", "Ş", "Ț", "Ţ", "ی", "ي")
