/**
 * Stands in for Zod where a bundle needs the contracts' methods and paths but never parses: every property and every call is the shape
 * itself again. Used by the public site's browser bundle alone (`vite.site.ts`).
 */
type Shape = { (...args: unknown[]): Shape; [key: string]: Shape }

export const z: Shape = new Proxy((() => undefined) as unknown as Shape, {
  get: () => z,
  apply: () => z,
})
