// `npm test [-- path …]`: install what is missing, then every check and every test on the Node carried by the project.
import { refuseOldNode } from './node-version.mjs'

refuseOldNode()
import('./bootstrap.mjs')
  .then(async ({ carriedNode, runToEnd }) => {
    await runToEnd(await carriedNode(), ['tests/harness/run-all.ts', ...process.argv.slice(2)])
  })
  .catch((error) => {
    console.error(error.plain ? error.message : error)
    console.log('0 passed, 1 failed')
    process.exit(1)
  })
