// Maps that can be moved: by buttons, by keys while the map has the focus, by dragging,
// by two fingers, and by the wheel while it has the focus or Ctrl is held. What the
// server drew stays as it is; only the view, and the size of what is in it, change.

const steps = { in: 0.6, out: 1 / 0.6 }
const most = 12 // times larger than it was drawn
const gap = 4 // units between a circle and its label

// useMaps makes every map below an element movable.
export function useMaps(root = document) {
  for (const ground of root.querySelectorAll(".map .ground:not([role])")) new Mover(ground)
}

class Mover {
  constructor(ground) {
    this.ground = ground
    this.svg = ground.querySelector("svg")
    const { width, height } = this.svg.viewBox.baseVal
    this.whole = { x: 0, y: 0, w: width, h: height }
    this.view = { ...this.whole }
    this.spots = [...this.svg.querySelectorAll(".spot")].map(spotOf)
    this.order = [...this.spots].sort((a, b) => b.own - a.own)
    this.pointers = new Map()
    ground.tabIndex = 0
    ground.setAttribute("role", "group")
    ground.setAttribute("aria-label", "Map. Arrow keys move it, plus and minus change its size, 0 puts it back. The same places stand in the list below.")
    this.buttons()
    ground.addEventListener("keydown", event => this.key(event))
    ground.addEventListener("wheel", event => this.wheel(event), { passive: false })
    for (const name of ["pointerdown", "pointermove", "pointerup", "pointercancel"]) this.svg.addEventListener(name, event => this[name](event))
    this.svg.addEventListener("click", event => this.click(event), true)
    this.svg.addEventListener("dragstart", event => event.preventDefault())
    this.light()
    new ResizeObserver(() => this.draw()).observe(this.svg)
  }

  buttons() {
    const box = document.createElement("div")
    box.className = "zoom"
    this.closer = button("+", "Larger", () => this.zoom(steps.in))
    this.further = button("−", "Smaller", () => this.zoom(steps.out))
    this.back = button("↺", "As it was", () => this.show(this.whole))
    box.append(this.closer, this.further, this.back)
    this.ground.before(box)
  }

  key(event) {
    if (event.target !== this.ground || event.ctrlKey || event.metaKey || event.altKey) return
    const { w, h } = this.view
    const act = {
      ArrowLeft: () => this.move(-w / 8, 0), ArrowRight: () => this.move(w / 8, 0),
      ArrowUp: () => this.move(0, -h / 8), ArrowDown: () => this.move(0, h / 8),
      "+": () => this.zoom(steps.in), "=": () => this.zoom(steps.in), "-": () => this.zoom(steps.out), 0: () => this.show(this.whole),
    }[event.key]
    if (!act) return
    act()
    event.preventDefault()
  }

  wheel(event) {
    if (!event.ctrlKey && !this.ground.contains(document.activeElement)) return
    event.preventDefault()
    this.zoom(Math.min(2, Math.max(0.5, Math.exp(event.deltaY / (event.deltaMode ? 12 : 400)))), this.at(event))
  }

  pointerdown(event) {
    if (event.button) return
    this.pointers.set(event.pointerId, event)
    this.moved = 0
  }

  // One finger scrolls the page, a mouse moves the map, two fingers do both.
  pointermove(event) {
    const before = this.pointers.get(event.pointerId)
    if (!before) return
    const other = [...this.pointers.values()].find(p => p.pointerId !== event.pointerId)
    this.pointers.set(event.pointerId, event)
    if (event.pointerType === "touch" && !other) return
    this.moved += Math.abs(event.clientX - before.clientX) + Math.abs(event.clientY - before.clientY)
    if (this.moved < 4) return
    this.ground.classList.add("moving")
    if (!this.svg.hasPointerCapture(event.pointerId)) this.svg.setPointerCapture(event.pointerId)
    const unit = this.unit() / (other ? 2 : 1)
    this.move((before.clientX - event.clientX) * unit, (before.clientY - event.clientY) * unit)
    if (other) this.zoom(apart(before, other) / Math.max(1, apart(event, other)), this.at(between(event, other)))
  }

  pointerup(event) {
    this.pointers.delete(event.pointerId)
    this.ground.classList.remove("moving")
  }

  pointercancel(event) {
    this.pointerup(event)
  }

  // What ends a movement is no click on a place.
  click(event) {
    if (this.moved >= 4) {
      event.preventDefault()
      event.stopPropagation()
    }
    this.moved = 0
  }

  // unit is how many units of the drawing a pixel of the screen is.
  unit() {
    return this.view.w / this.svg.getBoundingClientRect().width
  }

  at({ clientX, clientY }) {
    const box = this.svg.getBoundingClientRect()
    return { x: (clientX - box.left) / box.width, y: (clientY - box.top) / box.height }
  }

  zoom(by, at = { x: 0.5, y: 0.5 }) {
    const { x, y, w, h } = this.view
    const to = Math.min(Math.max(this.whole.w, 360 * this.svg.dataset.lon), Math.max(this.whole.w / most, w * by)) / w
    this.show({ x: x + w * at.x * (1 - to), y: y + h * at.y * (1 - to), w: w * to, h: h * to })
  }

  move(x, y) {
    this.show({ ...this.view, x: this.view.x + x, y: this.view.y + y })
  }

  // show goes no further than once around the world from where the map was drawn.
  show(view) {
    const { w: width, h: height } = this.whole, { lon, lat } = this.svg.dataset
    const w = Math.min(view.w, Math.max(width, 360 * lon)), h = (w * height) / width
    const keep = (at, size, middle, most) => Math.min(middle + most - size / 2, Math.max(middle - most - size / 2, at))
    this.view = { x: keep(view.x, w, width / 2, Math.max(width / 2, 180 * lon)), y: keep(view.y, h, height / 2, Math.max(height / 2, 120 * lat)), w, h }
    this.draw()
  }

  // Circles and letters keep their size on the screen; as long as they are as the
  // server drew them, its labels stay.
  draw() {
    const { x, y, w, h } = this.view, box = this.svg.getBoundingClientRect()
    if (!box.width) return
    this.svg.setAttribute("viewBox", `${x} ${y} ${w} ${h}`)
    this.closer.disabled = w <= this.whole.w / most + 1
    const scale = (w / this.whole.w) * Math.max(1, this.whole.w / 2 / box.width)
    const asDrawn = scale === 1 && !this.ground.classList.contains("live")
    if (asDrawn) return
    this.ground.classList.add("live")
    for (const s of this.spots) s.link.setAttribute("transform", `translate(${s.x} ${s.y}) scale(${scale})`)
    label(this.order, this.view, scale)
  }

  // A place in the list and its circle belong together.
  light() {
    const rows = [...this.ground.closest(".map").querySelectorAll(".choices > li")]
    rows.forEach((row, i) => {
      const on = yes => () => this.spots[i]?.link.classList.toggle("lit", yes)
      for (const name of ["pointerenter", "focusin"]) row.addEventListener(name, on(true))
      for (const name of ["pointerleave", "focusout"]) row.addEventListener(name, on(false))
    })
  }
}

// label shows the labels that have room: beside their circle, on no other one and on no
// other label. The first places are those that most articles name.
function label(spots, view, scale) {
  const taken = []
  const circles = spots.map(s => ({ s, left: s.x - s.r * scale, right: s.x + s.r * scale, top: s.y - s.r * scale, bottom: s.y + s.r * scale }))
  const meets = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
  const inside = a => a.left >= view.x && a.top >= view.y && a.right <= view.x + view.w && a.bottom <= view.y + view.h
  for (const s of spots) {
    const half = (s.high / 2) * scale, wide = s.wide() * scale, aside = (s.r + gap) * scale, over = s.r * scale + half
    const places = [["start", aside, 0, 0], ["end", -aside, 0, wide], ["middle", 0, -over, wide / 2], ["middle", 0, over, wide / 2]]
    const found = places.find(([, dx, dy, back]) => {
      const a = { left: s.x + dx - back, right: s.x + dx - back + wide, top: s.y + dy - half, bottom: s.y + dy + half }
      return inside(a) && !taken.some(b => meets(a, b)) && (s.own || !circles.some(c => c.s !== s && meets(a, c))) && taken.push(a)
    })
    s.text.classList.toggle("hid", !found)
    const [anchor, dx, dy] = found ?? places[0]
    s.text.setAttribute("text-anchor", anchor)
    s.text.setAttribute("x", dx / scale)
    s.text.setAttribute("y", dy / scale)
  }
}

const apart = (a, b) => Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY)
const between = (a, b) => ({ clientX: (a.clientX + b.clientX) / 2, clientY: (a.clientY + b.clientY) / 2 })

function spotOf(link) {
  const [, x, y] = link.getAttribute("transform").match(/translate\((-?\d+) (-?\d+)\)/)
  const text = link.querySelector("text")
  let wide
  return {
    link, text, own: link.classList.contains("own"), x: Number(x), y: Number(y), r: link.querySelector("circle").r.baseVal.value, high: 28,
    wide: () => (wide ??= measured(text)),
  }
}

// What is not shown has no length.
function measured(text) {
  const hid = text.classList.replace("hid", "measured")
  const length = text.getComputedTextLength()
  if (hid) text.classList.replace("measured", "hid")
  return length
}

function button(sign, label, act) {
  const b = document.createElement("button")
  b.type = "button"
  b.textContent = sign
  b.title = label
  b.setAttribute("aria-label", label)
  b.addEventListener("click", act)
  return b
}
