// Single keys. They can be turned off, and then only the button shows the list of
// them.
import { keep, recall, single, stored } from "./single.js"

export function useKeys() {
  const list = document.getElementById("keys"), use = document.getElementById("keys-used"), button = document.querySelector("button.keys")
  use.checked = recall(stored) !== "off"
  use.addEventListener("change", () => keep(stored, use.checked ? "on" : "off"))
  button.addEventListener("click", () => list.showModal())
  document.addEventListener("keydown", event => {
    if (!use.checked || !single(event)) return
    const act = { "/": toBox, j: () => step(1), k: () => step(-1), o: open, "?": () => list.showModal() }[event.key]
    if (act && act() !== false) event.preventDefault()
  })
}

const titles = () => [...document.querySelectorAll(".hits h3 a")]

function toBox() {
  const box = document.querySelector("#q")
  box.focus()
  box.select()
}

// step goes from the article that has the focus to the next, and else to the first
// that can be seen.
function step(by) {
  const all = titles()
  const now = all.findIndex(a => a.closest("li").contains(document.activeElement))
  const seen = all.findIndex(a => a.getBoundingClientRect().top >= 0)
  const to = now < 0 ? seen : now + by
  if (!all[to]) return false
  all[to].focus({ preventScroll: true })
  all[to].closest("li").scrollIntoView({ block: "nearest" })
}

function open() {
  const link = titles().find(a => a.closest("li").contains(document.activeElement))
  if (!link) return false
  link.click()
}
