import { Button } from 'antd'
import { useState } from 'react'
import { dropSource, useSource as chooseSource, type DraftView } from '#contracts/cases.ts'
import type { MaterialSource } from '#contracts/sources.ts'
import { call } from '#web/shared/call.ts'
import { copy } from '../copy.ts'
import { failureOf, type Failure } from '../failure.ts'
import { useSession } from '../session.ts'
import { FailureNotice } from './failure-notice.tsx'

type Props = {
  draft: DraftView['case']
  source: MaterialSource | undefined
  brought: boolean
  onChosen: (chosen: MaterialSource['chosen']) => void
  onFile: (file: DraftView['files'][number]) => void
}

/** 免提交: what the platform has of the person at the window for one material. */
export function AtHand({ draft, source, brought, onChosen, onFile }: Props) {
  const { session } = useSession()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const params = { region: session.region, case: draft }
  if (!source) return null
  const { material, chosen, licences, files } = source
  const act = async (work: () => Promise<void>) => {
    setBusy(true)
    setFailure(null)
    try {
      await work()
    } catch (error) {
      setFailure(failureOf(error))
    } finally {
      setBusy(false)
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
  const offered = !chosen && !brought
  return (
    <div className="slot-files">
      {chosen && (
        <span className="slot-file">
          {chosen.good ? copy.atHand.standsIn : copy.atHand.ended}：{copy.atHand.licence(chosen)}
          <Button size="small" type="text" loading={busy} onClick={() => void takeBack()}>
            {copy.atHand.takeBack}
          </Button>
        </span>
      )}
      {offered && (licences.length > 0 || files.length > 0) && <span className="quiet">{copy.atHand.found}</span>}
      {offered &&
        licences.map((licence) => (
          <span key={licence.identifier} className="slot-file">
            {copy.atHand.licence(licence)}
            <Button
              size="small"
              loading={busy}
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
