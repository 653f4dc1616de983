import { killUnderLoad } from './kill-run.ts'

killUnderLoad(100, { postmasterKills: 2 })
