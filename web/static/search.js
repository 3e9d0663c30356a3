// What the search page can do beyond its links and forms, which work without it.
import { follow, onAnswer } from "./inplace.js"
import { readBars } from "./histogram.js"
import { useMaps } from "./map.js"
import { suggestWhileTyping } from "./suggest.js"
import { useKeys } from "./keys.js"
import { offerCalendars } from "./dates.js"
import { openDrawer } from "./drawer.js"
import { listValues } from "./values.js"

follow()
openDrawer()
listValues()
useKeys()
offerCalendars(document.querySelector("form.search"))
suggestWhileTyping(document.getElementById("q"))
onAnswer(readBars)
onAnswer(() => useMaps())
