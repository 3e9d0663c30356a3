package main

import (
	"context"
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"

	"dateline"
	"dateline/index/ingest/geonames"

	"github.com/spf13/cobra"
)

const placesLong = `Places of the world come with the program: countries, their divisions, towns from some 500
people on. An archive can have more of them: smaller villages, mountains, rivers, other
spellings, from the dumps of GeoNames. Places that are the archive's own, whose names are
always meant, stand in a places.csv that dateline index reads.`

func (a *app) placesCmd() *cobra.Command {
	cmd := &cobra.Command{
		Use: "places COMMAND", Short: "Import places of GeoNames, and list the archive's places", Long: placesLong,
		Example: "  dateline places import AM.zip\n  dateline places list",
		Args:    noSuchCommand, RunE: func(cmd *cobra.Command, _ []string) error {
			return usagef("name a command: %s", commandNames(cmd)) // as for dateline itself
		},
	}
	for _, sub := range []*cobra.Command{a.placesImportCmd(), a.placesListCmd(), a.placesRmCmd()} {
		a.archiveFlag(sub)
		cmd.AddCommand(sub)
	}
	return cmd
}

const placesImportLong = `Reads dumps of GeoNames, such as AM.zip or AM.txt (19 columns, https://download.geonames.org/export/dump/),
and tables of alternate names (8 or 10 columns), whose names go to the places of the same command.

The places are joined to those of the world that the program knows: many may share a
name, and the text of an article decides which one is meant. One that is known already gets
the names that it lacks. An import adds to those before it, and replaces places of
the same number. Rows that are wrong are told with file, line and column, and make the
exit code 1; all others are kept.

--classes names the classes of features to take: A countries and divisions, H water, L regions
and parks, P towns and villages, R roads, S buildings and spots, T mountains and
islands, U under the sea, V forests.`

func (a *app) placesImportCmd() *cobra.Command {
	var classes string
	cmd := &cobra.Command{
		Use: "import FILES...", Short: "Add places of GeoNames' dumps to those of the world", Long: placesImportLong,
		Example: "  dateline places import AM.zip\n  dateline places import AM.zip alternatenames-AM.zip",
		Args:    atLeast(1, "at least one file of GeoNames"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := checkClasses(classes); err != nil {
				return err
			}
			return a.withArchive(cmd.Context(), true, func(archive dateline.Archive) error {
				return a.importPlaces(cmd.Context(), archive, args, classes)
			})
		},
	}
	cmd.Flags().StringVar(&classes, "classes", geonames.Usual, "`letters` of the classes of features to take")
	return cmd
}

func checkClasses(classes string) error {
	if i := strings.IndexFunc(classes, func(r rune) bool { return !strings.ContainsRune(geonames.Classes, r) }); i >= 0 || classes == "" {
		return usagef("--classes %q: want letters of %s", classes, geonames.Classes)
	}
	return nil
}

func (a *app) importPlaces(ctx context.Context, archive dateline.Archive, files []string, classes string) error {
	dump, err := geonames.Read(ctx, files, classes)
	if err != nil {
		return err
	}
	if len(dump.Places) > 0 { // none would remove those that there are
		if _, _, err := archive.PutPlaces(ctx, dateline.SourceGeoNames, dump.Places); err != nil {
			return err
		}
	}
	a.printf("rows               %d\nplaces             %d\nof other classes   %d\nrejected           %d\n", dump.Rows, len(dump.Places), dump.Other, len(dump.Faults))
	return a.tellFaults(dump)
}

// fewFaults are told one by one.
const fewFaults = 20

func (a *app) tellFaults(dump geonames.Dump) error {
	if dump.Nowhere > 0 {
		a.tell("note: %d alternate names are of places that these files do not have", dump.Nowhere)
	}
	if dump.Cut > 0 {
		a.tell("note: %d names are left out: a place has 1000 at most", dump.Cut)
	}
	for i, f := range dump.Faults {
		if i == fewFaults {
			a.tell("rejected: %d more rows", len(dump.Faults)-i)
			break
		}
		a.tell("rejected: %s", safe(f.Error()))
	}
	if len(dump.Faults) > 0 {
		return errTold
	}
	return nil
}

func (a *app) placesListCmd() *cobra.Command {
	return &cobra.Command{
		Use: "list", Short: "Print the archive's places as a places.csv", Example: "  dateline places list > places.csv",
		Long: "Prints the places that the archive has of its own and those that were imported into it,\nby id, in the form of a places.csv. The world's, which come with the program, are not among them.",
		Args: exactly(0, "no argument"),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.withArchive(cmd.Context(), false, func(archive dateline.Archive) error { return a.listPlaces(cmd.Context(), archive) })
		},
	}
}

func (a *app) listPlaces(ctx context.Context, archive dateline.Archive) error {
	out := csv.NewWriter(a.out)
	if err := out.Write([]string{"id", "label", "kind", "country", "lat", "lon", "names"}); err != nil {
		return err
	}
	for p, err := range archive.Places(ctx) {
		if err != nil {
			return err
		}
		if err := out.Write(placeRow(p)); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

func placeRow(p dateline.Place) []string {
	lat, lon := "", ""
	if p.Located {
		lat, lon = strconv.FormatFloat(p.Lat, 'f', -1, 64), strconv.FormatFloat(p.Lon, 'f', -1, 64)
	}
	return []string{p.ID, p.Label, p.Kind, strings.Join(p.Countries, "|"), lat, lon, strings.Join(p.Names, "|")}
}

func (a *app) placesRmCmd() *cobra.Command {
	return &cobra.Command{
		Use: "rm", Short: "Remove all places that were imported", Example: "  dateline places rm",
		Long: "Removes all places that were imported from GeoNames. Those of the archive's own, of a\nplaces.csv, stay, and so do those of the world.",
		Args: exactly(0, "no argument"),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.withArchive(cmd.Context(), false, func(archive dateline.Archive) error { return a.removePlaces(cmd.Context(), archive) })
		},
	}
}

func (a *app) removePlaces(ctx context.Context, archive dateline.Archive) error {
	changed, _, err := archive.PutPlaces(ctx, dateline.SourceGeoNames, nil)
	if err != nil {
		return err
	}
	if !changed {
		return fmt.Errorf("no places were imported into %s", a.archive)
	}
	a.printf("the imported places are removed\n")
	return nil
}
