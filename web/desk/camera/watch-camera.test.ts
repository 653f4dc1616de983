import assert from 'node:assert/strict'
import { test } from 'node:test'
import { watchCamera, type Cameras } from './watch-camera.ts'

class Track extends EventTarget {
  on = true
  stop() {
    this.on = false
  }
}

/** A browser whose camera answers when it is told to. */
function browser() {
  const track = new Track()
  const stream = { getTracks: () => [track], getVideoTracks: () => [track] } as unknown as MediaStream
  const answer = Promise.withResolvers<MediaStream>()
  const plugged = ['one']
  const bell = new EventTarget()
  const asked: unknown[] = []
  const cameras = {
    getUserMedia: (wanted: unknown) => {
      asked.push(wanted)
      return answer.promise
    },
    enumerateDevices: async () => [
      ...plugged.map((deviceId) => ({ kind: 'videoinput', deviceId })),
      { kind: 'audioinput', deviceId: 'microphone' },
    ],
    addEventListener: bell.addEventListener.bind(bell),
    removeEventListener: bell.removeEventListener.bind(bell),
  } as unknown as Cameras
  const heard: string[] = []
  const watch = (device: string | null = null) =>
    watchCamera(cameras, device, {
      onStream: () => heard.push('seen'),
      onCameras: (known) => heard.push(known.map(({ deviceId }) => deviceId).join('+')),
      onTrouble: (trouble) => heard.push(trouble),
    })
  return { track, stream, answer, plugged, bell, asked, heard, watch }
}
const settled = () => new Promise((resolve) => setImmediate(resolve))

test('a camera is seen, the others of the machine are listed, and it is off when it is left', async () => {
  const at = browser()
  const leave = at.watch()
  at.answer.resolve(at.stream)
  await settled()
  assert.deepEqual(at.heard, ['seen', 'one'])
  assert.equal(at.track.on, true)
  leave()
  assert.equal(at.track.on, false)
})

test('a dialog that was closed before the camera opened leaves no camera on', async () => {
  const at = browser()
  at.watch()()
  at.answer.resolve(at.stream)
  await settled()
  assert.equal(at.track.on, false)
  assert.deepEqual(at.heard, [])
})

test('a camera that is unplugged is told, with the cameras that are left', async () => {
  const at = browser()
  at.watch()
  at.answer.resolve(at.stream)
  await settled()
  at.plugged.splice(0, 1, 'two')
  at.track.dispatchEvent(new Event('ended'))
  await settled()
  assert.deepEqual(at.heard.slice(2), ['unplugged', 'two'])
})

test('a camera that is plugged in later can be chosen', async () => {
  const at = browser()
  const leave = at.watch('two')
  at.answer.reject(new DOMException('', 'OverconstrainedError'))
  await settled()
  assert.deepEqual(at.heard, ['missing', 'one'])
  at.plugged.push('two')
  at.bell.dispatchEvent(new Event('devicechange'))
  await settled()
  assert.equal(at.heard.at(-1), 'one+two')
  leave()
  at.bell.dispatchEvent(new Event('devicechange'))
  await settled()
  assert.equal(at.heard.length, 3)
})

for (const [name, trouble] of [
  ['NotAllowedError', 'refused'],
  ['NotFoundError', 'missing'],
  ['NotReadableError', 'occupied'],
  ['TypeError', 'unreadable'],
])
  test(`a camera that does not open says why: ${trouble}`, async () => {
    const at = browser()
    at.watch()
    at.answer.reject(new DOMException('', name))
    await settled()
    assert.equal(at.heard[0], trouble)
  })
