/** How many times the usual time is waited: who runs everything leaves it running for hours beside other work. */
export const patience = process.env['YICHUANG_FAULTS'] === 'all' ? 10 : 1
