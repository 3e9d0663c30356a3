// The bars are read by hovering and by arrow keys, and narrow by dragging, by two
// clicks, and by Enter. For who listens there is a slider over them, whose value is a
// bar in words.
import { go } from "./inplace.js"

const leaps = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -12, PageUp: 12, Home: -Infinity, End: Infinity }
const pointers = ["pointerdown", "pointermove", "pointerup", "pointercancel", "pointerleave"]

export function readBars() {
  for (const part of document.querySelectorAll(".histogram")) if (part.querySelector("[data-n]")) new Bars(part)
}

class Bars {
  begun = null // the bar that was clicked, where a range begins
  down = null // the bar where the pointer was pressed

  constructor(part) {
    this.part = part
    this.bars = [...part.querySelectorAll("[data-n]")]
    this.columns = part.querySelector(".columns-of")
    this.readout = part.querySelector(".readout")
    this.rest = this.readout.textContent
    this.at = this.from = this.bars.findIndex(bar => bar.dataset.n !== "0")
    const plot = part.querySelector(".plot")
    for (const name of pointers) plot.addEventListener(name, event => this[name](event))
    plot.addEventListener("dragstart", event => event.preventDefault())
    plot.addEventListener("click", event => held(event) || event.preventDefault())
    plot.prepend(this.newSlider())
    this.say()
  }

  newSlider() {
    this.slider = document.createElement("div")
    const is = { role: "slider", tabindex: 0, "aria-label": (this.part.dataset.of === "revision" ? "Revisions by " : "Articles by ") + this.part.dataset.interval, "aria-valuemin": 0, "aria-valuemax": this.bars.length - 1 }
    for (const [name, value] of Object.entries(is)) this.slider.setAttribute(name, value)
    this.slider.addEventListener("focus", () => this.show(this.from, this.at, " · Enter narrows"))
    this.slider.addEventListener("blur", () => this.clear())
    this.slider.addEventListener("keydown", event => this.key(event))
    return this.slider
  }

  pointerdown(event) {
    if (event.button || held(event)) return
    this.down = this.under(event)
    event.currentTarget.setPointerCapture(event.pointerId)
    this.show(this.begun ?? this.down, this.down)
  }

  pointermove(event) {
    this.show(this.down ?? this.begun ?? this.under(event), this.under(event))
  }

  pointerup(event) {
    if (this.down === null) return
    const up = this.under(event), one = up === this.down ? this.begun : this.down
    this.down = null
    if (one === null) {
      this.begun = up
      return this.show(up, up, " · again for this alone, or another end")
    }
    this.clear()
    this.narrow(one, up)
  }

  pointercancel() {
    this.clear()
  }

  pointerleave() {
    if (this.down === null && this.begun === null) this.clear()
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key in leaps) this.move(leaps[event.key], event.shiftKey)
    else if (event.key === "Enter" || event.key === " ") this.narrow(this.from, this.at)
    else if (event.key === "Escape") this.clear((this.from = this.at))
    else return
    event.preventDefault()
  }

  move(by, more) {
    this.at = Math.max(0, Math.min(this.bars.length - 1, this.at + by))
    if (!more) this.from = this.at
    this.say()
    this.show(this.from, this.at, " · Enter narrows")
  }

  // under is the bar under the pointer, or the last one beside which it is.
  under(event) {
    const box = this.columns.getBoundingClientRect()
    return Math.max(0, Math.min(this.bars.length - 1, Math.floor((event.clientX - box.left) / box.width * this.bars.length)))
  }

  say() {
    this.slider.setAttribute("aria-valuenow", this.at)
    this.slider.setAttribute("aria-valuetext", this.inWords(this.between(this.from, this.at)))
  }

  show(one, other, hint = "") {
    const within = this.between(one, other)
    for (const bar of this.bars) bar.classList.toggle("in", within.includes(bar))
    this.readout.textContent = this.inWords(within) + hint
  }

  clear() {
    this.begun = this.down = null
    for (const bar of this.bars) bar.classList.remove("in")
    this.readout.textContent = this.rest
  }

  between(one, other) {
    return this.bars.slice(Math.min(one, other), Math.max(one, other) + 1)
  }

  inWords(bars) {
    const n = bars.reduce((sum, bar) => sum + Number(bar.dataset.n), 0)
    const count = (n || "no").toLocaleString("en") + " " + this.part.dataset.of + (n === 1 ? "" : "s")
    return (bars.length === 1 ? nameOf(bars[0]) : nameOf(bars[0]) + " to " + nameOf(bars.at(-1))) + ", " + count
  }

  // narrow goes to what stands in one bar as its link does, and to several by the days
  // that they begin and end with. Where nothing is there is nowhere to go.
  narrow(one, other) {
    const within = this.between(one, other)
    if (within.every(bar => bar.dataset.n === "0")) return
    if (within.length === 1) return go(new URL(within[0].getAttribute("href"), location.href).href)
    const url = new URL(this.part.dataset.at, location.href), last = within.at(-1).dataset
    url.searchParams.set("from", within[0].dataset.first)
    url.searchParams.set("to", last.last ?? last.first)
    go(url.href)
  }
}

const held = event => event.ctrlKey || event.metaKey || event.shiftKey

function nameOf(bar) {
  const title = bar.querySelector("title").textContent
  return title.slice(0, title.lastIndexOf(":"))
}
