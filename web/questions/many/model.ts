/** The chosen options after one was switched, in the order of the field's options. */
export function withOption(chosen: unknown, option: string, on: boolean, order: readonly string[]): string[] {
  const before: unknown[] = Array.isArray(chosen) ? chosen : []
  return order.filter((each) => (each === option ? on : before.includes(each)))
}
