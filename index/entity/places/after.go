package places

// askAfter asks what stands behind candidate k.
func (r *run) askAfter(k int, s *sink) {
	c := &r.candidates[k]
	f, i, kind := c.field, c.last+1, int(c.shape)
	if c.end < f.words[c.last].End {
		s.num(tPossessive, 1)
	}
	if i == len(f.words) {
		s.num(tAfterGap, int(signEnd))
		return
	}
	gap := signOf(f.gap(i))
	if gap == signStop && c.shape == shapeShort && !f.caps[i] {
		gap = signBlank
	}
	s.num(tAfterGap, int(gap))
	next := k+1 < len(r.candidates) && r.candidates[k+1].field == f && r.candidates[k+1].first == i
	switch {
	case gap == signComma && next:
		s.num(tPlaceAfter, int(r.candidates[k+1].shape))
	case gap == signComma && f.caps[i]:
		s.num(tPlaceAfter, 0)
	case (gap == signDash || gap == signOpen) && f.starts(c.first):
		s.num(tDateline, int(gap))
	}
	if gap != signBlank && gap != signHyphen {
		return
	}
	r.askNext(i, next, kind, s)
}

// askNext asks about the neighbour behind a candidate, word i.
func (r *run) askNext(i int, place bool, kind int, s *sink) {
	f := s.field
	w := f.words[i].Exact
	if n := f.cluster(i); n > 0 {
		s.num(tAfterCluster6, int(n&63))
		s.num(tAfterCluster, int(n))
	}
	if !f.caps[i] {
		s.word(tAfterWord, w)
		if is(wordLocal, w) {
			s.num(tLocalAfter, 1)
			s.num(tLocalAfterKind, kind)
		}
		if is(wordOrganisation, w) {
			s.num(tAfterOrganisationLow, 1)
		}
		return
	}
	s.num(tAfterCapital, 1)
	s.num(tAfterCapitalKind, kind)
	looks := f.looksAfter(i)
	s.num(tAfterLooks, looks)
	switch looks {
	case looksNature:
		s.word(tAfterNature, w)
	case looksOrganisation:
		s.word(tAfterOrganisation, w)
	}
	if place {
		s.num(tAfterLooks, looksPlace)
	}
	if i+1 < len(f.words) && f.caps[i+1] && signOf(f.gap(i+1)) == signBlank {
		s.num(tSecondAfter, 1)
		if is(wordOrganisation, f.words[i+1].Exact) {
			s.word(tSecondOrganisation, f.words[i+1].Exact)
		}
	}
}

func (f *field) looksAfter(i int) int {
	w := f.words[i].Exact
	switch {
	case is(wordNature, w):
		return looksNature
	case is(wordOrganisation, w):
		return looksOrganisation
	case f.fact(i).Last >= 2:
		return looksLast
	case f.allCapitals(i):
		return looksCapitals
	}
	return looksOther
}
