// Single keys, which can be turned off on the search page (WCAG 2.1.4).

export const stored = "dateline-keys"

// single says whether an event is a single key that is pressed for the page: not while
// something is typed, or something stands over the page.
export function single(event) {
  const writes = event.target.isContentEditable || event.target.matches?.("input:not([type=checkbox]), textarea, select")
  return !(event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || writes || recall(stored) === "off" || document.querySelector("[popover]:popover-open, dialog[open]"))
}

// A browser that keeps nothing for this page refuses both.
export function recall(key) {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

export function keep(key, value) {
  try {
    localStorage.setItem(key, value)
  } catch {
    // it holds until the page is left
  }
}
