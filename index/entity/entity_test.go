package entity_test

import (
	"testing"

	"dateline"
	"dateline/index/entity"
	"dateline/index/text"
)

func place(id, label string, names ...string) dateline.Place {
	return dateline.Place{ID: id, Label: label, Names: names}
}

func compile(t testing.TB, places ...dateline.Place) *entity.Gazetteer {
	t.Helper()
	g, err := entity.Compile(places)
	if err != nil {
		t.Fatalf("Compile: %v", err)
	}
	return g
}

func mentions(g *entity.Gazetteer, s string) []dateline.Mention {
	return g.In(dateline.FieldBody, s, text.Words(s))
}

var caucasus = []dateline.Place{
	place("sotk", "Sotk"),
	place("kalbajar", "Kalbajar", "Kelbajar", "Kelbecer", "Kəlbəcər"),
	place("nerkin-hand", "Nerkin Hand"),
	place("lachin-corridor", "Lachin corridor"),
	place("lachin", "Lachin"),
	place("norabak", "Norabak"),
	place("nagorno-karabakh", "Nagorno-Karabakh", "Karabakh"),
	place("azerbaijan", "Azerbaijan"),
	place("armenia", "Armenia"),
}
