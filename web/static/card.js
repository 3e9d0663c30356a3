// What the text names opens a card: what its own page says of it, in short. With a key
// held that opens links elsewhere, it is the link that it is without this script.
import { keep, recall } from "./single.js"

const kept = new Map() // address -> what is on its card
let card

export function useCards() {
  for (const box of document.querySelectorAll(".marking input")) remember(box)
  if (!("popover" in HTMLElement.prototype)) return
  for (const link of document.querySelectorAll("a.named")) link.setAttribute("aria-haspopup", "dialog")
  document.addEventListener("click", event => {
    const link = event.target.closest?.("a.named")
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    open(link)
  })
}

async function open(link) {
  const url = link.href
  let content
  try {
    content = kept.get(url) ?? (await contentOf(url))
  } catch {
    location.assign(url)
    return
  }
  kept.set(url, content)
  card ??= made()
  card.replaceChildren(content.cloneNode(true))
  const doubt = perhaps(link)
  if (doubt) card.querySelector("h2").after(doubt)
  card.querySelector(".close").addEventListener("click", () => card.hidePopover())
  card.showPopover()
  put(link)
  card.querySelector("h2").focus()
}

// perhaps is what else a mention may be, as the list beside the text has it.
function perhaps(link) {
  const listed = [...document.querySelectorAll(".mentioned li > a")].find(a => a.href === link.href)
  const said = listed?.parentElement.querySelector(".perhaps")
  if (!said) return null
  const line = document.createElement("p")
  line.className = "facts"
  line.append("Found by machine; ", ...said.cloneNode(true).childNodes)
  return line
}

function made() {
  const e = document.createElement("div")
  e.className = "card"
  e.popover = "auto"
  e.setAttribute("role", "dialog")
  e.setAttribute("aria-labelledby", "card-name")
  document.body.append(e)
  return e
}

// put sets the card below its place, or above where there is more room.
function put(link) {
  if (matchMedia("(max-width: 40rem)").matches) {
    card.style.removeProperty("top")
    card.style.removeProperty("left")
    return
  }
  const at = link.getClientRects()[0], { width, height } = card.getBoundingClientRect()
  const below = at.bottom + height + 8 < innerHeight || at.top < height + 8
  card.style.setProperty("top", `${scrollY + (below ? at.bottom + 6 : at.top - height - 6)}px`)
  card.style.setProperty("left", `${scrollX + Math.max(8, Math.min(at.left, document.documentElement.clientWidth - width - 8))}px`)
}

// contentOf takes from the page of a place what belongs on a card.
async function contentOf(url) {
  const reply = await fetch(url, { headers: { Accept: "text/html" } })
  if (!reply.ok) throw new Error(String(reply.status))
  const page = new DOMParser().parseFromString(await reply.text(), "text/html")
  const out = document.createDocumentFragment()
  const close = document.createElement("button")
  close.type = "button"
  close.className = "close copy"
  close.textContent = "Close"
  const heading = document.createElement("h2")
  heading.id = "card-name"
  heading.tabIndex = -1
  heading.append(...page.querySelector("h1").childNodes)
  out.append(close, heading)
  for (const part of [page.querySelector("dl.place"), namesOf(page), page.querySelector(".map .ground")]) {
    if (part) out.append(document.adoptNode(part))
  }
  const articles = page.querySelector("#articles")
  const more = document.createElement("p")
  more.className = "way"
  more.append(linkTo(page.querySelector(".way a")?.getAttribute("href") ?? url, articles.textContent), " ", linkTo(url, "All about it"))
  out.append(more)
  for (const e of out.querySelectorAll("[id]:not(#card-name)")) e.removeAttribute("id")
  return out
}

// namesOf is one line of all names on the page of a place.
function namesOf(page) {
  const names = [...page.querySelectorAll(".written th bdi, #names + p bdi")].map(e => e.textContent)
  if (names.length < 2) return null
  const line = document.createElement("p")
  line.className = "facts"
  line.append("Names: ")
  names.forEach((name, i) => {
    const b = document.createElement("bdi")
    b.textContent = name
    line.append(i ? ", " : "", b)
  })
  return line
}

function linkTo(url, text) {
  const a = document.createElement("a")
  a.href = url
  a.textContent = text
  return a
}

// Whether places, or people and organisations, are marked is kept for the next article.
function remember(box) {
  const key = "dateline-" + box.id
  box.checked = recall(key) !== "off"
  box.addEventListener("change", () => keep(key, box.checked ? "on" : "off"))
}
