import "./head.js"
import { useCards } from "./card.js"
import { usePassages } from "./passage.js"
import { useSteps } from "./steps.js"

useSteps()
useCards()
usePassages()
