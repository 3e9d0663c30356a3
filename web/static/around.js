// The keys j and k lead from an article to those around it in the search, as on the page
// of the search.
import { single } from "./single.js"

const rels = { j: "next", k: "prev" }

export function useAround() {
  const link = key => document.querySelector(`.around a[rel=${rels[key]}]`)
  for (const key in rels) link(key)?.setAttribute("title", `${link(key).textContent} (${key})`)
  document.addEventListener("keydown", event => {
    const to = single(event) && event.key in rels && link(event.key)
    if (!to) return
    to.click()
    event.preventDefault()
  })
}
