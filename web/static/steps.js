// From match to match by buttons and by the keys n and p, with a counter.
import { single } from "./single.js"

export function useSteps() {
  const marks = [...document.querySelectorAll("mark[id]")]
  const bar = document.querySelector(".matches")
  if (!bar || !marks.length) return
  let now = -1
  const counter = document.createElement("output")
  const stepper = document.createElement("span")
  const back = button("← Previous", "Previous match (p)", () => step(-1))
  const on = button("Next →", "Next match (n)", () => step(1))
  stepper.className = "stepper"
  stepper.append(back, counter, on)
  bar.replaceChildren(stepper)
  bar.closest(".tools").classList.add("stuck")
  document.querySelector(".full").classList.add("stepped")
  show()
  addEventListener("hashchange", follow)
  follow()
  document.addEventListener("keydown", event => {
    const by = single(event) && { n: 1, p: -1 }[event.key]
    if (!by) return
    step(by)
    event.preventDefault()
  })

  // step goes on at the ends: behind the last match is the first.
  function step(by) {
    goTo(now < 0 && by < 0 ? marks.length - 1 : (now + by + marks.length) % marks.length)
  }

  function goTo(i) {
    marks[now]?.classList.remove("current")
    now = i
    marks[i].classList.add("current")
    marks[i].focus({ preventScroll: true })
    marks[i].scrollIntoView({ block: "center" })
    show()
  }

  function follow() {
    const i = marks.findIndex(m => "#" + m.id === location.hash)
    if (i >= 0) goTo(i)
  }

  function show() {
    counter.textContent = now < 0 ? `${marks.length} ${marks.length === 1 ? "match" : "matches"}` : `${now + 1} of ${marks.length}`
    back.disabled = on.disabled = marks.length < 2 && now === 0
  }
}

function button(text, title, act) {
  const b = document.createElement("button")
  b.type = "button"
  b.textContent = text
  b.title = title
  b.addEventListener("click", act)
  return b
}
