// Links and forms that lead to this page are followed in place: the answer is put
// where the old one was, and focus, scroll and history are kept. Whatever goes wrong
// on the way, the browser is sent there as it would have gone by itself; so it is
// from pages without the form.

const form = document.querySelector("form.search")
const home = form && new URL(form.getAttribute("action"), location.href).pathname
const tellers = []
let under = null // the request that is under way
let shown = stateOf(location)

export const answer = () => document.getElementById("answer")

// onAnswer calls f now, and after every new answer.
export function onAnswer(f) {
  tellers.push(f)
  f()
}

export function follow() {
  history.scrollRestoration = "manual"
  if (history.state?.y) scrollTo(0, history.state.y)
  document.addEventListener("click", clicked)
  form.addEventListener("submit", event => {
    event.preventDefault()
    go(typed())
  })
  addEventListener("popstate", event => {
    if (stateOf(location) !== shown) go(location.href, { y: event.state?.y ?? 0 })
  })
  for (const when of ["pagehide", "scrollend"]) addEventListener(when, keepScroll)
}

// go shows another address of this page. y is where to scroll to: without it the
// address is a new one of the history, and what has the focus stays where it is.
export async function go(url, { y } = {}) {
  if (!form) return location.assign(url)
  under?.abort()
  const mine = (under = new AbortController())
  answer().setAttribute("aria-busy", "true")
  let page
  try {
    page = await pageAt(url, mine.signal)
  } catch {
    if (mine.signal.aborted) return
    answer().removeAttribute("aria-busy") // the browser may keep this page to come back to
    return location.assign(url)
  }
  if (mine.signal.aborted) return
  const back = y !== undefined
  if (!back) {
    keepScroll()
    if (new URL(url, location.href).href !== location.href) history.pushState({}, "", url)
  }
  shown = stateOf(location)
  const hold = focusKept(new URL(url, location.href))
  put(page, back)
  for (const tell of tellers) tell()
  hold()
  if (back) scrollTo(0, y)
}

// pageAt is the page at an address, if it can stand in the place of this one.
async function pageAt(url, signal) {
  const reply = await fetch(url, { signal, headers: { Accept: "text/html" } })
  const page = new DOMParser().parseFromString(await reply.text(), "text/html")
  const made = page => page.querySelector("script[type=module]")?.getAttribute("src")
  if (!page.getElementById("answer") || made(page) !== made(document)) throw new Error("another page")
  return page
}

function put(page, back) {
  document.title = page.title
  const feed = 'link[type="application/rss+xml"]'
  document.querySelector(feed)?.remove()
  const other = page.querySelector(feed)
  if (other) document.head.append(document.adoptNode(other))
  document.querySelector("h1").replaceWith(document.adoptNode(page.querySelector("h1")))
  answer().replaceWith(document.adoptNode(page.getElementById("answer")))
  refill(page.querySelector("form.search"), back)
  document.getElementById("said").textContent = (document.getElementById("total") ?? document.getElementById("fault")).textContent
}

// refill takes over what the other form holds, but not what is being typed, unless the
// reader has gone back to another question.
function refill(other, back) {
  for (const input of form.querySelectorAll("input[type=hidden]")) input.remove()
  for (const input of other.querySelectorAll("input[type=hidden]")) form.append(document.adoptNode(input))
  for (const input of form.querySelectorAll("input[id]")) {
    const from = other.querySelector("#" + input.id)
    for (const name of ["aria-invalid", "aria-describedby"]) {
      from.hasAttribute(name) ? input.setAttribute(name, from.getAttribute(name)) : input.removeAttribute(name)
    }
    if (!back && input === document.activeElement && input.type !== "checkbox") continue
    input.type === "checkbox" ? (input.checked = from.checked) : (input.value = from.value)
  }
}

function typed() {
  const url = new URL(home, location.href)
  for (const [name, value] of new FormData(form)) if (value.trim()) url.searchParams.append(name, value)
  return url.href
}

function clicked(event) {
  const link = event.target.closest?.("a[href]")
  if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
  const url = new URL(link.getAttribute("href"), location.href)
  if (url.origin !== location.origin || url.pathname !== home || url.hash || !document.getElementById("main").contains(link) && !link.closest("dialog")) return
  event.preventDefault()
  link.closest("dialog")?.close()
  if (link.rel === "next") document.getElementById("total").focus()
  go(url.href)
}

function keepScroll() {
  history.replaceState({ y: scrollY }, "")
}

function stateOf(at) {
  return at.pathname + at.search
}

// focusKept notes what has the focus and where it stands, and returns what brings
// both back in the answer that came.
function focusKept() {
  const old = document.activeElement
  if (!answer().contains(old)) return () => {}
  const find = seeker(old), top = old.getBoundingClientRect().top, listed = document.getElementById("narrow")?.scrollTop ?? 0
  return () => {
    const now = find() ?? document.getElementById("total")
    const narrow = document.getElementById("narrow")
    if (narrow) narrow.scrollTop = listed
    now?.focus({ preventScroll: true })
    if (now?.id === "total") now.scrollIntoView({ block: "nearest" })
    else if (now) scrollBy(0, now.getBoundingClientRect().top - top)
  }
}

// seeker finds in the next answer what stands for an element of this one.
function seeker(old) {
  if (old.id) return () => document.getElementById(old.id)
  if (old.closest(".plot")) return () => document.querySelector(".plot [role=slider]")
  const chip = [...document.querySelectorAll(".chips a")].indexOf(old)
  if (chip >= 0) return () => [...document.querySelectorAll(".chips a")].at(Math.min(chip, document.querySelectorAll(".chips a").length - 1))
  const part = nameOf(old.closest("[aria-labelledby], [aria-label]")), item = old.closest("li")?.querySelector("bdi")?.textContent
  const words = old.textContent.trim()
  return () => {
    const parts = [...document.querySelectorAll("#answer [aria-labelledby], #answer [aria-label]")].filter(e => nameOf(e) === part)
    const links = parts.flatMap(e => [...e.querySelectorAll("a")])
    const same = item === undefined ? [] : links.filter(a => a.closest("li")?.querySelector("bdi")?.textContent === item)
    return same.find(a => a.textContent.trim() === words) ?? same[0] ?? links.find(a => a.textContent.trim() === words)
  }
}

const nameOf = e => e?.getAttribute("aria-labelledby") ?? e?.getAttribute("aria-label")
