// Suggestions for the box: a combobox with a list of which nothing is chosen before
// the reader does (WAI-ARIA APG, list autocomplete with manual selection). Enter
// searches for what was typed.
import { go } from "./inplace.js"

const pause = 120 // milliseconds without a key
const kinds = { place: "Place", country: "Country", publication: "Publication", person: "Person", organisation: "Organisation", dateline: "Dateline", language: "Language", year: "Year", month: "Month", word: "Word" }
const ofTheAnswer = ["sort", "limit", "interval"] // how it is shown
const notOfTheSearch = ["q", "sort", "limit", "cursor", "interval", "facet", "facet_limit"]

export function suggestWhileTyping(box) {
  new Combobox(box)
}

class Combobox {
  active = -1 // the option that is pointed to; -1 for none
  found = []

  constructor(box) {
    this.box = box
    this.list = document.createElement("ul")
    this.list.hidden = true
    set(this.list, { id: "suggestions", role: "listbox", "aria-label": "Suggestions" })
    set(box, { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "suggestions" })
    box.after(this.list)
    box.addEventListener("input", () => this.typed())
    box.addEventListener("blur", () => this.close())
    box.addEventListener("keydown", event => this.key(event))
    box.form.addEventListener("submit", () => this.close())
    this.list.addEventListener("pointerdown", event => event.preventDefault()) // the focus stays in the box
    this.list.addEventListener("click", event => {
      const option = event.target.closest("[role=option]")
      if (option) this.choose([...this.list.children].indexOf(option))
    })
  }

  typed() {
    clearTimeout(this.waiting)
    if (!this.box.value.trim()) return this.close()
    this.waiting = setTimeout(() => this.ask(), pause)
  }

  async ask() {
    this.under?.abort()
    const mine = (this.under = new AbortController())
    try {
      const reply = await fetch(address(this.box.form, this.box.value), { signal: mine.signal })
      const { suggestions } = await reply.json()
      if (!mine.signal.aborted && reply.ok && document.activeElement === this.box) this.show(suggestions)
    } catch {
      if (!mine.signal.aborted) this.close() // nothing is suggested; the search is there
    }
  }

  show(suggestions) {
    if (suggestions.length === 0) return this.close()
    this.found = suggestions
    this.list.replaceChildren(...suggestions.map(option))
    this.list.hidden = false
    this.box.setAttribute("aria-expanded", "true")
    this.activate(-1)
  }

  close() {
    clearTimeout(this.waiting)
    this.under?.abort()
    this.activate(-1)
    this.list.hidden = true
    this.box.setAttribute("aria-expanded", "false")
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    const acts = this.list.hidden ? { ArrowDown: () => this.box.value.trim() && this.ask() } : {
      Escape: () => this.close(),
      ArrowDown: () => this.activate(this.active + 1 < this.found.length ? this.active + 1 : -1),
      ArrowUp: () => this.activate(this.active < 0 ? this.found.length - 1 : this.active - 1),
      Enter: this.active >= 0 && (() => this.choose(this.active)),
    }
    if (!acts[event.key]) return
    acts[event.key]()
    event.preventDefault()
  }

  activate(i) {
    this.active = i
    ;[...this.list.children].forEach((option, n) => option.setAttribute("aria-selected", n === i))
    if (i < 0) return this.box.removeAttribute("aria-activedescendant")
    this.box.setAttribute("aria-activedescendant", this.list.children[i].id)
    this.list.children[i].scrollIntoView({ block: "nearest" })
  }

  choose(i) {
    const url = new URL(this.box.form.getAttribute("action"), location.href)
    url.search = new URL(this.found[i].url, location.href).search
    for (const input of this.box.form.querySelectorAll("input[type=hidden]")) {
      if (ofTheAnswer.includes(input.name)) url.searchParams.set(input.name, input.value)
    }
    this.close()
    this.box.value = url.searchParams.get("q") ?? ""
    go(url.href)
  }
}

// address asks for suggestions within the search that is shown.
function address(form, typed) {
  const url = new URL(form.dataset.suggest, location.href)
  for (const input of form.querySelectorAll("input[type=hidden]")) {
    if (!notOfTheSearch.includes(input.name)) url.searchParams.append(input.name, input.value)
  }
  for (const input of form.querySelectorAll(".options input[name]")) {
    if (input.type === "checkbox" ? input.checked : input.value.trim()) url.searchParams.append(input.name, input.value)
  }
  url.searchParams.set("q", typed)
  return url
}

function option({ kind, label, name, count }, i) {
  const li = document.createElement("li")
  set(li, { id: "suggestion-" + i, role: "option", "aria-selected": "false" })
  li.append(part("bdi", label))
  if (name !== label) li.append(" ", part("span", "also "), part("bdi", name))
  li.append(" ", part("span", kinds[kind] ?? kind, "kind"), " ", part("span", count.toLocaleString("en"), "count"))
  return li
}

function part(element, text, name = "") {
  const e = document.createElement(element)
  e.textContent = text
  if (name) e.className = name
  return e
}

function set(e, attributes) {
  for (const [name, value] of Object.entries(attributes)) e.setAttribute(name, value)
}
