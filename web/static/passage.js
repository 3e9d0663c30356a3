// Links to passages, and the citation, to be copied.

const words = 5 // at each end of a long passage
const marking = ["q", "match", "verbatim", "revision"]

export function usePassages() {
  const tools = document.querySelector(".tools")
  const text = document.querySelector(".full .text")
  const said = tools.querySelector(".said")
  const say = message => (said.textContent = message)
  const copied = async (value, what) => say((await copy(value)) ? `${what} copied` : `This browser lets nothing be copied: ${value}`)

  tools.querySelector(".passage").addEventListener("click", () => {
    const to = passageIn(text)
    to ? copied(to, "Link") : say("Select words of the text first")
  })
  text.addEventListener("click", event => {
    const here = event.target.closest?.(".here")
    if (here) copied(page() + here.hash, "Link to the paragraph")
  })
  const citation = document.getElementById("citation")
  citation.after(button("Copy the citation", () => copied(citation.textContent, "Citation")))
}

// passageIn is the address of what is selected in the text: its paragraph, and for
// browsers that know text fragments the words themselves.
function passageIn(text) {
  const selection = getSelection()
  if (selection.isCollapsed || !text.contains(selection.anchorNode) || !text.contains(selection.focusNode)) return null
  const range = selection.getRangeAt(0)
  const all = plain(range).split(/\s+/).filter(Boolean)
  if (!all.length) return null
  const part = list => encodeURIComponent(list.join(" ")).replaceAll("-", "%2D")
  const found = all.length > 2 * words ? `${part(all.slice(0, words))},${part(all.slice(-words))}` : part(all)
  const start = range.startContainer.nodeType === Node.TEXT_NODE ? range.startContainer.parentElement : range.startContainer
  const paragraph = start.closest("p[id]")?.id ?? ""
  return `${page()}#${paragraph}:~:text=${found}`
}

// page is the address of the article for others: with the words that are marked, without
// the place in a search, which is another one soon.
function page() {
  const url = new URL(location.href)
  url.hash = ""
  for (const name of [...url.searchParams.keys()]) if (!marking.includes(name)) url.searchParams.delete(name)
  return url.href
}

// plain is what stands in a range, without the signs that are no part of the text.
function plain(range) {
  const copy = range.cloneContents()
  for (const e of copy.querySelectorAll(".here, .steps")) e.remove()
  for (const p of copy.querySelectorAll("p")) p.append(" ")
  return copy.textContent
}

// Where a page may not use the clipboard, as without https, the old way is left.
async function copy(value) {
  try {
    await navigator.clipboard.writeText(value)
    return true
  } catch {
    const box = document.createElement("textarea")
    box.value = value
    box.className = "vh"
    document.body.append(box)
    box.select()
    const done = document.execCommand("copy")
    box.remove()
    return done
  }
}

function button(label, act) {
  const b = document.createElement("button")
  b.type = "button"
  b.className = "copy"
  b.textContent = label
  b.addEventListener("click", act)
  return b
}
