import "./head.js"
import { useAround } from "./around.js"
import { useCards } from "./card.js"
import { usePassages } from "./passage.js"
import { useSteps } from "./steps.js"

useAround()
useSteps()
useCards()
usePassages()
