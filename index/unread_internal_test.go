package index

import (
	"errors"
	"fmt"
	"testing"

	"dateline"
	"dateline/index/entity"
)

// An index that was being read for a name when its archive was opened counts each article once
// that is to be read again, and not one of them both as to be patched and as patched.
func TestArticlesToBeReadAgainAreCountedOnce(t *testing.T) {
	const named, others = 130, 20
	ctx := t.Context()
	a, err := Open(ctx, t.TempDir(), Options{Reader: func(_ string, own *entity.Gazetteer, _ []dateline.Place) (*entity.Reader, error) {
		return &entity.Reader{Extractor: own, Mode: "mode", Named: func([]string) []entity.Naming { return nil },
			Better: &entity.Better{Fingerprint: "better", Load: func() (entity.Extractor, error) { return nil, errors.New("not now") }}}, nil
	}})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	var batch []dateline.Article
	for i := range named + others {
		body := fmt.Sprintf("The Grey Hermit went %d times.", i)
		if i >= named {
			body = fmt.Sprintf("Nobody went %d times.", i)
		}
		batch = append(batch, dateline.Article{Keys: []dateline.Key{{Kind: dateline.KeyOwn, Source: "test", Value: fmt.Sprint(i)}}, Body: body})
	}
	if _, upTo, err := a.Put(ctx, batch); err != nil || a.Wait(ctx, upTo) != nil {
		t.Fatal(upTo, err)
	}
	f := a.cur
	from, err := f.gen.fingerprint()
	if err != nil {
		t.Fatal(err)
	}
	_, upTo, err := a.Correct(ctx, []dateline.Correction{{Kind: dateline.CorrectName, Entity: "old-one", Type: dateline.TypePerson, Words: []string{"Grey Hermit"}}})
	if err != nil || a.Wait(ctx, upTo) != nil {
		t.Fatal(upTo, err)
	}
	f.stop()
	<-f.stopped
	if err := f.unsign(f.applied.get(), from); err != nil {
		t.Fatal(err)
	}
	f.again = nil
	if err := f.resume(ctx); err != nil {
		t.Fatal(err)
	}
	if f.patches.Load() == nil || f.left.Load() != named {
		t.Fatalf("%d articles are left", f.left.Load())
	}
	if n, err := f.unread(ctx); err != nil || n != named+others {
		t.Errorf("%d articles are to be read again, %v; want %d", n, err, named+others)
	}
}
