// Read by every script before anything else, so it must parse on Nodes far too old to run the rest:
// no imports, no `?.`, no `??`, no top-level await.

/** Ends the process with one clear sentence when this Node is older than 20. */
export function refuseOldNode() {
  const major = Number(process.versions.node.split('.')[0])
  if (major >= 20) return
  console.error(
    '一窗需要 Node.js 20 或更高版本，当前是 ' + process.version + '。请从 https://nodejs.org/zh-cn 安装后再运行。',
  )
  console.error(
    'Yichuang needs Node.js 20 or newer, this is ' +
      process.version +
      '. Install it from https://nodejs.org and run again.',
  )
  process.exit(1)
}
