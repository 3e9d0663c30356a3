// The box in the head of every page but the search page: suggestions, and the key / that
// leads to it, unless single keys are turned off on the search page (WCAG 2.1.4).
import { suggestWhileTyping } from "./suggest.js"
import { single } from "./single.js"

const box = document.getElementById("box")
if (box) {
  suggestWhileTyping(box)
  document.addEventListener("keydown", event => {
    if (event.key !== "/" || !single(event)) return
    box.focus()
    box.select()
    event.preventDefault()
  })
}
