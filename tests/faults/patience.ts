/** How many times the usual time is waited: who runs everything leaves it running for hours beside other work, and who dies often takes his time. */
export let patience = process.env['YICHUANG_FAULTS'] === 'all' ? 10 : 1

/** For whoever lets servers die again and again under those who wait. */
export function bePatient(times: number): void {
  patience = Math.max(patience, times)
}
