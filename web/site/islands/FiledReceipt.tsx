import { useEffect, useRef, type ReactNode } from 'react'
import { dayText, momentText } from '#web/shared/words.ts'
import { Facts } from '#web/ui/facts/Facts.tsx'
import { addresses } from '../addresses.ts'
import { copy } from '../copy.ts'
import { Drawn } from '../parts/Drawn.tsx'
import type { Filed } from './ApplyForm.tsx'

/** 申请已提交: the number, what happens next, and the signed receipt to keep. */
export function FiledReceipt({
  region,
  filed,
  pledge,
  atOnce,
}: {
  region: string
  filed: Filed
  /** 封存摘要, as it was shown before the submission had its id. */
  pledge: string
  /** By which promise it is decided at once; null where it is not. */
  atOnce: 'commitment' | 'filing' | null
}): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  if (filed === 'follows')
    return (
      <div className="filed">
        <h1 tabIndex={-1} ref={heading}>
          {copy.receipt.title}
        </h1>
        <p>{copy.receipt.follows}</p>
        <p>
          <a className="button" href={addresses.cases(region)}>
            {copy.cases.title}
          </a>
        </p>
      </div>
    )
  return (
    <>
      <div className="filed">
        <h1 tabIndex={-1} ref={heading}>
          {copy.receipt.title}
        </h1>
        <p>{copy.receipt.number}</p>
        <p className="filed__number">{filed.number}</p>
      </div>
      <p className="lead">{atOnce ? copy[atOnce].filed : copy.receipt.due(dayText(filed.intakeDue.day))}</p>
      <Facts
        facts={[
          { label: copy.receipt.at, value: momentText(filed.receipt.recordedAt) },
          {
            label: copy.receipt.code,
            value: (
              <>
                <span className="code">{filed.queryCode}</span>
                <br />
                <small>{copy.receipt.codeHint}</small>
              </>
            ),
          },
        ]}
      />
      <p>{copy.receipt.keep}</p>
      <Drawn
        view={{ draw: { pledge, contribution: filed.receipt.commandId }, phase: 'intake', channel: 'site' }}
        region={region}
      />
      <div className="form-end">
        <a className="button" href={`${addresses.case(region, filed.case)}${after(filed.receipt.position)}`}>
          {copy.receipt.case}
        </a>
        <button type="button" className="button button--quiet" onClick={() => download(filed)}>
          {copy.receipt.download}
        </button>
      </div>
    </>
  )
}

const after = (position: string | null): string => (position === null ? '' : `?after=${position}`)

function download(filed: Exclude<Filed, 'follows'>): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([JSON.stringify(filed.receipt, null, 2)], { type: 'application/json' }))
  link.download = `${filed.number}.json`
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
