package main

import (
	"context"

	"dateline"
	"dateline/index/entity/names"

	"github.com/spf13/cobra"
)

func (a *app) entityDoubtfulCmd() *cobra.Command {
	var limit int
	cmd := &cobra.Command{
		Use: "doubtful", Short: "List people and organisations that may be one", Example: "  dateline entity doubtful --limit 20",
		Long: "Lists pairs of people and of organisations whose names look like one name, the likeliest\nfirst, with how many articles name each: one letter apart, with and without a middle\nname, an initial, the first letters, a surname. It looks at the thousand people and the\nthousand organisations that most articles name. None of them is merged by itself:\ndateline entity merge does it.",
		Args: exactly(0, "no argument"),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if limit < 1 {
				return usagef("--limit is %d; want 1 or more", limit)
			}
			return a.withArchive(cmd.Context(), false, func(archive dateline.Archive) error { return a.listDoubtful(cmd.Context(), archive, limit) })
		},
	}
	cmd.Flags().IntVar(&limit, "limit", 50, "list at most so `many` pairs")
	return cmd
}

func (a *app) listDoubtful(ctx context.Context, archive dateline.Archive, limit int) error {
	known, err := knownNames(ctx, archive)
	if err != nil {
		return err
	}
	all := names.Doubtful(known)
	for _, d := range all[:min(limit, len(all))] {
		a.printf("%-32s %5d  %-32s %5d  %s\n", d.A.ID, d.A.Articles, d.B.ID, d.B.Articles, d.Why)
	}
	switch {
	case len(all) == 0:
		a.tell("no two people or organisations look like one")
	case len(all) > limit:
		a.tell("%d more pairs; --limit lists them", len(all)-limit)
	}
	return nil
}

// knownNames returns the people and organisations that most articles name.
func knownNames(ctx context.Context, archive dateline.Archive) (known []names.Known, err error) {
	types := map[string]string{dateline.FacetPerson: dateline.TypePerson, dateline.FacetOrganisation: dateline.TypeOrganisation}
	r, err := archive.Search(ctx, dateline.Search{Facets: []string{dateline.FacetPerson, dateline.FacetOrganisation}, FacetLimit: dateline.MaxFacetLimit})
	if err != nil {
		return nil, err
	}
	for _, facet := range []string{dateline.FacetPerson, dateline.FacetOrganisation} {
		for _, v := range r.Facets[facet].Values {
			known = append(known, names.Known{ID: v.Value, Type: types[facet], Label: v.Label, Articles: v.Count})
		}
	}
	return known, nil
}
