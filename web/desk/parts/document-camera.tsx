import { App as Dialogs, Button, Modal, Select } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { drawnJpeg, type Size } from '#web/shared/drawn-jpeg.ts'
import { freeName } from '#web/shared/free-name.ts'
import { picturesAsPdf } from '#web/shared/pictures-as-pdf.ts'
import { randomId } from '#web/shared/uuid.ts'
import { sizeText } from '#web/shared/words.ts'
import { binds, isTooLarge, moved, roomFor, sizeOf, withPage, type Place } from '../camera/sitting.ts'
import { useCamera } from '../camera/use-camera.ts'
import { copy } from '../copy.ts'
import { CameraPages, PageActs, type PageTaken } from './camera-pages.tsx'
import { SlotTrouble, type NotBrought } from './slot-trouble.tsx'

type Props = {
  /** What is photographed: the name of its material. */
  name: string
  place: Place
  /** Names of the files that are there. */
  there: readonly string[]
  /** How much of what is put in is on its way. */
  share: number | null
  /** Answers why a file did not go in, null when it did. */
  put: (file: File) => Promise<NotBrought | null>
  onClose: () => void
}

/** 高拍仪 or any other camera of this machine: pages are taken, looked at, and put in together like a file that was chosen. */
export function DocumentCamera({ name, place, there, share, put, onClose }: Props) {
  const { modal } = Dialogs.useApp()
  const video = useRef<HTMLVideoElement>(null)
  const { stream, cameras, trouble, shown, choose, reopen } = useCamera()
  const [loaded, setLoaded] = useState<MediaStream | null>(null)
  const [pages, setPages] = useState<readonly PageTaken[]>([])
  const [looking, setLooking] = useState<string | null>(null)
  const [again, setAgain] = useState<string | null>(null)
  const [blank, setBlank] = useState(false)
  const [notPut, setNotPut] = useState<NotBrought | null>(null)
  const [sending, setSending] = useState(false)
  const [drawing, setDrawing] = useState(false)
  const drawn = useRef<string[]>([])
  const busy = useRef(false)
  // What is put in once more is the same file, so that a lost answer brings no second one.
  const made = useRef(new WeakMap<object, File>())

  useEffect(() => {
    if (video.current) video.current.srcObject = stream
  }, [stream])
  useEffect(() => () => drawn.current.forEach((url) => URL.revokeObjectURL(url)), [])

  const change = (to: (pages: readonly PageTaken[]) => readonly PageTaken[]) => {
    setPages(to)
    setNotPut(null)
    setBlank(false)
  }
  const draw = async (source: CanvasImageSource, size: Size, quarters: number) => {
    const picture = await drawnJpeg(source, size, { quarters })
    setBlank(picture === null)
    if (!picture) return null
    const url = URL.createObjectURL(picture.jpeg)
    drawn.current.push(url)
    return { ...picture, quarters, url }
  }
  /** One after another: what is asked of a page while it is drawn would be lost. */
  const alone = async (work: () => Promise<void>) => {
    if (busy.current) return
    busy.current = true
    try {
      await work()
    } finally {
      busy.current = false
    }
  }
  const drawingAlone = (work: () => Promise<void>) =>
    alone(async () => {
      setDrawing(true)
      await work().finally(() => setDrawing(false))
    })
  const take = () =>
    drawingAlone(async () => {
      const from = video.current
      const picture = from && (await draw(from, { width: from.videoWidth, height: from.videoHeight }, 0))
      if (!picture) return
      const { jpeg, width, height } = picture
      const page = { id: randomId(), original: { jpeg, width, height }, ...picture }
      change((pages) => withPage(pages, page, again))
      setAgain(null)
    })
  const turn = ({ id, original, quarters }: PageTaken) =>
    drawingAlone(async () => {
      const bitmap = await createImageBitmap(original.jpeg)
      const picture = await draw(bitmap, original, (quarters + 1) % 4)
      bitmap.close()
      if (picture) change((pages) => pages.map((page) => (page.id === id ? { ...page, ...picture } : page)))
    })
  const named = (at: number) => copy.camera.file(name, at)
  const madeOf = async (of: object, make: () => Promise<File>): Promise<File> => {
    const file = made.current.get(of) ?? (await make())
    made.current.set(of, file)
    return file
  }
  const bound = async () => {
    const pictures = await Promise.all(
      pages.map(async ({ jpeg, width, height }) => ({ jpeg: new Uint8Array(await jpeg.arrayBuffer()), width, height })),
    )
    return new File([picturesAsPdf(pictures)], freeName(named, 'pdf', there), { type: 'application/pdf' })
  }
  const putBound = async () => put(await madeOf(pages, bound))
  /** Each page is a file: those that went in are not sent again. */
  const putLoose = async () => {
    const names = [...there]
    for (const [at, { jpeg }] of pages.entries()) {
      const loose = async () => new File([jpeg], freeName(named, 'jpg', names), { type: 'image/jpeg' })
      const file = await madeOf(jpeg, loose)
      const trouble = await put(file)
      if (trouble) {
        setPages(pages.slice(at))
        return trouble
      }
      names.push(file.name)
    }
    return null
  }
  const send = () =>
    alone(async () => {
      setSending(true)
      setNotPut(null)
      setLooking(null)
      const trouble = await (binds(place) ? putBound() : putLoose()).finally(() => setSending(false))
      if (trouble) setNotPut(trouble)
      else onClose()
    })
  const leave = () => {
    if (sending) return
    if (pages.length === 0) return onClose()
    void modal.confirm({
      title: copy.camera.leaveTitle(pages.length),
      content: copy.camera.leaveText,
      okText: copy.camera.leave,
      cancelText: copy.camera.stay,
      onOk: onClose,
    })
  }

  const seen = stream !== null && loaded === stream
  const bytes = pages.map(({ jpeg }) => jpeg.size)
  const tooLarge = isTooLarge(bytes, place)
  const room = roomFor(pages.length, place)
  const limit = sizeText(place.maxBytes)
  const at = pages.findIndex(({ id }) => id === looking)
  const page = pages[at]
  const retaking = pages.findIndex(({ id }) => id === again)
  const wrong = trouble ?? (blank ? 'unreadable' : null)
  return (
    <Modal
      open
      title={copy.camera.title(name)}
      width={820}
      mask={{ closable: false }}
      onCancel={leave}
      footer={
        <>
          <Button disabled={sending} onClick={leave}>
            {copy.camera.close}
          </Button>
          <Button
            type="primary"
            // A page that is still being drawn goes in as it will be.
            disabled={pages.length === 0 || tooLarge || drawing}
            loading={sending}
            onClick={() => void send()}
          >
            {sending ? copy.camera.putting(share ?? 0) : notPut ? copy.camera.putAgain : copy.camera.put(pages.length)}
          </Button>
        </>
      }
    >
      <div className="stack">
        {(cameras.length > 1 || (trouble !== null && cameras.length > 0)) && (
          <Select
            aria-label={copy.camera.which}
            placeholder={copy.camera.which}
            value={cameras.some(({ deviceId }) => deviceId === shown) ? shown : null}
            options={cameras.map(({ deviceId, label }, at) => ({
              value: deviceId,
              label: label || copy.camera.nth(at + 1),
            }))}
            onChange={choose}
          />
        )}
        {wrong && (
          <p className="field-error" role="alert">
            {copy.camera.troubles[wrong]}
          </p>
        )}
        {notPut && (
          <div className="stack">
            <p className="field-error" role="alert">
              {copy.camera.notPut}
            </p>
            <SlotTrouble trouble={notPut} />
          </div>
        )}
        {page && <img className="camera" src={page.url} alt={copy.camera.page(at + 1)} />}
        <video
          ref={video}
          className="camera"
          aria-label={copy.camera.live}
          hidden={page !== undefined || trouble !== null}
          autoPlay
          muted
          playsInline
          onLoadedData={() => setLoaded(stream)}
        />
        {page ? (
          <PageActs
            at={at}
            count={pages.length}
            disabled={sending}
            onMove={(by) => change((pages) => moved(pages, page.id, by))}
            onTurn={() => void turn(page)}
            onAgain={() => {
              change((pages) => pages)
              setAgain(page.id)
              setLooking(null)
            }}
            onRemove={() => {
              change((pages) => pages.filter(({ id }) => id !== page.id))
              setLooking(null)
            }}
            onBack={() => setLooking(null)}
          />
        ) : (
          <div className="camera-acts">
            {trouble ? (
              <Button onClick={reopen}>{copy.camera.reopen}</Button>
            ) : (
              <Button
                type={pages.length === 0 || retaking >= 0 ? 'primary' : 'default'}
                disabled={!seen || sending || (room < 1 && again === null)}
                onClick={() => void take()}
              >
                {copy.camera.take}
              </Button>
            )}
            {retaking >= 0 && (
              <>
                <span>{copy.camera.retaking(retaking + 1)}</span>
                <Button onClick={() => setAgain(null)}>{copy.camera.keep}</Button>
              </>
            )}
          </div>
        )}
        {pages.length > 0 && (
          <CameraPages
            pages={pages}
            looking={looking}
            onLook={(id) => {
              setAgain(null)
              setLooking(id === looking ? null : id)
            }}
          />
        )}
        <output className="quiet">
          {pages.length === 0
            ? copy.camera.hint
            : binds(place)
              ? copy.camera.counted.bound(pages.length, sizeText(sizeOf(bytes, place)), limit)
              : copy.camera.counted.loose(pages.length, room, limit)}
        </output>
        {tooLarge && (
          <p className="field-error" role="alert">
            {binds(place) ? copy.camera.tooLarge.bound(limit) : copy.camera.tooLarge.loose(limit)}
          </p>
        )}
      </div>
    </Modal>
  )
}
