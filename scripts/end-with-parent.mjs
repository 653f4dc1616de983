// Loaded before the child's own code: when the process that started it dies, even by kill -9, stop as on Ctrl-C.
// Descriptor 3 is a pipe whose other end only the parent holds; nothing is ever written, so it speaks only by closing.
import { Socket } from 'node:net'

if (process.env.YICHUANG_PARENT_PIPE === '3') {
  delete process.env.YICHUANG_PARENT_PIPE
  const parent = new Socket({ fd: 3, readable: true, writable: false })
  parent.on('close', () => process.kill(process.pid, 'SIGTERM'))
  parent.on('error', () => {})
  parent.resume()
  parent.unref()
}
