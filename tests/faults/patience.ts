import { openStrain } from './strain.ts'

/** How many times the usual time is waited: who runs everything leaves it running for hours beside other work, and who dies often takes his time. */
export let patience = process.env['YICHUANG_FAULTS'] === 'all' ? 10 : 1

/** For whoever lets servers die again and again under those who wait. */
export function bePatient(times: number): void {
  patience = Math.max(patience, times)
}

/** A usual time to wait, begun now. Past it the machine is looked at: what waits for the processor may take as much longer. */
export function openWait(usuallyMs: number) {
  const begun = performance.now()
  const strain = openStrain()
  return {
    isOver(): boolean {
      const times = (performance.now() - begun) / (usuallyMs * patience)
      if (times <= 1) return false
      strain.feel()
      return times > strain.median()
    },
  }
}
