// A calendar beside each date. It writes a day into the field, where a month or a year can
// be typed as before; without it the field is what it was.
export function offerCalendars(form) {
  if (!form || !("showPicker" in HTMLInputElement.prototype)) return
  for (const [id, label] of [["from", "Choose the first day"], ["to", "Choose the last day"]]) offer(form.querySelector("#" + id), label)
}

function offer(field, label) {
  const button = document.createElement("button"), place = document.createElement("span")
  let picker
  button.type = "button"
  button.title = label
  button.setAttribute("aria-label", label)
  button.innerHTML = '<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d="M1.5 3.5h13v11h-13zM1.5 7h13M5 1v4M11 1v4"/></svg>'
  place.className = "calendar"
  place.append(button)
  field.after(place)
  button.addEventListener("click", () => {
    if (!picker) place.prepend((picker = pickerFor(field)))
    picker.value = firstDay(field.value.trim())
    try {
      picker.showPicker()
    } catch {
      place.remove() // a browser that has no calendar to show
      field.focus()
    }
  })
}

// pickerFor is what the calendar of the browser belongs to. It is never seen.
function pickerFor(field) {
  const picker = document.createElement("input")
  picker.type = "date"
  picker.tabIndex = -1
  picker.setAttribute("aria-hidden", "true")
  picker.addEventListener("change", () => {
    if (!picker.value) return
    field.value = picker.value // without the focus, which brings a keyboard up on a telephone
    document.getElementById("said").textContent = `${field.labels[0].textContent} ${field.value}`
  })
  return picker
}

// firstDay is where the calendar opens: at what was typed, as far as that goes.
const firstDay = typed => typed + "-01-01".slice(Math.max(0, typed.length - 4))
