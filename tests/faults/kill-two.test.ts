// The other half of the two hundred, beside the first: one after another they would take the time of both.
import { killUnderLoad } from './kill-run.ts'

killUnderLoad(100, { postmasterKills: 2 })
