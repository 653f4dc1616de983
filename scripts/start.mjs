// `npm start`: install what is missing, build the web when stale, then run the server on the Node carried by the project.
import { refuseOldNode } from './node-version.mjs'

refuseOldNode()
// Dynamic, so that an old Node never has to parse what follows.
import('./bootstrap.mjs')
  .then(async ({ carriedNode, refuseTakenPort, run, runToEnd }) => {
    await refuseTakenPort(process.env.PORT || '8080')
    const node = await carriedNode()
    await run(node, ['scripts/build-web.ts'])
    await runToEnd(node, ['server/main.ts', ...process.argv.slice(2)])
  })
  .catch((error) => {
    console.error(error.plain ? error.message : error)
    process.exit(1)
  })
