// On a narrow window what narrows the search is a drawer over the page. Without this
// script the address with #narrow opens it.
import { onAnswer } from "./inplace.js"

const narrowWindow = matchMedia("(max-width: 55.99rem)")
let open = false

export function openDrawer() {
  document.addEventListener("click", event => {
    const link = event.target.closest?.("a.narrow, .narrowing > .back a")
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    turn(link.matches(".narrow"))
  })
  document.addEventListener("keydown", event => {
    if (open && event.key === "Escape" && !document.querySelector("dialog[open]")) turn(false)
  })
  narrowWindow.addEventListener("change", () => {
    if (open) turn(false)
  })
  onAnswer(apply)
  if (location.hash === "#narrow" && narrowWindow.matches) turn(true)
}

function turn(to) {
  open = to
  if (!open && location.hash === "#narrow") location.replace("#total") // what opened it without this script
  apply()
  if (open) document.getElementById("narrow").focus()
  else document.querySelector("a.narrow")?.focus()
}

// apply makes the drawer what it should be, and the rest of the page out of reach
// as long as it is open.
function apply() {
  const drawer = document.getElementById("narrow")
  open = open && drawer !== null
  for (const e of document.querySelectorAll("[inert]")) e.inert = false
  for (let e = drawer; open && e !== document.body; e = e.parentElement) {
    for (const other of e.parentElement.children) other.inert = other !== e && !other.matches("dialog, [role=status]")
  }
  drawer?.classList.toggle("open", open)
  if (open) {
    drawer.setAttribute("role", "dialog")
    drawer.setAttribute("aria-modal", "true")
  } else {
    drawer?.removeAttribute("role")
    drawer?.removeAttribute("aria-modal")
  }
}
