export type CameraTrouble = 'refused' | 'missing' | 'occupied' | 'unplugged' | 'unreadable'

type Heard = {
  onStream: (stream: MediaStream) => void
  onCameras: (cameras: readonly MediaDeviceInfo[]) => void
  onTrouble: (trouble: CameraTrouble) => void
}
/** What of the browser's `mediaDevices` is used. */
export type Cameras = Pick<
  MediaDevices,
  'getUserMedia' | 'enumerateDevices' | 'addEventListener' | 'removeEventListener'
>

/** Document cameras give more than a text of A4 needs; a picture from them stays well below what a slot takes. */
const wanted = { width: { ideal: 3264 }, height: { ideal: 2448 } }

/**
 * Opens a camera and follows it until it is left: also when it is unplugged, and when others are plugged in.
 *
 * @param device id of the camera that was chosen, null for the one that the browser gives
 * @returns leaves it: from then on nothing is told, and no camera stays on that was opened or still opens for this call
 */
export function watchCamera(cameras: Cameras, device: string | null, heard: Heard): () => void {
  let left = false
  let opened: MediaStream | undefined
  const list = () =>
    cameras.enumerateDevices().then(
      (known) => {
        if (!left) heard.onCameras(known.filter(({ kind }) => kind === 'videoinput'))
      },
      () => undefined, // a camera that is not listed can't be chosen; the one that is on goes on
    )
  const changed = () => void list()
  const open = async () => {
    try {
      const stream = await cameras.getUserMedia({
        video: device === null ? wanted : { ...wanted, deviceId: { exact: device } },
      })
      if (left) return stop(stream)
      opened = stream
      for (const track of stream.getVideoTracks())
        track.addEventListener('ended', () => {
          stop(stream)
          if (!left) heard.onTrouble('unplugged')
          changed()
        })
      heard.onStream(stream)
    } catch (error) {
      if (!left) heard.onTrouble(troubleOf(error))
    }
    await list()
  }
  cameras.addEventListener('devicechange', changed)
  void open()
  return () => {
    left = true
    cameras.removeEventListener('devicechange', changed)
    if (opened) stop(opened)
  }
}

function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}

function troubleOf(error: unknown): CameraTrouble {
  const name = error instanceof Error ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused'
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'missing'
  return name === 'NotReadableError' || name === 'AbortError' ? 'occupied' : 'unreadable'
}
