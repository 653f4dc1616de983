import { Button, Modal, Select } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { copy } from '../copy.ts'

type Props = {
  /** What is being scanned: the name of its material. */
  name: string
  /** How many pictures may still be taken. */
  room: number
  onTaken: (file: File) => Promise<void>
  onClose: () => void
}
type Trouble = keyof typeof copy.camera.troubles

/** Document cameras give more than a text of A4 needs; a picture from them stays well below what a slot takes. */
const wanted = { width: { ideal: 3264 }, height: { ideal: 2448 } }
const quality = 0.9

/** 高拍仪 or any other camera of this machine: seen, taken, looked at, and sent like a file that was chosen. */
export function DocumentCamera({ name, room, onTaken, onClose }: Props) {
  const video = useRef<HTMLVideoElement>(null)
  const still = useRef<HTMLCanvasElement>(null)
  const [cameras, setCameras] = useState<readonly MediaDeviceInfo[]>([])
  const [camera, setCamera] = useState<string | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [seen, setSeen] = useState(false)
  const [taken, setTaken] = useState(false)
  const [busy, setBusy] = useState(false)
  const [sent, setSent] = useState(0)

  useEffect(() => {
    let left = false
    let stream: MediaStream | undefined
    const open = async () => {
      try {
        stream = await navigator.mediaDevices.getUserMedia({
          video: camera === null ? wanted : { ...wanted, deviceId: { exact: camera } },
        })
        const known = await navigator.mediaDevices.enumerateDevices()
        if (left || !video.current) return stop(stream)
        video.current.srcObject = stream
        setCameras(known.filter(({ kind }) => kind === 'videoinput'))
        setTrouble(null)
      } catch (error) {
        if (!left) setTrouble(troubleOf(error))
      }
    }
    void open()
    return () => {
      left = true
      setSeen(false)
      if (stream) stop(stream)
    }
  }, [camera])

  const take = () => {
    const [from, to] = [video.current!, still.current!]
    to.width = from.videoWidth
    to.height = from.videoHeight
    to.getContext('2d')!.drawImage(from, 0, 0)
    setTaken(true)
  }
  const send = async () => {
    setBusy(true)
    try {
      const picture = await new Promise<Blob | null>((resolve) => still.current!.toBlob(resolve, 'image/jpeg', quality))
      if (!picture) return setTrouble('unreadable')
      await onTaken(new File([picture], copy.camera.file(name, sent + 1), { type: 'image/jpeg' }))
      setSent(sent + 1)
      setTaken(false)
      if (room <= 1) onClose()
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal
      open
      title={copy.camera.title(name)}
      width={760}
      mask={{ closable: false }}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose}>{copy.camera.done}</Button>
          {taken ? (
            <>
              <Button disabled={busy} onClick={() => setTaken(false)}>
                {copy.camera.again}
              </Button>
              <Button type="primary" loading={busy} onClick={() => void send()}>
                {copy.camera.use}
              </Button>
            </>
          ) : (
            <Button type="primary" disabled={!seen || room < 1} onClick={take}>
              {copy.camera.take}
            </Button>
          )}
        </>
      }
    >
      <div className="stack">
        {cameras.length > 1 && (
          <Select
            aria-label={copy.camera.which}
            value={camera ?? cameras[0]!.deviceId}
            options={cameras.map(({ deviceId, label }, at) => ({
              value: deviceId,
              label: label || copy.camera.nth(at + 1),
            }))}
            onChange={setCamera}
          />
        )}
        {trouble && (
          <p className="field-error" role="alert">
            {copy.camera.troubles[trouble]}
          </p>
        )}
        <video
          ref={video}
          className="camera"
          aria-label={copy.camera.live}
          hidden={taken || trouble !== null}
          autoPlay
          muted
          playsInline
          onLoadedData={() => setSeen(true)}
        />
        <canvas ref={still} className="camera" hidden={!taken}>
          {copy.camera.still}
        </canvas>
        <output className="quiet">{sent > 0 ? copy.camera.sent(sent, room) : copy.camera.hint}</output>
      </div>
    </Modal>
  )
}

function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}

function troubleOf(error: unknown): Trouble {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused'
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'missing'
  return name === 'NotReadableError' ? 'taken' : 'unreadable'
}
