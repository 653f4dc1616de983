import type { ReactNode } from 'react'
import { downloadFile, type CaseView } from '#contracts/cases.ts'
import type { ClosureView } from '#contracts/closures.ts'
import { RegionId, type CaseId } from '#contracts/ids.ts'
import { address } from '#web/shared/call.ts'
import { dayText } from '#web/shared/words.ts'
import { Facts } from '#web/ui/facts/Facts.tsx'
import { copy } from '../copy.ts'
import { CommandForm } from './CaseActions.tsx'

const words = copy.closures

/** 依职权撤销、撤回、注销: what the office finds, until when the holder may answer it, and what was decided. */
export function Closures({ region, view }: { region: string; view: CaseView }): ReactNode {
  return view.closures.map((closure) => <Closure key={closure.closure} region={region} view={view} closure={closure} />)
}

function Closure({ region, view, closure }: { region: string; view: CaseView; closure: ClosureView }): ReactNode {
  const { closure: id, decision, can } = closure
  const acts = can.includes('state')
  return (
    <section className={acts ? 'call call--warning' : undefined} aria-labelledby={id}>
      <h2 id={id}>{(decision ? words.titleDecided : words.title)[closure.way]}</h2>
      <p>{standing(closure)}</p>
      <Facts
        facts={[
          { label: words.ground, value: closure.groundText },
          { label: words.facts, value: <span className="lines">{closure.facts}</span> },
          { label: words.basis, value: closure.basis },
          ...(closure.proof
            ? [{ label: words.proof, value: <Proof proof={closure.proof} at={{ region, case: view.case }} /> }]
            : []),
          ...(closure.words ? [{ label: words.stated, value: <span className="lines">{closure.words}</span> }] : []),
          ...(decision ? [{ label: words.reasons, value: <span className="lines">{decision.reasons}</span> }] : []),
        ]}
      />
      {acts && closure.stateBy && (
        <CommandForm view={view} command="state-on-closure">
          <input type="hidden" name="closure" value={id} />
          <div className="field">
            <label className="field__label" htmlFor={`${id}-words`}>
              {words.words}
            </label>
            <p className="field__hint" id={`${id}-words-hint`}>
              {words.wordsHint(dayText(closure.stateBy))}
            </p>
            <textarea
              id={`${id}-words`}
              name="words"
              className="input input--full"
              rows={5}
              maxLength={5000}
              required
              aria-describedby={`${id}-words-hint`}
            />
          </div>
          <button className="button" type="submit">
            {words.send}
          </button>
        </CommandForm>
      )}
    </section>
  )
}

type ProofProps = { proof: NonNullable<ClosureView['proof']>; at: { region: string; case: CaseId } }

/** 终结证明: who decided it, and the document to look at. */
function Proof({ proof, at }: ProofProps): ReactNode {
  if (!proof.file) return proof.text
  const params = { region: RegionId.parse(at.region), case: at.case, file: proof.file }
  return (
    <>
      {proof.text} <a href={address(downloadFile, { params })}>{words.showScan}</a>
    </>
  )
}

function standing({ decision, forwardedDay, statedDay, stateBy, openedDay, way }: ClosureView): string {
  if (decision) return words.decided(dayText(decision.day), decision.text)
  if (forwardedDay) return words.forwarded(dayText(forwardedDay))
  if (statedDay) return words.heard(dayText(statedDay))
  return words.opened[way](dayText(openedDay), stateBy && dayText(stateBy))
}
