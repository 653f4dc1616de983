/** The instant by this machine's clock, in ISO 8601: without a link nobody else can say when something was taken in. */
export const nowHere = (): string => new Date().toISOString()
