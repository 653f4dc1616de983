// `node scripts/run.mjs some/file.ts args…`: run a TypeScript file of the project on the Node that it carries.
import { refuseOldNode } from './node-version.mjs'

refuseOldNode()
import('./bootstrap.mjs')
  .then(async ({ carriedNode, runToEnd }) => {
    if (!process.argv[2]) throw new Error('usage: node scripts/run.mjs file.ts [arguments]')
    await runToEnd(await carriedNode(), process.argv.slice(2))
  })
  .catch((error) => {
    console.error(error.plain ? error.message : error)
    process.exit(1)
  })
