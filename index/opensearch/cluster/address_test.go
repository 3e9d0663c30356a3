package cluster_test

import (
	"reflect"
	"strings"
	"testing"

	"dateline"
	"dateline/index/opensearch/cluster"
)

func TestParseAddress(t *testing.T) {
	for in, want := range map[string]cluster.Address{
		"opensearch+https://es.example:9200/news":       {TLS: true, Hosts: []string{"es.example:9200"}, Name: "news"},
		"opensearch+https://es.example/news":            {TLS: true, Hosts: []string{"es.example:9200"}, Name: "news"},
		"opensearch+http://a:1,b,10.0.0.1:65535/n_1-x":  {Hosts: []string{"a:1", "b:9200", "10.0.0.1:65535"}, Name: "n_1-x"},
		"opensearch+http://[::1]:9201,[fe80::1]/0":      {Hosts: []string{"[::1]:9201", "[fe80::1]:9200"}, Name: "0"},
		"opensearch+http://A.example/" + long('a', 200): {Hosts: []string{"A.example:9200"}, Name: long('a', 200)},
	} {
		got, err := cluster.ParseAddress(in)
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %+v, %v, want %+v", in, got, err, want)
		}
		if again, err := cluster.ParseAddress(got.String()); err != nil || !reflect.DeepEqual(again, got) {
			t.Errorf("%s was written as %s", in, got)
		}
	}
}

func long(c rune, n int) string { return strings.Repeat(string(c), n) }

func TestParseAddressRefuses(t *testing.T) {
	for in, want := range map[string]string{
		"":                                       "begins with opensearch+https://",
		"archive":                                "begins with opensearch+https://",
		"https://es.example/news":                "begins with opensearch+https://",
		"OPENSEARCH+https://es.example/news":     "begins with opensearch+https://",
		"opensearch+ftp://es.example/news":       "begins with opensearch+https://",
		"opensearch+https://":                    "names no archive",
		"opensearch+https://es.example":          "names no archive",
		"opensearch+https://es.example/":         "names no archive",
		"opensearch+https:///news":               `"" is no host`,
		"opensearch+https://a,,b/news":           `"" is no host`,
		"opensearch+https://a, b/news":           `" b" is no host`,
		"opensearch+https://a:/news":             `"a:" is no host`,
		"opensearch+https://:9200/news":          `":9200" is no host`,
		"opensearch+https://a:http/news":         `"a:http" is no host`,
		"opensearch+https://a:0/news":            "port 0",
		"opensearch+https://a:65536/news":        "port 65536",
		"opensearch+https://::1/news":            `"::1" is no host`,
		"opensearch+https://a?b/news":            `"a?b" is no host`,
		"opensearch+https://a/News":              "a to z",
		"opensearch+https://a/_news":             "begins with a letter",
		"opensearch+https://a/news/":             "a to z",
		"opensearch+https://a/news?x=1":          "a to z",
		"opensearch+https://a/né":                "a to z",
		"opensearch+https://a/news.find":         "a to z",
		"opensearch+https://a/" + long('a', 201): "201 bytes",
	} {
		_, err := cluster.ParseAddress(in)
		if dateline.KindOf(err) != dateline.Invalid || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v, want invalid with %q", in, err, want)
		}
	}
}

// What may be a password is not said again.
func TestAddressesHoldNoCredentials(t *testing.T) {
	for _, in := range []string{"opensearch+https://user:secret@es.example/news", "opensearch+https://a,secret@b/news", "opensearch+http://a/secret@b"} {
		_, err := cluster.ParseAddress(in)
		if dateline.KindOf(err) != dateline.Invalid || strings.Contains(err.Error(), "secret") || !strings.Contains(err.Error(), cluster.PasswordVariable) {
			t.Errorf("%s: error %v, want one that names %s and not the password", in, err, cluster.PasswordVariable)
		}
	}
}

func TestIsAddress(t *testing.T) {
	for in, want := range map[string]bool{
		"opensearch+https://a/b": true, "opensearch+ftp://a": true, "OpenSearch+http://a/b": true,
		"": false, "opensearch": false, "./opensearch+x": false, "/var/archive": false, "https://a/b": false,
	} {
		if cluster.IsAddress(in) != want {
			t.Errorf("%q: %v, want %v", in, !want, want)
		}
	}
}

// Whatever is read is refused as Invalid, or written in a form that reads the same.
func FuzzParseAddress(f *testing.F) {
	f.Add("opensearch+https://host:9200,host2/name")
	f.Add("opensearch+http://[::1]:1/0-_")
	f.Add("opensearch+http://a@b/c")
	f.Fuzz(func(t *testing.T, s string) {
		a, err := cluster.ParseAddress(s)
		if err != nil {
			if dateline.KindOf(err) != dateline.Invalid {
				t.Fatalf("%q: error %v, want invalid", s, err)
			}
			return
		}
		again, err := cluster.ParseAddress(a.String())
		if err != nil || !reflect.DeepEqual(again, a) {
			t.Errorf("%q: %+v became %+v, %v", s, a, again, err)
		}
	})
}
