// A server of its own for tests that kill it: imports everything, waits for a word on its standard input, then serves and says where.
// Told to keep, it writes down what it has compiled so far. Whoever is killed writes nothing at its end.
// Loaded to become a snapshot, it opens nothing and draws no random number: whoever begins with the snapshot does both anew.
import { flushCompileCache } from 'node:module'
import process from 'node:process'
import { createInterface } from 'node:readline'
import { setFlagsFromString, startupSnapshot } from 'node:v8'
import { CryptoEngine, setEngine } from 'pkijs'
import { openKeys } from '#platform/keys.ts'
import { assemble } from '#server/assemble.ts'
import { loadDemonstration } from '#server/demonstration.ts'

/** One line of JSON on standard input. `settle` is for the first start alone; `leaves` are kinds of effects that it leaves to others; `skewMs` is how wrong this server's clock is. */
export type Begin = {
  databaseUrl: string
  dataFolder: string
  smsUrl: string
  leaves: string[]
  settle: boolean
  skewMs: number
}

/** What may be said to it, each on one line. */
export type Word = Begin | 'keep'

const loading = loadDemonstration()

/** Only servers that live for a moment begin with a snapshot. */
function serveBriefly(): void {
  // Of one that lives for a moment nothing is optimized that is never run again. Said at the start, Node would have to compile its own modules anew.
  for (const flag of ['--no-opt', '--no-maglev']) setFlagsFromString(flag)
  // It keeps the one of the process that loaded it by the number of that process.
  setEngine('webcrypto', new CryptoEngine({ name: 'webcrypto', crypto: globalThis.crypto }))
  void serve()
}

async function serve(): Promise<void> {
  const demonstration = await loading
  process.stdout.write('{"loaded":true}\n')

  for await (const line of createInterface({ input: process.stdin })) {
    const word = JSON.parse(line) as Word
    if (word === 'keep') {
      flushCompileCache()
      process.stdout.write('{"kept":true}\n')
      continue
    }
    const { databaseUrl, dataFolder, smsUrl, leaves, settle, skewMs } = word
    const begun = performance.now()
    const assembled = await assemble({
      databaseUrl,
      keys: openKeys(dataFolder),
      dataFolder,
      profile: 'demonstration',
      publicOrigin: 'http://localhost',
      wallNow: () => Date.now() + skewMs,
      home: demonstration.home,
      residents: demonstration.residents,
      logLevel: process.env['YICHUANG_LOG'] ?? 'fatal',
      dist: null,
      connections: 3,
      sms: { url: smsUrl },
      leaves,
    })
    if (settle) await demonstration.settle(assembled.platform, new Date().toISOString())
    const origin = await assembled.app.listen({ port: 0, host: '127.0.0.1' })
    process.stdout.write(`${JSON.stringify({ origin, ms: Math.round(performance.now() - begun) })}\n`)
  }
  process.exit(0)
}

if (startupSnapshot.isBuildingSnapshot()) startupSnapshot.setDeserializeMainFunction(serveBriefly)
else void serve()
