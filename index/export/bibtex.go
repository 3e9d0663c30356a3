package export

import (
	"strings"

	"dateline"
)

// BibTeX returns a reference as an entry @article for BibTeX and biblatex, in
// UTF-8, with an empty line behind it. date is in the form of biblatex at its
// precision, year and month are for BibTeX. What is not known has no field. An
// address that is not http or https has none either.
func BibTeX(r Reference) []byte {
	var b strings.Builder
	field := func(name, value string) {
		if value != "" {
			b.WriteString(",\n  " + name + " = " + value)
		}
	}
	k := r.Known
	b.WriteString("@article{" + string(r.ID))
	field("title", inBraces("{", texText(r.Title), "}"))
	field("journal", inBraces("", texText(k.Publication.Value), ""))
	field("date", inBraces("", k.Published.Value.String(), ""))
	field("year", inBraces("", dateYear(k.Published.Value), ""))
	field("month", texMonth(k.Published.Value))
	field("location", inBraces("", texText(k.Dateline.Value), ""))
	field("language", inBraces("", texText(k.Language.Value), ""))
	field("url", inBraces("", texAddress(r.Address()), ""))
	b.WriteString("\n}\n\n")
	return []byte(b.String())
}

// inBraces returns a value in the braces of a field; "" for none. The inner braces
// of a title keep its capitals.
func inBraces(before, value, after string) string {
	if value == "" {
		return ""
	}
	return "{" + before + value + after + "}"
}

var months = [...]string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}

// texMonth is the name that every style of BibTeX defines.
func texMonth(d dateline.Date) string {
	if d.Month == 0 {
		return ""
	}
	return months[d.Month-1]
}

// BibTeX counts braces and does not look at a backslash before them, so they are
// written as commands.
var texSigns = strings.NewReplacer(
	`\`, `\textbackslash{}`, `{`, `\textbraceleft{}`, `}`, `\textbraceright{}`, `~`, `\textasciitilde{}`, `^`, `\textasciicircum{}`,
	`$`, `\$`, `&`, `\&`, `#`, `\#`, `_`, `\_`, `%`, `\%`,
)

func texText(s string) string { return texSigns.Replace(oneLine(s)) }

// An address is taken as it is written, but braces have to match and a backslash
// begins a command.
var texAddressSigns = strings.NewReplacer(`{`, "%7B", `}`, "%7D", `\`, "%5C", " ", "%20")

func texAddress(s string) string { return texAddressSigns.Replace(oneLine(s)) }
