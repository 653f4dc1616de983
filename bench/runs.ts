import { slowness } from '#platform/slow-bodies.ts'
import { setTimeout as sleep } from 'node:timers/promises'
import { openSockets } from './client.ts'
import { openDesks } from './desks.ts'
import { figures, rounded } from './figures.ts'
import { acceptCase, prepareDraft, submitDraft, wholeLifecycle } from './lifecycle.ts'
import { meter, type Metered } from './meter.ts'
import { items, logIn } from './people.ts'
import { childrenOf, cpuOfFamily, usedBy } from './processes.ts'
import type { RunningServer, Stage } from './stage.ts'

export type Times = ReturnType<ReturnType<typeof figures>['percentiles']>
export type WholeRun = { lifecycles: number; lifecyclesPerSecond: number; concurrency: number; times: Times } & Metered
export type CommandsRun = { cases: number; concurrency: number; times: Times } & Metered
export type Memory = {
  seconds: number
  lifecyclesPerSecond: number
  lifecycles: number
  serverMb: number
  serverMostMb: number
  helpersMb: number
  helpersMostMb: number
}
export type Quiet = { seconds: number; serverCpuPercent: number; postgresCpuPercent: number }

/** Whole lifecycles of both items in turn, a fixed number of cases under way at any time. */
export async function runWhole(
  stage: Stage,
  server: RunningServer,
  options: { seconds: number; concurrency: number },
): Promise<WholeRun> {
  const times = figures()
  const sockets = openSockets(server.origin, times)
  const people = await logIn(sockets, stage.look)
  const desks = openDesks(stage.look, people, items, { read: true, atOnce: options.concurrency, lookEveryMs: 100 })
  let begun = 0
  const one = () => {
    begun += 1
    return wholeLifecycle(
      people,
      desks,
      people.applicants[begun % people.applicants.length]!,
      items[begun % items.length]!,
    )
  }
  await Promise.all([one(), one()])
  times.clear()
  const stop = await meter(server, stage.postgres.pid, stage.look).start()
  const start = performance.now()
  let done = 0
  await Promise.all(
    Array.from({ length: options.concurrency }, async () => {
      while (performance.now() - start < options.seconds * 1_000) {
        await one()
        done += 1
      }
    }),
  )
  const used = await stop()
  await desks.close()
  sockets.close()
  return {
    lifecycles: done,
    lifecyclesPerSecond: rounded(done / used.seconds, 2),
    concurrency: options.concurrency,
    times: times.percentiles(),
    ...used,
  }
}

/** From the submission to the decision, with drafts filled before and nothing read in between: the commands and the draws they lead to. */
export async function runCommands(
  stage: Stage,
  server: RunningServer,
  options: { cases: number; concurrency: number },
): Promise<CommandsRun> {
  const times = figures()
  const sockets = openSockets(server.origin, times)
  const people = await logIn(sockets, stage.look)
  const desks = openDesks(stage.look, people, items, { read: false, atOnce: options.concurrency, lookEveryMs: 25 })
  const waiting: { draft: string; number: number }[] = []
  const applicant = (number: number) => people.applicants[number % people.applicants.length]!
  const item = (number: number) => items[number % items.length]!
  const walk = async ({ draft, number }: { draft: string; number: number }) => {
    await submitDraft(applicant(number), draft)
    await acceptCase(people.acceptorOf(item(number)), draft, item(number))
    await desks.reached(draft, ['issuing', 'ready', 'closed'])
  }
  // Of one session so many files come at once, and no more.
  await atOnce(Math.min(options.concurrency, slowness.mostFilesOfSession), options.cases + 16, async (number) => {
    waiting.push({ draft: await prepareDraft(applicant(number), item(number)), number })
  })
  // The first ones let the engine compile and the statements be prepared.
  await Promise.all(waiting.splice(0, 16).map(walk))
  await sleep(500)
  times.clear()
  const stop = await meter(server, stage.postgres.pid, stage.look).start()
  await atOnce(options.concurrency, waiting.length, (number) => walk(waiting[number]!))
  const used = await stop()
  await desks.close()
  sockets.close()
  return { cases: options.cases, concurrency: options.concurrency, times: times.percentiles(), ...used }
}

/** Memory while cases come in at half the pace that the closed loop reached. */
export async function runSoak(
  stage: Stage,
  server: RunningServer,
  options: { seconds: number; lifecyclesPerSecond: number },
): Promise<Memory> {
  const sockets = openSockets(server.origin, figures())
  const people = await logIn(sockets, stage.look)
  const desks = openDesks(stage.look, people, items, { read: true, atOnce: 16, lookEveryMs: 100 })
  const start = performance.now()
  const walks = new Set<Promise<void>>()
  const most = { server: 0, pages: 0 }
  let begun = 0
  let failure: unknown
  const look = () => {
    const now = { server: usedBy(server.pid)?.residentMb ?? 0, pages: residentOfChildren(server.pid) }
    most.server = Math.max(most.server, now.server)
    most.pages = Math.max(most.pages, now.pages)
    return now
  }
  while (performance.now() - start < options.seconds * 1_000) {
    if (failure) throw failure
    const due = Math.floor(((performance.now() - start) / 1_000) * options.lifecyclesPerSecond)
    for (; begun < due; begun += 1) {
      const walk: Promise<void> = wholeLifecycle(
        people,
        desks,
        people.applicants[begun % people.applicants.length]!,
        items[begun % items.length]!,
      )
        .catch((error: unknown) => void (failure ??= error))
        .finally(() => walks.delete(walk))
      walks.add(walk)
    }
    look()
    await sleep(100)
  }
  const now = look()
  await Promise.all(walks)
  if (failure) throw failure
  await desks.close()
  sockets.close()
  return {
    seconds: options.seconds,
    lifecyclesPerSecond: options.lifecyclesPerSecond,
    lifecycles: begun,
    serverMb: Math.round(now.server),
    serverMostMb: Math.round(most.server),
    helpersMb: Math.round(now.pages),
    helpersMostMb: Math.round(most.pages),
  }
}

/** CPU of a server that nobody asks anything. */
export async function runQuiet(stage: Stage, server: RunningServer, seconds: number): Promise<Quiet> {
  const before = { server: usedBy(server.pid)!.cpuMs, postgres: postgresCpu(stage) }
  await sleep(seconds * 1_000)
  const percent = (ms: number) => rounded(ms / (seconds * 10), 2)
  return {
    seconds,
    serverCpuPercent: percent(usedBy(server.pid)!.cpuMs - before.server),
    postgresCpuPercent: percent(postgresCpu(stage) - before.postgres),
  }
}

const postgresCpu = (stage: Stage) => cpuOfFamily(stage.postgres.pid)

const residentOfChildren = (pid: number) =>
  childrenOf(pid).reduce((sum, child) => sum + (usedBy(child)?.residentMb ?? 0), 0)

async function atOnce(concurrency: number, count: number, work: (number: number) => Promise<void>): Promise<void> {
  let next = 0
  await Promise.all(
    Array.from({ length: concurrency }, async () => {
      while (next < count) {
        const mine = next
        next += 1
        await work(mine)
      }
    }),
  )
}
