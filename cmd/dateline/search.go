package main

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"dateline"
	"dateline/server"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

const searchLong = `Prints the articles that hold all the words of the query, the best first. The words
may stand in other forms, and a place is found by all its names. Without a query every
article matches, the newest first.

The query language: "a phrase", OR, NOT or -, ( ), title: body: publication: place:
id: published:2023-09, prefix*, fuzzy~1, "near by"~5, word^2. The shell takes quotes
away: write a phrase as '"peace deal"'.

With --ids it prints the id of each hit alone, one a line, for other commands; whatever
else is to be said goes to the standard error. No text is read then, with --json neither.

Where a part of an archive in a cluster cannot be searched the command fails. With
--partial it searches the rest, and says so on the standard error.

The exit code is 0 whether or not anything is found, and whether or not all was searched.`

const searchExample = `  dateline search Kelbajar drone
  dateline search '"land routes" OR shelling' --from 2023-09 --publication 'Press TV'
  dateline search --json --limit 5 Sotk | jq '.hits[].id'
  dateline search --revisions all '"two soldiers"'
  dateline search --ids --limit 100 drone | xargs -r -n 1 dateline show
  dateline search -- drones -mortars`

// searchOptions are the options of search, as they were written.
type searchOptions struct {
	json, ids, any, verbatim bool
	partial                  bool
	limit                    int
	sort, from, to           string
	copies, copyOf           string
	which                    string // revisions: newest or all
	place, publication       []string
}

func (a *app) searchCmd() *cobra.Command {
	var o searchOptions
	cmd := &cobra.Command{
		Use: "search [QUERY...]", Short: "Search the archive", Long: searchLong, Example: searchExample,
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.search(cmd.Context(), strings.Join(args, " "), o)
		},
	}
	a.archiveFlag(cmd)
	f := cmd.Flags()
	f.BoolVar(&o.json, "json", false, "print one JSON object, of the shape of /api/v1/search")
	f.BoolVar(&o.ids, "ids", false, "print the ids of the hits only, one a line; with --json the object has them alone")
	f.IntVar(&o.limit, "limit", dateline.DefaultLimit, "print at most `N` hits, 0 to 100; 0 counts only")
	o.filterFlags(f)
	f.StringVar(&o.copies, "copies", "", "of articles that are copies of one text list one or each: `fold` or show (default fold; show with --copy-of)")
	f.StringVar(&o.which, "revisions", "newest", "search the newest revision of each article, or `all`: each is listed and counted for itself then, and no copies are folded")
	f.BoolVar(&o.partial, "partial", false, "where parts of the archive cannot be searched take an answer of the others")
	f.StringVar(&o.sort, "sort", "", "`order` of the hits: relevance, newest or oldest (default relevance; newest without a query)")
	return cmd
}

// filterFlags are the options that say what matches.
func (o *searchOptions) filterFlags(f *pflag.FlagSet) {
	f.BoolVar(&o.any, "any", false, "one of the words is enough")
	f.BoolVar(&o.verbatim, "verbatim", false, "search the words typed only, not the other names of places")
	f.StringVar(&o.copyOf, "copy-of", "", "is a copy of the article with this `id`, or that itself")
	f.StringVar(&o.from, "from", "", "published on or after a `date`: 2023-09-01, 2023-09 or 2023")
	f.StringVar(&o.to, "to", "", "published on or before a `date`")
	f.StringArrayVar(&o.place, "place", nil, "mentions the place with this `id`; repeated: one of them")
	f.StringArrayVar(&o.publication, "publication", nil, "published by this `name`; repeated: one of them")
}

// question reads the options; whatever is wrong is a usageError.
func (o searchOptions) question(text string) (s dateline.Search, err error) {
	s = dateline.Search{Text: text, Any: o.any, Verbatim: o.verbatim, Sort: o.sort, Limit: o.limit, CopyOf: dateline.ID(o.copyOf), Include: map[string][]string{}}
	s.Partial = o.partial
	if o.ids {
		s.Shown = dateline.IDsOnly
	}
	if s.Revisions, err = o.whichRevisions(); err != nil {
		return s, err
	}
	if s.Copies, err = o.wayOfCopies(); err != nil {
		return s, err
	}
	if s.From, err = day("from", o.from); err != nil {
		return s, err
	}
	if s.To, err = day("to", o.to); err != nil {
		return s, err
	}
	for facet, values := range map[string][]string{dateline.FacetPlace: o.place, dateline.FacetPublication: o.publication} {
		if values = slices.DeleteFunc(values, func(v string) bool { return v == "" }); len(values) > 0 {
			s.Include[facet] = values
		}
	}
	return s, nil
}

// wayOfCopies reads --copies. An export, which has no such option, folds none
// whatever it says.
func (o searchOptions) wayOfCopies() (dateline.Copies, error) {
	switch {
	case o.copies == "fold" || o.copies == "" && o.copyOf == "" && o.which != "all":
		return dateline.Fold, nil
	case o.copies == "show" || o.copies == "":
		return dateline.Show, nil
	}
	return 0, usagef("copies: %q is not known; want fold or show", o.copies)
}

// whichRevisions reads --revisions of a search. That of an export is another option,
// which has all revisions given of what matches.
func (o searchOptions) whichRevisions() (dateline.Revisions, error) {
	switch o.which {
	case "", "newest":
		return dateline.NewestOnly, nil
	case "all":
		return dateline.AllRevisions, nil
	}
	return 0, usagef("revisions: %q is not known; want newest or all", o.which)
}

func day(option, s string) (dateline.Date, error) {
	if s == "" {
		return dateline.Date{}, nil
	}
	d, err := dateline.ParseDate(s)
	if err != nil || d.Precision() == dateline.ToSecond {
		return dateline.Date{}, usagef("%s: %q is not a day, month or year; want 2023-09-01, 2023-09 or 2023", option, s)
	}
	return d, nil
}

func (a *app) search(ctx context.Context, text string, o searchOptions) error {
	s, err := o.question(text)
	if err != nil {
		return err
	}
	return a.withCurrent(ctx, func(archive dateline.Archive) error {
		begun := time.Now()
		res, err := archive.Search(ctx, s)
		if err != nil {
			return invalidOption(err)
		}
		a.tellPartial(res.Parts)
		if o.json {
			return a.printJSON(server.NewSearchJSON(s, res, time.Since(begun)))
		}
		if o.ids {
			a.printIDs(text, res)
			return nil
		}
		stats, err := archive.Stats(ctx)
		if err != nil {
			return err
		}
		a.printResult(s, res, stats.Articles)
		return nil
	})
}

// printJSON prints v indented.
func (a *app) printJSON(v any) error {
	enc := a.encoder()
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}

// encoder prints JSON. What is hidden stands as \uXXXX, which means the same in
// JSON; it can only be inside a string.
func (a *app) encoder() *json.Encoder {
	enc := json.NewEncoder(escaper{a.out})
	enc.SetEscapeHTML(false)
	return enc
}
