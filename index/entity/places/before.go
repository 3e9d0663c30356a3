package places

// askBefore asks what stands before candidate k.
func (r *run) askBefore(k int, s *sink) {
	c := &r.candidates[k]
	f, i, kind := c.field, c.first, int(c.shape)
	gap := signOf(f.gap(i))
	if i == 0 {
		gap = signEnd
	}
	start := f.starts(i)
	if start {
		s.num(tSentenceStart, min(2, c.last-c.first))
	}
	s.num(tBeforeGap, int(gap))
	if k > 0 && (gap == signComma || gap == signSlash || gap == signHyphen || f.followsAnd(i)) && r.isBefore(k, i) {
		s.num(tPlaceBefore, int(gap))
	}
	if i == 0 || start || gap != signBlank && gap != signHyphen {
		return
	}
	w := f.words[i-1].Exact
	if f.caps[i-1] && !(f.starts(i-1) && (is(wordFunction, w) || is(wordPreposition, w))) {
		s.num(tBeforeCapital, 1)
		s.num(tBeforeLooks, f.looksBefore(i-1))
		s.num(tLowNearCapital, min(3, f.lowNear(c.first, c.last)))
	} else {
		s.word(tBeforeWord, w)
		if w == "of" && i > 1 {
			r.askOf(f, i-2, s)
		}
		if is(wordPreposition, w) {
			s.num(tPreposition, 1)
			s.num(tPrepositionKind, kind)
		}
	}
	if n := f.cluster(i - 1); n > 0 {
		s.num(tBeforeCluster6, int(n&63))
		s.num(tBeforeCluster, int(n))
	}
}

// askOf asks about word i, which stands before "of" and a candidate.
func (r *run) askOf(f *field, i int, s *sink) {
	w := f.words[i].Exact
	if c := f.surface(i)[0]; '0' <= c && c <= '9' && signOf(f.gap(i+1)) == signComma {
		s.num(tOfAge, 1)
		return
	}
	if signOf(f.gap(i+1)) != signBlank {
		return
	}
	s.word(tOfBefore, w)
	if is(wordOfPlace, w) {
		s.num(tOfPlace, 1)
	}
}

// followsAnd reports whether "and" or "or" stands before word i.
func (f *field) followsAnd(i int) bool {
	return i > 1 && (f.words[i-1].Exact == "and" || f.words[i-1].Exact == "or")
}

// isBefore reports whether the candidate before k ends before the comma, or the comma
// and the word and, that stand before word i.
func (r *run) isBefore(k, i int) bool {
	c, f := &r.candidates[k-1], r.candidates[k].field
	return c.field == f && (c.last == i-1 || c.last == i-2 && f.followsAnd(i))
}

func (f *field) looksBefore(i int) int {
	w := f.words[i].Exact
	switch {
	case is(wordTitle, w):
		return looksTitle
	case f.fact(i).First >= 2:
		return looksFirst
	case is(wordDirection, w):
		return looksDirection
	case len(w) == 1:
		return looksInitial
	}
	return looksOther
}
