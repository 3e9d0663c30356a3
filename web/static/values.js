// All values of a facet, with a search among them, over the page in place of a page
// of their own.
let under = null

export function listValues() {
  document.addEventListener("click", event => {
    const link = event.target.closest?.(".more a")
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    open(link.href)
  })
}

async function open(address) {
  const page = await pageAt(address)
  if (!page) return
  const dialog = document.createElement("dialog"), heading = document.createElement("h2")
  dialog.className = "listed"
  heading.id = "listed"
  heading.textContent = page.querySelector("h1").textContent
  dialog.setAttribute("aria-labelledby", heading.id)
  const form = document.adoptNode(page.querySelector("form.box")), close = document.createElement("form"), button = document.createElement("button")
  close.method = "dialog"
  button.textContent = "Close"
  close.append(button)
  dialog.append(heading, form, document.adoptNode(page.querySelector("section.values")), close)
  document.body.append(dialog)
  dialog.addEventListener("close", () => dialog.remove())
  dialog.addEventListener("click", event => relist(event, dialog))
  form.addEventListener("submit", event => {
    event.preventDefault()
    relistAt(dialog, asked(form))
  })
  let pause
  form.addEventListener("input", () => {
    clearTimeout(pause)
    pause = setTimeout(() => relistAt(dialog, asked(form)), 150)
  })
  dialog.showModal()
  form.elements.prefix.focus()
}

function asked(form) {
  const url = new URL(form.getAttribute("action"), location.href)
  url.search = new URLSearchParams([...new FormData(form)].filter(([, value]) => value)).toString()
  return url.href
}

// relist follows links from list to list; those that lead to the search close it.
function relist(event, dialog) {
  const link = event.target.closest("a")
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || new URL(link.href).pathname !== new URL(asked(dialog.querySelector("form.box"))).pathname) return
  event.preventDefault()
  const anchor = new URL(link.href).hash.slice(1)
  if (!anchor) dialog.querySelector("form.box").elements.prefix.value = ""
  relistAt(dialog, link.href).then(() => anchor && dialog.querySelector("#" + anchor + " a")?.focus())
}

async function relistAt(dialog, address) {
  const page = await pageAt(address)
  if (page) dialog.querySelector("section.values").replaceWith(document.adoptNode(page.querySelector("section.values")))
}

// pageAt is a page of values; undefined if another is asked for by now. What is no
// such page is shown as what it is.
async function pageAt(address) {
  under?.abort()
  const mine = (under = new AbortController())
  try {
    const page = new DOMParser().parseFromString(await (await fetch(address, { signal: mine.signal, headers: { Accept: "text/html" } })).text(), "text/html")
    if (!page.querySelector("section.values")) throw new Error("no list")
    return page
  } catch {
    if (!mine.signal.aborted) location.assign(address)
  }
}
