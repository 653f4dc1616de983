import type { DeliverBy } from '#contracts/deliveries.ts'

/** 领取方式 in the order in which the site offers them. */
export const offeredWays: readonly DeliverBy[] = ['electronic', 'window', 'agent', 'locker', 'self-print', 'courier']
