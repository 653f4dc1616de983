import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { dropSource, useSource as chooseSource, type DraftView } from '#contracts/cases.ts'
import { checkData, type DataCheckOffer } from '#contracts/data-checks.ts'
import type { MaterialSource } from '#contracts/sources.ts'
import { call } from '#web/shared/call.ts'
import { copy } from '../copy.ts'
import { failureOf, type Failure } from '../failure.ts'
import { useSession } from '../session.ts'
import { FailureNotice } from './failure-notice.tsx'
import { beijing } from './instant.ts'

/** Whether something is being put into a slot, and the word to it that what is at hand is asked for. */
export type SlotOf = { filling: boolean; onAsking: (asking: boolean) => void }

type Props = {
  draft: DraftView['case']
  source: MaterialSource | undefined
  brought: boolean
  /** The notice asks for it: what was handed in before may be what was found wanting. */
  wanting?: boolean
  /** The slot it is for: nothing is asked while a file goes in, and nothing goes in while the answer may bring something. */
  slot: SlotOf
  onChosen: (chosen: MaterialSource['chosen']) => void
  onFile: (file: DraftView['files'][number]) => void
  /** 数据核验; absent where a case takes a correction: then nothing is asked of registers. */
  onChecked?: (check: DataCheckOffer) => void
}

/** 免提交: what the platform has of the person at the window for one material. */
export function AtHand({ draft, source, brought, wanting = false, slot, onChosen, onFile, onChecked }: Props) {
  const { session } = useSession()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [agreed, setAgreed] = useState(false)
  const params = { region: session.region, case: draft }
  if (!source) return null
  const { material, check, chosen, licences, files } = source
  const act = async (work: () => Promise<void>) => {
    setBusy(true)
    slot.onAsking(true)
    setFailure(null)
    try {
      await work()
    } catch (error) {
      setFailure(failureOf(error))
    } finally {
      setBusy(false)
      slot.onAsking(false)
    }
  }
  const take = (body: Parameters<typeof call<typeof chooseSource>>[1]['body']) =>
    act(async () => {
      const reply = await call(chooseSource, { params, body })
      if (reply.file) onFile(reply.file)
      else onChosen(reply.chosen)
    })
  const takeBack = () =>
    act(async () => {
      await call(dropSource, { params: { ...params, material } })
      onChosen(null)
    })
  const verify = (version: string) =>
    act(async () => onChecked?.(await call(checkData, { params, body: { material, consent: version } })))
  if (check?.outcome === 'matches' && !brought)
    return (
      <p>
        {copy.atHand.verified(check.title)}
        {check.asked && (
          <span className="quiet num"> {copy.atHand.query(check.asked.query, beijing(check.asked.at))}</span>
        )}
      </p>
    )
  const offered = !chosen && !brought
  return (
    <div className="slot-files">
      {offered && check?.outcome === null && (
        <>
          <Checkbox checked={agreed} onChange={(event) => setAgreed(event.target.checked)}>
            {copy.atHand.consent}
            {check.consent}
          </Checkbox>
          <Button
            size="small"
            loading={busy}
            disabled={!agreed || slot.filling}
            onClick={() => void verify(check.version)}
          >
            {copy.atHand.check(check.title)}
          </Button>
        </>
      )}
      {offered && check?.outcome && (
        <span className="quiet">{copy.atHand.unverified[check.outcome](check.title, check.authority)}</span>
      )}
      {chosen && (
        <span className="slot-file">
          {chosen.good ? copy.atHand.standsIn : copy.atHand.ended}：{copy.atHand.licence(chosen)}
          <Button size="small" type="text" loading={busy} onClick={() => void takeBack()}>
            {copy.atHand.takeBack}
          </Button>
        </span>
      )}
      {offered && (licences.length > 0 || files.length > 0) && (
        <span className="quiet">{wanting ? copy.atHand.foundBefore : copy.atHand.found}</span>
      )}
      {offered &&
        licences.map((licence) => (
          <span key={licence.identifier} className="slot-file">
            {copy.atHand.licence(licence)}
            <Button
              size="small"
              loading={busy}
              disabled={slot.filling}
              onClick={() => void take({ use: 'licence', material, identifier: licence.identifier })}
            >
              {copy.atHand.use}
            </Button>
          </span>
        ))}
      {offered &&
        files.map((file) => (
          <span key={file.file} className="slot-file">
            {copy.atHand.earlier(file)}
            <Button
              size="small"
              loading={busy}
              disabled={slot.filling}
              onClick={() => void take({ use: 'earlier', material, case: file.case, file: file.file })}
            >
              {copy.atHand.use}
            </Button>
          </span>
        ))}
      <FailureNotice failure={failure} />
    </div>
  )
}
