import { Button, Checkbox, Tag } from 'antd'
import { useId, useState, type ReactNode } from 'react'
import type { Field, Material } from '#contracts/item.ts'
import { formatsText } from '#web/shared/words.ts'
import { canPhotograph } from '../camera/sitting.ts'
import { copy } from '../copy.ts'
import { failureOf } from '../failure.ts'
import { acceptOf, fileFault } from '../window-check.ts'
import type { SlotOf } from './at-hand.tsx'
import { DocumentCamera } from './document-camera.tsx'
import { SlotTrouble, type NotBrought } from './slot-trouble.tsx'

/** `kept`: it lies on this machine and goes when the link is back. */
type Brought = { id: string; name: string; bytes: number; kept?: boolean }
type Props = {
  material: Material
  /** The question of the form that asks for it: it stands among the others then. */
  asked?: Pick<Field, 'label' | 'hint'> | undefined
  paper: boolean
  files: readonly Brought[]
  /** A licence stands in: nothing needs to be brought. */
  licensed?: boolean
  /** What the platform has of the person already. */
  renderAtHand?: (slot: SlotOf) => ReactNode
  /** 空白表、样表 to hand out. */
  forms?: ReactNode
  /** 容缺: whether it may come later, and whether that is promised. */
  later?: { days: number; promised: boolean; onPromise: (promised: boolean) => void } | undefined
  /** 告知承诺 stands in for it. */
  dispensed?: boolean
  onPaper: (taken: boolean) => void
  upload: (file: File, onProgress: (share: number) => void) => Promise<void>
  takeBack: (file: string) => Promise<void>
}

/** One material: its paper original ticked off, its files sent one after another. */
export function MaterialSlot({
  material,
  asked,
  paper,
  files,
  licensed = false,
  renderAtHand,
  forms,
  later,
  dispensed = false,
  onPaper,
  upload,
  takeBack,
}: Props) {
  const inputId = useId()
  const [share, setShare] = useState<number | null>(null)
  const [trouble, setTrouble] = useState<NotBrought | null>(null)
  const [camera, setCamera] = useState(false)
  const [asking, setAsking] = useState(false)
  const limit = `${Math.round(material.maxBytes / 1_000_000)} MB`

  const bring = async (file: File): Promise<NotBrought | null> => {
    const wrong = fileFault(file, material)
    if (wrong !== null) {
      const why =
        wrong === 'too-large' ? copy.window.tooLarge(limit) : copy.window.wrongFormat(formatsText(material.formats))
      return { fault: `${file.name}：${why}` }
    }
    try {
      setShare(0)
      await upload(file, setShare)
      return null
    } catch (error) {
      return { failure: failureOf(error) }
    } finally {
      setShare(null)
    }
  }
  const send = async (chosen: readonly File[]) => {
    setTrouble(null)
    for (const file of chosen) {
      const trouble = await bring(file)
      if (trouble) setTrouble(trouble)
      if (trouble && 'failure' in trouble) break
    }
  }
  const remove = async (file: Brought) => {
    setTrouble(null)
    try {
      await takeBack(file.id)
    } catch (error) {
      setTrouble({ failure: failureOf(error) })
    }
  }
  const there = paper || files.length > 0 || licensed
  const Title = asked ? 'h3' : 'h2'
  const name = asked?.label ?? material.name
  const frame = asked ? 'slot' : 'panel slot'
  if (dispensed)
    return (
      <section className={frame}>
        <Title>
          {name} <Tag>{copy.window.ways.dispensed}</Tag>
        </Title>
      </section>
    )
  return (
    <section className={frame}>
      <Title>
        {name}{' '}
        <Tag color={there ? 'success' : material.need === 'required' ? 'warning' : 'default'}>
          {there ? copy.window.received : later?.promised ? copy.window.later.tag : copy.window.needs[material.need]}
        </Tag>
      </Title>
      {asked?.hint && <p className="quiet">{asked.hint}</p>}
      <p className="quiet">
        {copy.check.standard}：{material.standard}
      </p>
      {forms}
      {renderAtHand?.({ filling: camera || share !== null, onAsking: setAsking })}
      {!licensed && material.ways.includes('paper') && (
        <Checkbox checked={paper} onChange={(event) => onPaper(event.target.checked)}>
          {copy.window.paper}
        </Checkbox>
      )}
      {!licensed && material.ways.includes('upload') && (
        <div className="slot-files">
          {files.map((file) => (
            <span key={file.id} className="slot-file">
              {file.name} <span className="quiet num">{Math.max(1, Math.round(file.bytes / 1000))} KB</span>
              {file.kept && <Tag>{copy.outbox.fileKept}</Tag>}
              <Button size="small" type="text" onClick={() => void remove(file)}>
                {copy.window.remove}
              </Button>
            </span>
          ))}
          {files.length < material.maxFiles && (
            <>
              <input
                id={inputId}
                className="file-input"
                type="file"
                multiple={material.maxFiles > 1}
                accept={acceptOf(material.formats)}
                disabled={share !== null || asking}
                onChange={(event) => {
                  const chosen = [...(event.target.files ?? [])].slice(0, material.maxFiles - files.length)
                  event.target.value = ''
                  void send(chosen)
                }}
              />
              <label htmlFor={inputId} className="file-button">
                {share === null ? copy.window.choose_file : copy.window.uploading(share)}
              </label>
              {canPhotograph(material) && hasCameras() && (
                <Button
                  disabled={share !== null || asking}
                  onClick={() => {
                    setTrouble(null)
                    setCamera(true)
                  }}
                >
                  {copy.camera.open}
                </Button>
              )}
              <span className="quiet">
                {copy.window.formats} {formatsText(material.formats)}，{copy.window.limit} {limit}
              </span>
            </>
          )}
        </div>
      )}
      {camera && (
        <DocumentCamera
          name={name}
          place={{
            formats: material.formats,
            maxBytes: material.maxBytes,
            room: Math.max(0, material.maxFiles - files.length),
          }}
          there={files.map((file) => file.name)}
          share={share}
          put={bring}
          onClose={() => setCamera(false)}
        />
      )}
      {later && !there && (
        <Checkbox checked={later.promised} onChange={(event) => later.onPromise(event.target.checked)}>
          {copy.window.later.tick(later.days)}
        </Checkbox>
      )}
      <SlotTrouble trouble={trouble} />
    </section>
  )
}

/** Browsers give cameras to pages of a safe origin alone. */
const hasCameras = (): boolean => 'mediaDevices' in navigator
