import { useEffect, useState } from 'react'
import { watchCamera, type CameraTrouble } from './watch-camera.ts'

/** The camera that a dialog shows: what it sees, what is wrong with it, which others there are. */
export function useCamera() {
  const [stream, setStream] = useState<MediaStream | null>(null)
  const [cameras, setCameras] = useState<readonly MediaDeviceInfo[]>([])
  const [trouble, setTrouble] = useState<CameraTrouble | null>(null)
  // Whoever asks for the same one again asks anew.
  const [asked, setAsked] = useState<{ device: string | null }>({ device: null })

  useEffect(
    () =>
      watchCamera(navigator.mediaDevices, asked.device, {
        onStream: setStream,
        onCameras: setCameras,
        onTrouble: (trouble) => {
          setStream(null)
          setTrouble(trouble)
        },
      }),
    [asked],
  )
  const open = (device: string | null) => {
    setStream(null)
    setTrouble(null)
    setAsked({ device })
  }
  const shown = stream?.getVideoTracks()[0]?.getSettings().deviceId ?? asked.device
  // One that is gone can't be opened again: then the browser gives another.
  const reopen = () => open(cameras.some(({ deviceId }) => deviceId === asked.device) ? asked.device : null)
  return { stream, cameras, trouble, shown, choose: open, reopen }
}
