import { Alert, App as Dialogs, Button } from 'antd'
import { useState } from 'react'
import { correctionEntries, type CorrectionEntry } from '#contracts/answers.ts'
import { correctCase, removeFile, uploadFile, type CaseView } from '#contracts/cases.ts'
import { mendOnTheSpot } from '#contracts/intake-law.ts'
import { FileId } from '#contracts/ids.ts'
import type { Item } from '#contracts/item.ts'
import { licensedMaterials } from '#contracts/sources.ts'
import type { Receipt } from '#contracts/receipt.ts'
import { call } from '#web/shared/call.ts'
import { uploadOnce } from '#web/shared/upload-once.ts'
import { useCommand } from '../command.ts'
import { copy } from '../copy.ts'
import { fieldOf, gapOf } from '../correction-gaps.ts'
import { useSubmitKey } from '../keyboard.ts'
import { useLeaveGuard } from '../router.ts'
import { useSession } from '../session.ts'
import { AnswerInput } from './answer-input.tsx'
import { AtHand } from './at-hand.tsx'
import { FailureNotice } from './failure-notice.tsx'
import { Field } from './field.tsx'
import { MaterialSlot } from './material-slot.tsx'

type Props = {
  view: CaseView
  item: Item
  /** 当场更正: what is mended instead of what a notice named. */
  spot?: readonly CorrectionEntry[]
  onDone: (receipt: Receipt) => void
  onReload: () => void
}

/** One place for each entry of the notice and for what its new answers call for, and one submission for all of them. */
export function CorrectionForm({ view, item, spot, onDone, onReload }: Props) {
  const { session } = useSession()
  const { modal } = Dialogs.useApp()
  const correcting = useCommand(correctCase)
  const mending = useCommand(mendOnTheSpot)
  const command = spot ? mending : correcting
  const words = spot ? copy.mending : copy.correction
  const before: Record<string, unknown> = Object.fromEntries(view.answers.map((answer) => [answer.key, answer.value]))
  const [answers, setAnswers] = useState(before)
  const [paper, setPaper] = useState<string[]>([])
  const [files, setFiles] = useState(view.staged)
  const [sources, setSources] = useState(view.sources)
  const licensed = licensedMaterials(sources)
  const [tried, setTried] = useState(false)
  const params = { region: session.region, case: view.case }
  const [touched, setTouched] = useState(false)
  useLeaveGuard(touched)
  const entries = correctionEntries<CorrectionEntry>(spot ?? view.defects, item, before, answers, view.materials)
  const gap = (entry: CorrectionEntry) =>
    gapOf(entry, item, before, { answers, paper, files: [...files, ...licensed.map((material) => ({ material }))] })
  const gaps = entries.flatMap((entry) => gap(entry) ?? [])

  const send = async () => {
    const fields = entries.filter((entry) => entry.about === 'field').map((entry) => entry.key)
    const body = {
      answers: Object.fromEntries(fields.map((key) => [key, answers[key]])),
      paper,
      expects: view.version,
    }
    const reply = spot
      ? await mending.run({ params, body: { ...body, lines: spot.map(({ about, key }) => ({ about, key })) } })
      : await correcting.run({ params, body })
    if (!reply) return
    setTouched(false)
    onDone(reply.receipt)
  }
  const submit = () => {
    setTried(true)
    if (gaps.length > 0 || command.busy) return
    void modal.confirm({
      title: words.confirmTitle,
      content: words.confirmText,
      okText: words.send,
      onOk: send,
    })
  }
  useSubmitKey(submit)

  return (
    <div className="stack">
      {entries.map((entry) => {
        const material =
          entry.about === 'material' ? item.materials.find((candidate) => candidate.key === entry.key) : undefined
        const field = entry.about === 'field' ? fieldOf(item, entry.key) : undefined
        return (
          <div key={`${entry.about}:${entry.key}`} className="mend">
            <p className="said">
              <b>{entry.name}</b>{' '}
              {'reasonText' in entry && typeof entry.reasonText === 'string'
                ? `${entry.reasonText}：${'remark' in entry ? String(entry.remark) : ''}`
                : spot && !entry.added
                  ? copy.mending.line
                  : copy.correction.added}
            </p>
            {material && (
              <MaterialSlot
                material={material}
                licensed={licensed.includes(material.key)}
                renderAtHand={(slot) => (
                  <AtHand
                    slot={slot}
                    draft={view.case}
                    source={sources.find((source) => source.material === material.key)}
                    wanting={'reasonText' in entry}
                    brought={paper.includes(material.key) || files.some((file) => file.material === material.key)}
                    onFile={(file) => {
                      setTouched(true)
                      setFiles((files) => [...files, file])
                    }}
                    onChosen={(chosen) => {
                      setTouched(true)
                      setSources((sources) =>
                        sources.map((source) => (source.material === material.key ? { ...source, chosen } : source)),
                      )
                    }}
                    onChecked={(check) => {
                      setTouched(true)
                      setSources((sources) =>
                        sources.map((source) => (source.material === material.key ? { ...source, check } : source)),
                      )
                    }}
                  />
                )}
                paper={paper.includes(material.key)}
                files={files
                  .filter((file) => file.material === material.key)
                  .map(({ file, name, bytes }) => ({ id: file, name, bytes }))}
                onPaper={(taken) => {
                  setTouched(true)
                  setPaper((paper) => [
                    ...paper.filter((key) => key !== material.key),
                    ...(taken ? [material.key] : []),
                  ])
                }}
                upload={async (raw, onProgress) => {
                  const to = { case: params.case, material: material.key }
                  const added = await uploadOnce(to, raw, (upload) =>
                    call(uploadFile, {
                      params,
                      query: { material: material.key, name: raw.name, upload },
                      raw,
                      onProgress,
                    }),
                  )
                  setTouched(true)
                  setFiles((files) => [...files.filter((one) => one.file !== added.file), added])
                }}
                takeBack={async (id) => {
                  await call(removeFile, { params: { ...params, file: FileId.parse(id) } })
                  setFiles((files) => files.filter((one) => one.file !== id))
                }}
              />
            )}
            {field && (
              <section className="panel">
                <div className="form">
                  <Field
                    label={field.label}
                    required={field.required}
                    error={tried ? gap(entry) : null}
                    {...(field.hint && { hint: field.hint })}
                  >
                    {(control) => (
                      <AnswerInput
                        field={field}
                        value={answers[field.key]}
                        control={control}
                        onChange={(value) => {
                          setTouched(true)
                          setAnswers((answers) => ({ ...answers, [field.key]: value }))
                        }}
                        onLeave={() => undefined}
                      />
                    )}
                  </Field>
                </div>
              </section>
            )}
          </div>
        )
      })}
      {tried && gaps.length > 0 && (
        <Alert type="error" showIcon role="alert" title={words.incomplete(gaps.length)} description={gaps.join('；')} />
      )}
      <FailureNotice failure={command.failure} onReload={onReload} onRepeat={() => void send()} />
      <div className="form-foot sticky-foot">
        <Button type="primary" loading={command.busy} title={copy.common.submitKey} onClick={submit}>
          {words.send}
        </Button>
        <span className="quiet">{words.once}</span>
      </div>
    </div>
  )
}
