import "./head.js"
import { readBars } from "./histogram.js"
import { useMaps } from "./map.js"

readBars()
useMaps()
