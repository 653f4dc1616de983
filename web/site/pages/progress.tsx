import type { ReactNode } from 'react'
import type { ProgressView } from '#contracts/progress.ts'
import { dayText } from '#web/shared/words.ts'
import { StatusTag } from '#web/ui/status-tag/StatusTag.tsx'
import { addresses } from '../addresses.ts'
import { copy } from '../copy.ts'
import { Timeline } from '../parts/Timeline.tsx'
import type { PageProps, Pages } from '../pages.ts'
import { toneOf } from './cases.tsx'

const words = copy.progress

export const progressTitle = ({ found, refused }: Pages['progress']): string =>
  refused ? `${words.unknown} - ${words.title}` : found ? `${found.statusText} - ${words.title}` : words.title

/** 进度查询 without a log-in: by number and query code, with statuses and days alone. */
export function ProgressPage({ frame: { region }, asked, found, refused }: PageProps<'progress'>): ReactNode {
  return (
    <>
      <h1>{words.title}</h1>
      {refused && (
        <section className="finding finding--bad">
          <h2>{words.unknown}</h2>
          <p>{refused}</p>
        </section>
      )}
      {found ? <Found found={found} /> : <p className="lead">{words.lead}</p>}
      <form method="post" action={addresses.progress(region)} className="verify">
        {found && <h2>{words.again}</h2>}
        <div className="field">
          <label className="field__label" htmlFor="number">
            {copy.case.number}
          </label>
          <input
            id="number"
            name="number"
            className="input input--full code"
            required
            maxLength={80}
            defaultValue={found ? '' : asked}
            autoComplete="off"
            spellCheck={false}
          />
        </div>
        <div className="field">
          <label className="field__label" htmlFor="code">
            {copy.case.queryCode}
          </label>
          <p className="field__hint" id="code-hint">
            {words.codeHint}
          </p>
          <input
            id="code"
            name="code"
            className="input code"
            required
            maxLength={40}
            aria-describedby="code-hint"
            autoComplete="off"
            spellCheck={false}
          />
        </div>
        <button className="button" type="submit">
          {words.button}
        </button>
      </form>
      <p className="after-form">{words.minimal}</p>
    </>
  )
}

function Found({ found }: { found: ProgressView }): ReactNode {
  return (
    <section aria-labelledby="found">
      <h2 id="found">{found.itemName}</h2>
      <p className="code">{found.number}</p>
      <p>
        <StatusTag tone={toneOf(found)}>{found.statusText}</StatusTag>
      </p>
      {found.due && found.phase !== 'closed' && (
        <p>
          {copy.cases.due}：{dayText(found.due)}
          {found.overdue && <strong className="overdue">{copy.cases.overdue}</strong>}
        </p>
      )}
      <Timeline
        entries={found.steps.map((step) => ({
          ...step,
          key: step.title,
          who: null,
          note: null,
          usedDays: null,
          paper: null,
        }))}
        paperHref={() => null}
      />
    </section>
  )
}
