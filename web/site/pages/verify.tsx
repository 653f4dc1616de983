import type { ReactNode } from 'react'
import { dayText } from '#web/shared/words.ts'
import { Facts } from '#web/ui/facts/Facts.tsx'
import { addresses } from '../addresses.ts'
import { copy } from '../copy.ts'
import type { PageProps, Pages } from '../pages.ts'
import { EvidenceKeys } from '../parts/evidence-keys.tsx'

const words = copy.verify
type Found = NonNullable<Pages['verify']['found']>
type Finding = { tone: 'good' | 'bad'; title: string; text: string }

export const verifyTitle = ({ found, problem }: Pages['verify']): string => {
  const finding = findingOf(found, problem)
  return finding ? `${finding.title} - ${words.title}` : words.title
}

export function VerifyPage({ frame: { region }, asked, found, problem }: PageProps<'verify'>): ReactNode {
  const finding = findingOf(found, problem)
  return (
    <>
      <h1>{words.title}</h1>
      {finding && (
        <section className={`finding finding--${finding.tone}`}>
          <h2>{finding.title}</h2>
          <p>{finding.text}</p>
        </section>
      )}
      {found && found.code !== 'forged' && <Shown found={found} region={region} />}
      {!finding && <p className="lead">{words.lead}</p>}
      <form method="get" action={addresses.verify(region)} className="verify">
        <div className="field">
          <label className="field__label" htmlFor="asked">
            {finding ? words.again : words.label}
          </label>
          <p className="field__hint" id="asked-hint">
            {words.hint}
          </p>
          <textarea
            id="asked"
            name="asked"
            className="input input--full code"
            rows={3}
            maxLength={900}
            required
            aria-describedby="asked-hint"
            defaultValue={finding?.tone === 'good' ? '' : asked}
            spellCheck={false}
            autoComplete="off"
          />
        </div>
        <button className="button" type="submit">
          {words.button}
        </button>
      </form>
      <EvidenceKeys />
    </>
  )
}

/** What was found, in words; the colour only repeats it. A forged code outweighs the state of the licence it names. */
export function findingOf(found: Pages['verify']['found'], problem: Pages['verify']['problem']): Finding | null {
  if (problem === 'unreadable') return { tone: 'bad', title: words.unreadable, text: words.unreadableText }
  if (problem) {
    const unknown = problem.status === 404 || problem.status === 400
    return {
      tone: 'bad',
      title: unknown ? words.unknown : problem.title,
      text: unknown ? words.unknownText : problem.detail,
    }
  }
  if (!found) return null
  if (found.code === 'forged') return { tone: 'bad', title: words.forged, text: words.forgedText }
  switch (found.status) {
    case 'valid':
      return {
        tone: 'good',
        title: words.genuine,
        text: found.code === 'genuine' ? `${words.genuineText}${words.genuineCode}` : words.genuineText,
      }
    case 'expired':
      return { tone: 'bad', title: words.expired, text: words.expiredText }
    case 'suspended':
    case 'revoked':
    case 'retracted':
    case 'forfeited':
    case 'cancelled':
    case 'replaced':
      return { tone: 'bad', ...words.ended[found.status] }
  }
}

function Shown({ found, region }: { found: Found; region: string }): ReactNode {
  return (
    <>
      <Facts
        facts={[
          { label: words.name, value: found.title },
          { label: copy.case.identifier, value: <span className="code">{found.identifier}</span> },
          { label: words.holder, value: found.holder },
          { label: words.issuer, value: found.issuer },
          { label: words.issued, value: dayText(found.issuedDay) },
          { label: words.until, value: found.validUntil ? dayText(found.validUntil) : words.forever },
          { label: words.status, value: found.statusText },
        ]}
      />
      {found.successor && (
        <p>
          <a href={`${addresses.verify(region)}/${encodeURIComponent(found.successor)}`}>{words.successor}</a>
        </p>
      )}
      {found.history.length > 1 && <History history={found.history} />}
      <p className="field__hint">{words.minimal}</p>
    </>
  )
}

/** What happened to the licence since it was first given, oldest first. */
function History({ history }: Pick<Found, 'history'>): ReactNode {
  return (
    <section aria-labelledby="history">
      <h2 id="history">{words.history}</h2>
      <ol>
        {history.map(({ turn, text, day, ground, basis }, nth) => (
          <li key={`${nth}-${turn}`}>
            <strong>{dayText(day)}</strong> {text}
            {ground && (
              <>
                <br />
                {words.because(ground, basis)}
              </>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
