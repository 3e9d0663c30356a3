package server_test

import (
	"fmt"
	"net/url"
	"testing"

	"github.com/chromedp/chromedp"
)

// The keys j and k lead on from an article, as they do among the hits.
func TestKeysBetweenArticles(t *testing.T) {
	h := seedServer(t)
	listed := visit(t, h, "/?q=Sotk&not.publication=Press+TV").hitsAt()
	b := openTab(t, h)
	on := func(i int) step {
		at, err := url.Parse(listed[i])
		if err != nil {
			t.Fatal(err)
		}
		return holds(fmt.Sprintf(`location.pathname === %q && document.readyState === "complete" && document.querySelector(".stepper")`, at.Path))
	}
	b.do(chromedp.Navigate(b.url+listed[0]), on(0), holds(`document.querySelector(".around [rel=next]").title === "Next article (j)"`), leaving(pressKey("k")), on(0), leaving(pressKey("j")), on(1), leaving(pressKey("k")), on(0), js(`box.focus()`), pressKey("j"), holds(`box.value.includes("j")`), on(0))
}

// What is copied to be sent to others leads to the article and its marked words, and has
// nothing of the search around it, whose cursor expires.
func TestLinksForOthersHaveNoSearch(t *testing.T) {
	b := openTab(t, seedServer(t))
	b.do(chromedp.Navigate(b.url+"/articles/001_392232d5ddb0de9c?q=Kelbecer&place=kalbajar&limit=1&cursor=x&match=any&revision=1#p2"), holds(`document.querySelector(".copy") && document.querySelector(".stepper")`),
		js(`navigator.clipboard.writeText = async s => { window.copied = s }`), js(`document.querySelector("#p3 .here").click()`), shows(".said", "Link to the paragraph copied"),
		holds(`copied === location.origin + "/articles/001_392232d5ddb0de9c?q=Kelbecer&match=any&revision=1#p3"`),
		js(`getSelection().selectAllChildren(document.getElementById("p1").firstChild.parentNode)`), js(`document.querySelector("button.passage").click()`), shows(".said", "Link copied"),
		holds(`copied.startsWith(location.origin + "/articles/001_392232d5ddb0de9c?q=Kelbecer&match=any&revision=1#p1:~:text=")`))
}
