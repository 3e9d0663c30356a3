package cluster

import (
	"net"
	"net/url"
	"strconv"
	"strings"

	"dateline"
)

// Schemes of addresses.
const (
	schemeTLS   = "opensearch+https://"
	schemePlain = "opensearch+http://"
)

const defaultPort = "9200"

// maxName is how many bytes the name of an archive may have: OpenSearch takes 255
// for an index, whose name is this one and a suffix.
const maxName = 200

// example is an address that is right, for messages.
const example = schemeTLS + "host:9200,host2:9200/name"

// Address says where the indices of an archive are. The zero value is nowhere.
type Address struct {
	TLS   bool
	Hosts []string // host:port, at least one; IPv6 in brackets
	Name  string   // of the archive: its indices begin with it; [a-z0-9][a-z0-9_-]*, 200 bytes at most
}

// IsAddress reports whether s is meant as an address of a cluster, right or not, and
// not as a folder.
func IsAddress(s string) bool { return strings.HasPrefix(strings.ToLower(s), "opensearch+") }

// ParseAddress reads opensearch+https://host:9200,host2:9200/name, or
// opensearch+http:// where the cluster speaks no TLS. The port is 9200 if there is
// none. Anything else is Invalid.
func ParseAddress(s string) (Address, error) {
	a, rest, err := scheme(s)
	if err != nil {
		return Address{}, err
	}
	if strings.Contains(rest, "@") {
		// The value is not repeated: it holds a password.
		return Address{}, invalid("credentials do not belong into an address, where others can read them",
			"set "+UserVariable+" and "+PasswordVariable+", or "+CredentialsVariable)
	}
	hosts, name, ok := strings.Cut(rest, "/")
	if !ok || name == "" {
		return Address{}, invalid(strconv.Quote(s)+" names no archive", "write it behind the hosts, as in "+example)
	}
	if err := checkName(name); err != nil {
		return Address{}, err
	}
	a.Name = name
	for h := range strings.SplitSeq(hosts, ",") {
		host, err := hostPort(h)
		if err != nil {
			return Address{}, err
		}
		a.Hosts = append(a.Hosts, host)
	}
	return a, nil
}

func scheme(s string) (a Address, rest string, err error) {
	if rest, ok := strings.CutPrefix(s, schemeTLS); ok {
		return Address{TLS: true}, rest, nil
	}
	if rest, ok := strings.CutPrefix(s, schemePlain); ok {
		return Address{}, rest, nil
	}
	return a, "", invalid("the address of a cluster begins with "+schemeTLS+" or "+schemePlain, "for example "+example)
}

func checkName(name string) error {
	for i := range len(name) {
		c := name[i]
		alnum := 'a' <= c && c <= 'z' || '0' <= c && c <= '9'
		if !alnum && (i == 0 || c != '-' && c != '_') {
			return invalid("the archive's name "+strconv.Quote(name)+" cannot be that of an index",
				"it is made of a to z, 0 to 9, _ and -, and begins with a letter or digit")
		}
	}
	if len(name) > maxName {
		return invalid("the archive's name has "+strconv.Itoa(len(name))+" bytes", strconv.Itoa(maxName)+" are the most")
	}
	return nil
}

// hostPort returns h with a port, or says what is wrong with it.
func hostPort(h string) (string, error) {
	u, err := url.Parse("http://" + h)
	if err != nil || h == "" || u.Host != h || u.Hostname() == "" || strings.HasSuffix(h, ":") {
		return "", invalid(strconv.Quote(h)+" is no host", "write host or host:port, several with commas between, as in "+example)
	}
	port := u.Port()
	if port == "" {
		port = defaultPort
	}
	if n, err := strconv.Atoi(port); err != nil || n < 1 || n > 65535 {
		return "", invalid("the port "+port+" of "+strconv.Quote(h)+" is out of range", "1 to 65535")
	}
	return net.JoinHostPort(u.Hostname(), port), nil
}

func invalid(message, hint string) error {
	return &dateline.Error{Kind: dateline.Invalid, Field: "archive", Message: message, Hint: hint}
}

// String returns the address in the form that ParseAddress reads.
func (a Address) String() string {
	s := schemePlain
	if a.TLS {
		s = schemeTLS
	}
	return s + strings.Join(a.Hosts, ",") + "/" + a.Name
}

// urls returns where the nodes are.
func (a Address) urls() []*url.URL {
	out := make([]*url.URL, len(a.Hosts))
	for i, h := range a.Hosts {
		out[i] = &url.URL{Scheme: "http", Host: h}
		if a.TLS {
			out[i].Scheme = "https"
		}
	}
	return out
}
