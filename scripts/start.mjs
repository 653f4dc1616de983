// `npm start`: install what is missing, build the web when stale, then run the server on the Node carried by the project.
import { readFileSync } from 'node:fs'
import { refuseOldNode } from './node-version.mjs'

refuseOldNode()
// Dynamic, so that an old Node never has to parse what follows.
import('./bootstrap.mjs')
  .then(async ({ carriedNode, refuseTakenPort, run, runToEnd }) => {
    await refuseTakenPort(process.env.PORT || '8080')
    const node = await carriedNode()
    await run(node, ['scripts/build-web.ts'])
    // Left to itself, Node lets a heap of 50 MB grow to 180 before it collects; what that costs and spares stands in docs/decisions/0007.
    const flags = JSON.parse(readFileSync(new URL('server-flags.json', import.meta.url), 'utf8'))
    await runToEnd(node, [...flags, 'server/main.ts', ...process.argv.slice(2)])
  })
  .catch((error) => {
    console.error(error.plain ? error.message : error)
    process.exit(1)
  })
