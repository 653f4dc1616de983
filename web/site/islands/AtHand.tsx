import { useState, type ReactNode } from 'react'
import { dropSource, useSource as chooseSource } from '#contracts/cases.ts'
import { checkData, type DataCheckOffer } from '#contracts/data-checks.ts'
import type { HeldLicence, MaterialSource } from '#contracts/sources.ts'
import type { Place, Staged } from '#web/questions/file/uploads.ts'
import { call } from '#web/shared/call.ts'
import { explain } from '#web/shared/refused.ts'
import { dayText, momentText } from '#web/shared/words.ts'
import { Choice } from '#web/ui/field/Choice.tsx'
import { FieldsetFrame } from '#web/ui/field/FieldFrame.tsx'
import { addresses } from '../addresses.ts'
import { copy } from '../copy.ts'

const words = copy.atHand

type Props = {
  place: Place
  source: MaterialSource | undefined
  /** Something was brought already, or waits on the page to be: then nothing more is offered. */
  brought: boolean
  /** The notice asks for it: what was handed in before may be what was found wanting. */
  wanting?: boolean
  /** Hears while what is at hand is asked for: the answer may bring something. */
  onAsking: (asking: boolean) => void
  onChosen: (chosen: MaterialSource['chosen']) => void
  onFile: (file: Staged) => void
  /** 数据核验; absent where a case takes a correction: then nothing is asked of registers. */
  onChecked?: (check: DataCheckOffer) => void
}

/** 免提交: what is at hand for one material, to be used with one press, and the way back to uploading. */
export function AtHand(props: Props): ReactNode {
  const { source, brought } = props
  const check = source?.check
  if (check?.outcome === 'matches' && !brought) return <Verified check={check} />
  return (
    <>
      {source && check && !source.chosen && !brought && (
        <AskCheck {...props} material={source.material} check={check} />
      )}
      <OwnSources {...props} />
    </>
  )
}

/** 数据核验一致: nothing is brought. */
function Verified({ check: { title, asked } }: { check: DataCheckOffer }): ReactNode {
  return (
    <div className="notice">
      <p>
        <strong>{words.verified(title)}</strong>
      </p>
      {asked && <p>{words.query(asked.query, momentText(asked.at))}</p>}
    </div>
  )
}

type AskProps = Pick<Props, 'place' | 'onChecked' | 'onAsking'> & { material: string; check: DataCheckOffer }

/** Consent, and the question to the register; what it did not confirm is brought. */
function AskCheck({ place, material, check, onChecked, onAsking }: AskProps): ReactNode {
  const [agreed, setAgreed] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const id = `check-${material}`
  if (check.outcome !== null)
    return <p className="notice notice--warning">{words.unverified[check.outcome](check.title, check.authority)}</p>

  async function ask(): Promise<void> {
    if (busy) return
    if (!agreed) return setError(words.consentMissing)
    setBusy(true)
    onAsking(true)
    setError(null)
    try {
      onChecked?.(await call(checkData, { params: place, body: { material, consent: check.version } }))
    } catch (failure) {
      setError(explain(failure))
      setBusy(false)
    } finally {
      onAsking(false)
    }
  }
  return (
    <FieldsetFrame id={id} label={words.checkTitle(check.title)} hint={words.checkHint} error={error}>
      <Choice
        kind="checkbox"
        id={id}
        name={id}
        value="true"
        label={check.consent}
        checked={agreed}
        onChange={setAgreed}
      />
      <button type="button" className="button button--quiet" aria-disabled={busy} onClick={() => void ask()}>
        {busy ? words.checking : words.check}
      </button>
    </FieldsetFrame>
  )
}

function OwnSources({ place, source, brought, wanting = false, onChosen, onFile, onAsking }: Props): ReactNode {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  if (!source) return null
  const { material, chosen, licences, files } = source

  async function act(work: () => Promise<void>): Promise<void> {
    if (busy) return
    setBusy(true)
    onAsking(true)
    setError(null)
    try {
      await work()
    } catch (failure) {
      setError(explain(failure))
    } finally {
      setBusy(false)
      onAsking(false)
    }
  }
  const take = (body: Parameters<typeof call<typeof chooseSource>>[1]['body']) =>
    act(async () => {
      const reply = await call(chooseSource, { params: place, body })
      if (reply.file) onFile(reply.file)
      else onChosen(reply.chosen)
    })
  const takeBack = () =>
    act(async () => {
      await call(dropSource, { params: { ...place, material } })
      onChosen(null)
    })

  if (chosen)
    return (
      <div className={chosen.good ? 'notice' : 'notice notice--warning'}>
        <p>
          <strong>{chosen.good ? words.standsIn : words.ended}</strong>
        </p>
        <p>{licenceText(chosen)}</p>
        <p>
          <a href={addresses.verify(place.region, chosen.identifier)} target="_blank" rel="noreferrer">
            {words.verify}
          </a>{' '}
          <button type="button" className="link-button" aria-disabled={busy} onClick={() => void takeBack()}>
            {words.upload}
          </button>
        </p>
        <p aria-live="polite" className="field__error">
          {error}
        </p>
      </div>
    )
  if (brought || (licences.length === 0 && files.length === 0)) return null
  return (
    <div className="notice">
      <p>
        <strong>{wanting ? words.foundBefore : words.found}</strong>
      </p>
      <ul className="files">
        {licences.map((licence) => (
          <li key={licence.identifier} className="file">
            <span className="file__name">{licenceText(licence)}</span>
            <button
              type="button"
              className="button button--quiet"
              aria-disabled={busy}
              aria-label={words.buttonOf(licence.title)}
              onClick={() => void take({ use: 'licence', material, identifier: licence.identifier })}
            >
              {words.use}
            </button>
          </li>
        ))}
        {files.map((file) => (
          <li key={file.file} className="file">
            <span className="file__name">
              {file.name}
              <small>{words.earlier(file.itemName, dayText(file.day), file.number)}</small>
            </span>
            <button
              type="button"
              className="button button--quiet"
              aria-disabled={busy}
              aria-label={words.buttonOf(file.name)}
              onClick={() => void take({ use: 'earlier', material, case: file.case, file: file.file })}
            >
              {words.use}
            </button>
          </li>
        ))}
      </ul>
      <p className="field__hint">{words.orUpload}</p>
      <p aria-live="polite" className="field__error">
        {error}
      </p>
    </div>
  )
}

export const licenceText = (licence: HeldLicence): string =>
  words.licence(licence.title, licence.identifier, licence.validUntil ? dayText(licence.validUntil) : null)

/** The sources with what a register said of one material. */
export const withChecked = (
  sources: readonly MaterialSource[],
  material: string,
  check: DataCheckOffer,
): MaterialSource[] => sources.map((source) => (source.material === material ? { ...source, check } : source))

/** The sources with what was chosen for one material. */
export const withChosen = (
  sources: readonly MaterialSource[],
  material: string,
  chosen: MaterialSource['chosen'],
): MaterialSource[] => sources.map((source) => (source.material === material ? { ...source, chosen } : source))
