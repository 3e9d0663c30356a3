package ingest_test

import (
	"testing"

	"dateline/index/ingest"
)

// Names in a zip that Windows made are in a code page of DOS, and it says in none.
func TestZipNamesOfDOS(t *testing.T) {
	for name, c := range map[string]struct {
		members []file
		want    []string
	}{
		"Latin": {[]file{{"M\x81ller 1.txt", "A."}, {"\x82.txt", "B."}}, []string{
			"notice a.zip: the names of 2 members are not UTF-8; they are read in the code page 437 of DOS", "article a.zip/Müller 1.txt [|A.]", "article a.zip/é.txt [|B.]"}},
		"Cyrillic": {[]file{{"\x8d\xae\xa2\xae\xe1\xe2\xa8/metadata.csv", "file,title\nпорт_1.txt,T\n"}, {"\x8d\xae\xa2\xae\xe1\xe2\xa8/\xaf\xae\xe0\xe2_1.txt", "A."}}, []string{
			"notice a.zip: the names of 2 members are not UTF-8; they are read in the code page 866 of DOS", "metadata a.zip/Новости/metadata.csv", "article a.zip/Новости/порт_1.txt [T|A.]"}},
		"both": {[]file{{"M\x81ller.txt", "A."}, {"\xaf\xae\xe0\xe2.txt", "B."}, {"Порт.txt", "C."}}, []string{
			"notice a.zip: the names of 2 members are not UTF-8; they are read in the code page 437 or 866 of DOS", "article a.zip/Müller.txt [|A.]", "article a.zip/порт.txt [|B.]", "article a.zip/Порт.txt [|C.]"}},
		"leading out": {[]file{{"../\x82.txt", "A."}}, []string{
			"notice a.zip: the names of 1 members are not UTF-8; they are read in the code page 437 of DOS", "rejected a.zip/../é.txt: its name leads out of the file that holds it; want the path of a member"}},
	} {
		t.Run(name, func(t *testing.T) {
			expect(t, tree(t, map[string]string{"a.zip": zipOf(t, c.members...)}), ingest.Options{}, c.want...)
		})
	}
}
