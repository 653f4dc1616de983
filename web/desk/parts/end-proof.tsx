import { Input, Radio } from 'antd'
import { useState } from 'react'
import type { ClosureGround } from '#contracts/closure-events.ts'
import { endProofFile, uploadEndProof, type OpenedProof } from '#contracts/closures.ts'
import { EndElsewhere } from '#contracts/credential-life.ts'
import type { CaseId, FileId } from '#contracts/ids.ts'
import { saysAtLeast } from '#contracts/text-length.ts'
import { call } from '#web/shared/call.ts'
import { uploadOnce } from '#web/shared/upload-once.ts'
import { copy } from '../copy.ts'
import { failureOf, type Failure } from '../failure.ts'
import { useSession } from '../session.ts'
import { FailureNotice } from './failure-notice.tsx'
import { Field } from './field.tsx'

const words = copy.closures

/** What has been filled in so far; `end` is `register` where the register knows of the end already. */
export type TriedProof = {
  end: EndElsewhere | 'register' | null
  authority: string
  number: string
  day: string
  scan: { file: FileId; name: string } | null
}
export const noProof: TriedProof = { end: null, authority: '', number: '', day: '', scan: null }

/** What is sent: null where the register knows the end already, undefined while something is missing. */
export function proofOf(ground: ClosureGround, tried: TriedProof): OpenedProof | null | undefined {
  const { end, authority, number, day, scan } = tried
  if (ground === 'licence-ended' && end === 'register') return null
  const decided = ground !== 'licence-ended' ? null : end === 'register' ? undefined : (end ?? undefined)
  if (decided === undefined || !scan || !day || !saysAtLeast(authority, 4) || !saysAtLeast(number, 2)) return undefined
  return { end: decided, authority: authority.trim(), number: number.trim(), day, file: scan.file }
}

type Props = { ground: ClosureGround; caseId: CaseId; tried: TriedProof; onChange: (tried: TriedProof) => void }

/** 终结证明: which authority decided or certified the end, under which number, and the scan of it. */
export function EndProofFields({ ground, caseId, tried, onChange }: Props) {
  const decides = ground === 'licence-ended'
  const kind = decides ? 'decided' : 'certified'
  const set = (part: Partial<TriedProof>) => onChange({ ...tried, ...part })
  return (
    <>
      {decides && (
        <Field label={words.elsewhere}>
          {(control) => (
            <Radio.Group
              {...control}
              vertical
              aria-label={words.elsewhere}
              value={tried.end}
              onChange={(event) => set({ end: ends.find((one) => one === event.target.value) ?? null })}
              options={ends.map((one) => ({
                value: one,
                label: one === 'register' ? words.ofRegister : words.endsElsewhere[one],
              }))}
            />
          )}
        </Field>
      )}
      {(!decides || (tried.end !== null && tried.end !== 'register')) && (
        <>
          {decides && <p>{words.proofText}</p>}
          <Field label={words.authority[kind]}>
            {(control) => (
              <Input
                {...control}
                maxLength={80}
                value={tried.authority}
                onChange={(event) => set({ authority: event.target.value })}
              />
            )}
          </Field>
          <Field label={words.number[kind]} hint={words.numberHint}>
            {(control) => (
              <Input
                {...control}
                maxLength={80}
                value={tried.number}
                onChange={(event) => set({ number: event.target.value })}
              />
            )}
          </Field>
          <Field label={words.proofDay[kind]}>
            {(control) => (
              <Input
                {...control}
                type="date"
                value={tried.day}
                onChange={(event) => set({ day: event.target.value })}
              />
            )}
          </Field>
          <Scan caseId={caseId} scan={tried.scan} onChange={(scan) => set({ scan })} />
        </>
      )}
    </>
  )
}

const ends = [...EndElsewhere.options, 'register'] as const

type ScanProps = { caseId: CaseId; scan: TriedProof['scan']; onChange: (scan: TriedProof['scan']) => void }

function Scan({ caseId, scan, onChange }: ScanProps) {
  const { session } = useSession()
  const [sending, setSending] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const send = async (raw: File | undefined) => {
    if (!raw) return
    setSending(true)
    setFailure(null)
    try {
      const params = { region: session.region, case: caseId }
      const { file } = await uploadOnce({ case: caseId, material: endProofFile.material }, raw, (upload) =>
        call(uploadEndProof, { params, query: { name: raw.name, upload }, raw }),
      )
      onChange({ file, name: raw.name })
    } catch (error) {
      setFailure(failureOf(error))
    } finally {
      setSending(false)
    }
  }
  return (
    <>
      <Field label={words.scan} hint={scan ? words.scanSent(scan.name) : words.scanHint}>
        {(control) => (
          <>
            <input
              {...control}
              className="file-input"
              type="file"
              accept=".pdf,.png,.jpg,.jpeg"
              aria-label={words.scan}
              disabled={sending}
              onChange={(event) => {
                const [chosen] = event.target.files ?? []
                event.target.value = ''
                void send(chosen)
              }}
            />
            <label htmlFor={control.id} className="file-button">
              {sending ? copy.common.loading : copy.window.choose_file}
            </label>
          </>
        )}
      </Field>
      <FailureNotice failure={failure} />
    </>
  )
}
