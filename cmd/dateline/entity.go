package main

import (
	"context"
	"os/user"
	"strconv"
	"strings"

	"dateline"
	"dateline/index"
	"dateline/index/correct"

	"github.com/spf13/cobra"
)

const entityLong = `Machines read places, people and organisations in the articles; these commands say what
they got wrong. A correction is kept in the archive's log for good, outlives rebuilding
and new models, and is what every search reads from then on, without reading the articles
again. Nothing is changed in a text. Each can be taken back, which is kept too.

An entity is named by its id, as addresses and tables have it; it need not be in any
article now.`

const entityExample = `  dateline entity merge kelbecer kalbajar --why 'one town'
  dateline entity mention 002_19c8dec911eaa44e Reading --none
  dateline entity corrections
  dateline entity undo 2`

func (a *app) entityCmd() *cobra.Command {
	cmd := &cobra.Command{
		Use: "entity COMMAND", Short: "Correct places, people and organisations", Long: entityLong, Example: entityExample,
		Args: noSuchCommand, RunE: func(cmd *cobra.Command, _ []string) error {
			return usagef("name a command: %s", commandNames(cmd)) // as for dateline itself
		},
	}
	for _, sub := range []*cobra.Command{
		a.entityMergeCmd(), a.entitySplitCmd(), a.entityRenameCmd(), a.entityRetypeCmd(), a.entityHideCmd(), a.entityShowCmd(),
		a.entityMentionCmd(), a.entityNameCmd(), a.entityPlaceCmd(), a.entityUndoCmd(), a.entityCorrectionsCmd(), a.entityDoubtfulCmd(), a.entityImportCmd(),
	} {
		a.archiveFlag(sub)
		cmd.AddCommand(sub)
	}
	return cmd
}

// correcting makes a command that makes one correction of its arguments.
func (a *app) correcting(use, short, long, example string, args cobra.PositionalArgs, say func(args []string, c *dateline.Correction) error) *cobra.Command {
	return a.saying(use, short, long, example, args, say, a.correct)
}

// saying makes a command that makes of its arguments what is handed to make.
func (a *app) saying(use, short, long, example string, args cobra.PositionalArgs, say func(args []string, c *dateline.Correction) error,
	make func(context.Context, dateline.Archive, dateline.Correction) error) *cobra.Command {
	var by, why string
	cmd := &cobra.Command{
		Use: use, Short: short, Long: long, Example: "  dateline entity " + example, Args: args,
		RunE: func(cmd *cobra.Command, args []string) error {
			c := dateline.Correction{Kind: cmd.Name(), By: by, Why: why}
			if !cmd.Flags().Changed("by") && by == "" {
				c.By = userName()
			}
			if err := say(args, &c); err != nil {
				return err
			}
			return a.withArchive(cmd.Context(), false, func(archive dateline.Archive) error { return make(cmd.Context(), archive, c) })
		},
	}
	cmd.Flags().StringVar(&by, "by", "", "`name` of who says so; the name of the user if this is absent")
	cmd.Flags().StringVar(&why, "why", "", "`text` of the reason")
	return cmd
}

// userName is what the system calls who runs the command; "" if it has no name.
func userName() string {
	u, err := user.Current()
	if err != nil {
		return ""
	}
	return u.Username
}

// correct makes one correction and waits until searches know it.
func (a *app) correct(ctx context.Context, archive dateline.Archive, c dateline.Correction) error {
	if c.Kind == dateline.CorrectName && c.Type == "" && correct.ValidID(c.Entity) {
		e, err := archive.Entity(ctx, c.Entity)
		if err != nil {
			return err
		}
		c.Type = e.Type
	}
	unknown, err := unknownIDs(ctx, archive, c)
	if err != nil {
		return err
	}
	out, upTo, err := archive.Correct(ctx, []dateline.Correction{c})
	if err != nil {
		return err
	}
	switch out[0].Status {
	case dateline.Rejected:
		return out[0].Err
	case dateline.Unchanged:
		a.printf("nothing is to be corrected: it is so already\n")
		return nil
	}
	a.printf("correction %d: %s\n", out[0].N, line(correct.Sentence(c)))
	a.tellCommon(c)
	if err := archive.Wait(ctx, upTo); err != nil {
		return err
	}
	for _, id := range unknown {
		a.tell("no article and no list of places has %s now; the correction waits for one", safe(id))
	}
	return a.tellUnread(ctx, archive, c)
}

// tellUnread tells of articles that searches find by a name, and that are to be read again
// all the same.
func (a *app) tellUnread(ctx context.Context, archive dateline.Archive, c dateline.Correction) error {
	if _, ours := archive.(*index.Archive); !ours || c.Kind != dateline.CorrectName && c.Kind != dateline.CorrectPlace && c.Kind != dateline.CorrectUndo {
		return nil // a server goes on with it
	}
	s, err := archive.Stats(ctx)
	if err == nil && s.Unread > 0 {
		a.tell("searches know it; the next dateline serve, index or rebuild reads %s once more", number(s.Unread, "article"))
	}
	return err
}

// unknownIDs are the ids of a correction that no article has and no place: they may be
// misspelt. Behind it an id that was merged would be what it was merged into.
func unknownIDs(ctx context.Context, archive dateline.Archive, c dateline.Correction) (ids []string, err error) {
	if c.Kind != dateline.CorrectMerge && c.Kind != dateline.CorrectRename && c.Kind != dateline.CorrectRetype && c.Kind != dateline.CorrectHide {
		return nil, nil
	}
	for _, id := range []string{c.Entity, c.Into} {
		if !correct.ValidID(id) {
			continue // the archive says so
		}
		e, err := archive.Entity(ctx, id)
		if err != nil {
			return nil, err
		}
		if e.Type == "" {
			ids = append(ids, id)
		}
	}
	return ids, nil
}

func (a *app) entityMergeCmd() *cobra.Command {
	return a.correcting("merge ID INTO", "Say that one entity is another",
		"Says that the entity ID is the entity INTO: they are counted and found as one, under the\nname of INTO, and ID leads there. dateline entity split ID takes it out again.",
		"merge kelbecer kalbajar --why 'one town'", exactly(2, "the id of an entity and of the one that it is"),
		func(args []string, c *dateline.Correction) error { c.Entity, c.Into = args[0], args[1]; return nil })
}

func (a *app) entitySplitCmd() *cobra.Command {
	var into, label, typ string
	var words, articles []string
	var in correct.Articles
	cmd := a.saying("split ID", "Say that an entity is two, or was merged wrongly",
		"Takes the entity ID out of what it was merged into. With --words and --into, what is\nwritten so, in any capitals and accents, is another entity from then on. Two that are written\nalike are told apart by the article: with --article or --publication, and --into, it is the\nother in those articles that there are now. One correction is made for each mention there.",
		"split ali-huseynov --words 'Əli Hüseynov' --into ali-huseynov-2 --label 'Ali Huseynov (referee)'", exactly(1, "the id of an entity"),
		func(args []string, c *dateline.Correction) error {
			c.Entity, c.Into, c.Words, c.Label, c.Type = args[0], into, words, label, typ
			for _, id := range articles {
				in.IDs = append(in.IDs, dateline.ID(id))
			}
			if len(words) > 0 && len(in.IDs)+len(in.Publications) > 0 {
				return usagef("split takes --words, or else --article and --publication")
			}
			return nil
		}, func(ctx context.Context, archive dateline.Archive, c dateline.Correction) error {
			if len(in.IDs)+len(in.Publications) == 0 {
				return a.correct(ctx, archive, c)
			}
			return a.splitArticles(ctx, archive, c.Entity, in, dateline.Correction{Entity: c.Into, Label: c.Label, Type: c.Type, By: c.By, Why: c.Why})
		})
	cmd.Flags().StringArrayVar(&articles, "article", nil, "`id` of an article in which it is the other; repeatable")
	cmd.Flags().StringArrayVar(&in.Publications, "publication", nil, "`name` of a publication in whose articles it is the other; repeatable")
	cmd.Flags().StringArrayVar(&words, "words", nil, "`words` that are the other entity; repeatable")
	cmd.Flags().StringVar(&into, "into", "", "`id` of the other entity, new or not")
	cmd.Flags().StringVar(&label, "label", "", "`name` to show for it")
	cmd.Flags().StringVar(&typ, "type", "", "its `type`, with --article and --publication that of ID if this is absent: "+strings.Join(dateline.EntityTypes(), ", "))
	return cmd
}

func (a *app) entityRenameCmd() *cobra.Command {
	return a.correcting("rename ID NAME", "Say what an entity is called",
		"Shows the entity ID under NAME. To find it by another name too, use\ndateline entity name.",
		"rename kalbajar Kelbajar", exactly(2, "the id of an entity and its name"),
		func(args []string, c *dateline.Correction) error { c.Entity, c.Label = args[0], args[1]; return nil })
}

func (a *app) entityRetypeCmd() *cobra.Command {
	return a.correcting("retype ID TYPE", "Say of which type an entity is",
		"Counts the entity ID with TYPE: "+strings.Join(dateline.EntityTypes(), ", ")+".",
		"retype paris-hilton person", exactly(2, "the id of an entity and its type"),
		func(args []string, c *dateline.Correction) error { c.Entity, c.Type = args[0], args[1]; return nil })
}

func (a *app) entityHideCmd() *cobra.Command {
	return a.correcting("hide ID", "Leave an entity out of all counts and lists",
		"Leaves the entity ID out of all counts, lists and filters. The words stay words.",
		"hide reading", exactly(1, "the id of an entity"),
		func(args []string, c *dateline.Correction) error { c.Entity = args[0]; return nil })
}

func (a *app) entityShowCmd() *cobra.Command {
	return a.correcting("show ID", "Lift what hides an entity", "Lifts what dateline entity hide has said of ID.",
		"show reading", exactly(1, "the id of an entity"),
		func(args []string, c *dateline.Correction) error { c.Entity = args[0]; return nil })
}

func (a *app) entityMentionCmd() *cobra.Command {
	var none bool
	var id, typ, label, field string
	var occurrence int
	cmd := a.correcting("mention ARTICLE WORDS", "Say what words in one article are",
		"Says of words in one article, as they stand there, which entity they are, or that they are\nnone. It holds in every revision that has them; where a text changes so that they are no\nlonger there, nothing is changed in it.",
		"mention 002_19c8dec911eaa44e Reading --none", exactly(2, "the id of an article and words in it"),
		func(args []string, c *dateline.Correction) error {
			if none == (id != "") {
				return usagef("mention needs --is ID, or else --none")
			}
			c.Article, c.Words = dateline.ID(args[0]), []string{args[1]}
			c.Field, c.Occurrence, c.Entity, c.Type, c.Label = field, occurrence, id, typ, label
			return nil
		})
	cmd.Flags().BoolVar(&none, "none", false, "they are no mention of an entity")
	cmd.Flags().StringVar(&id, "is", "", "`id` of the entity that they are")
	cmd.Flags().StringVar(&typ, "type", "", "its `type`, place if this is absent: "+strings.Join(dateline.EntityTypes(), ", "))
	cmd.Flags().StringVar(&label, "label", "", "`name` to show for it")
	cmd.Flags().StringVar(&field, "field", dateline.FieldBody, "`field` that they stand in: title or body")
	cmd.Flags().IntVar(&occurrence, "occurrence", 0, "which time they stand there, from 1; 0 is each")
	return cmd
}

func (a *app) entityNameCmd() *cobra.Command {
	var typ string
	cmd := a.correcting("name ID NAME...", "Give an entity more names",
		"Gives the entity ID more names: a place of any list or of the world, a person or an\norganisation. What is written so, with the capitals of the name, is ID in every article from\nthen on; the articles that have a name are read again, and no others. A name that is given\nbelongs to one entity.",
		"name ilham-aliyev 'President Aliyev'", atLeast(2, "the id of an entity and at least one name"),
		func(args []string, c *dateline.Correction) error {
			c.Entity, c.Words, c.Type = args[0], args[1:], typ
			return nil
		})
	cmd.Flags().StringVar(&typ, "type", "", "its `type`, if no article and no list of places has it yet: "+strings.Join(dateline.EntityTypes(), ", "))
	return cmd
}

func (a *app) entityPlaceCmd() *cobra.Command {
	var p dateline.Place
	var point string
	cmd := a.correcting("place ID NAME", "Add a place",
		"Adds a place, or replaces what an earlier dateline entity place has said of it. The\narticles that have its names are read again, and no others.",
		"place nerkin-hand 'Nerkin Hand' --kind village --country AM --point 39.22,46.53", exactly(2, "the id of a place and its name"),
		func(args []string, c *dateline.Correction) error {
			p.ID, p.Label = args[0], args[1]
			c.Entity, c.Place = p.ID, p
			return readPoint(point, &c.Place)
		})
	cmd.Flags().StringArrayVar(&p.Names, "name", nil, "another `name` of it; repeatable")
	cmd.Flags().StringVar(&p.Kind, "kind", "", "what it is: town, region, country; any `word`")
	cmd.Flags().StringArrayVar(&p.Countries, "country", nil, "ISO 3166-1 alpha-2 `code` of its country, in capitals; repeatable")
	cmd.Flags().StringVar(&point, "point", "", "`LAT,LON` in degrees")
	return cmd
}

// readPoint reads coordinates; "" are none.
func readPoint(s string, p *dateline.Place) error {
	if s == "" {
		return nil
	}
	lat, lon, both := strings.Cut(s, ",")
	var bad error
	if p.Lat, bad = strconv.ParseFloat(strings.TrimSpace(lat), 64); bad == nil {
		p.Lon, bad = strconv.ParseFloat(strings.TrimSpace(lon), 64)
	}
	if bad != nil || !both {
		return usagef("point: %q is none; want degrees as 39.22,46.53", s)
	}
	p.Located = true
	return nil
}

func (a *app) entityUndoCmd() *cobra.Command {
	return a.correcting("undo N", "Take a correction back", "Takes the correction with the number N back. Both stay in the list.",
		"undo 2", exactly(1, "the number of a correction"),
		func(args []string, c *dateline.Correction) (err error) {
			if c.Undoes, err = strconv.Atoi(args[0]); err != nil || c.Undoes < 1 {
				return usagef("undo: %q is no number of a correction; dateline entity corrections lists them", args[0])
			}
			return nil
		})
}
