/** Whether other test files follow in this process, and what is then kept for them until the last has ended. */
export const followed = { byOthers: false, atTheEnd: new Set<() => Promise<void>>() }
