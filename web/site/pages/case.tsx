import type { ReactNode } from 'react'
import { grades } from '#contracts/assessments.ts'
import { downloadFile, downloadPaper, type CaseView } from '#contracts/cases.ts'
import { outcomeText } from '#contracts/outcome.ts'
import { address } from '#web/shared/address.ts'
import { dayText, momentText } from '#web/shared/words.ts'
import { ShowFile } from '#web/questions/file/Show.tsx'
import { Facts } from '#web/ui/facts/Facts.tsx'
import { StatusTag } from '#web/ui/status-tag/StatusTag.tsx'
import { addresses } from '../addresses.ts'
import { copy, endingSentences, phaseSentences, readySentences } from '../copy.ts'
import type { PageProps, Pages } from '../pages.ts'
import { Bar } from '../parts/Bars.tsx'
import { Rate, Receive, Urge, Withdraw, Withdrawing } from '../parts/CaseActions.tsx'
import { Deferral } from '../parts/Deferral.tsx'
import { Closures } from '../parts/Closures.tsx'
import { PublicNotices } from '../parts/PublicNotices.tsx'
import { Delivery } from '../parts/Delivery.tsx'
import { Drawn } from '../parts/Drawn.tsx'
import { Experts } from '../parts/Experts.tsx'
import { Referrals } from '../parts/Referrals.tsx'
import { Visits } from '../parts/Visits.tsx'
import { Hearing } from '../parts/Hearing.tsx'
import { BeforeFiling } from '../parts/BeforeFiling.tsx'
import { Clocks } from '../parts/Clocks.tsx'
import { Messages } from '../parts/Messages.tsx'
import { Family } from '../parts/Parts.tsx'
import { Supervised } from '../parts/Supervised.tsx'
import { Promised } from '../parts/Promised.tsx'
import { Ruled } from '../parts/Ruled.tsx'
import { OwnStatements } from '../parts/OwnStatements.tsx'
import { ThirdParties } from '../parts/ThirdParties.tsx'
import { Timeline } from '../parts/Timeline.tsx'
import { toneOf } from './cases.tsx'

const words = copy.case

export const caseTitle = ({ view }: Pages['case']): string => `${view.itemName} ${view.number}`

/** Whether papers or the result are on their way within seconds. */
export function isPreparing(view: CaseView): boolean {
  const there = new Set(view.papers.map((paper) => paper.paper))
  return view.phase === 'issuing' || view.timeline.some((entry) => entry.paper !== null && !there.has(entry.paper))
}

export function CasePage({ frame: { region }, view, parcels, before = [] }: PageProps<'case'>): ReactNode {
  const paperHref = (paper: string): string => address(downloadPaper, { params: { region, case: view.case, paper } })
  const knownPaperHref = (paper: string): string | null =>
    view.papers.some((each) => each.paper === paper) ? paperHref(paper) : null
  const papers = <Papers view={view} region={region} paperHref={paperHref} />
  const isDecided = view.decision !== null || view.ending !== null
  return (
    <>
      <p className="above-title">
        <a href={addresses.cases(region)}>{words.back}</a>
      </p>
      <h1>{view.itemName}</h1>
      <Status view={view} />
      {view.about && (
        <p className="notice">
          {copy.licences.aboutCase(view.about.title)}{' '}
          <a className="code" href={addresses.verify(region, view.about.identifier)}>
            {view.about.identifier}
          </a>
          {view.about.timely && view.about.validUntil && view.decision === null && view.ending === null && (
            <> {copy.licences.timely(dayText(view.about.validUntil))}</>
          )}
        </p>
      )}
      {view.project && (
        <p>
          <a className="tap" href={addresses.project(region, view.project)}>
            {words.project}
          </a>
        </p>
      )}
      <Erased view={view} />
      <div
        data-await={view.phase === 'closed' ? undefined : isPreparing(view) ? 'soon' : 'later'}
        data-case={view.case}
        data-version={view.version}
      />
      {view.can.includes('receive') && <Receive view={view} />}
      {view.phase === 'ready' && view.deliverBy === 'window' && <p className="notice">{words.handOver}</p>}
      {view.phase === 'ready' && view.agent && <p className="notice">{words.handOverAgent(view.agent.name)}</p>}
      {(view.phase === 'ready' || view.phase === 'issuing') && <Delivery view={view} parcels={parcels} />}
      <Family view={view} region={region} />
      <Defects view={view} region={region} />
      <Deferral view={view} region={region} />
      <Refusal view={view} />
      <Closures region={region} view={view} />
      <Bar bar={view.bar} />
      <Decision view={view} />
      <Ruled view={view} region={region} />
      {isDecided && papers}
      {view.clocks.length > 0 && (
        <section aria-labelledby="clocks">
          <h2 id="clocks">{words.clocks}</h2>
          <Clocks clocks={view.clocks} />
          {view.bundled && <p>{words.bundled(view.bundled)}</p>}
        </section>
      )}
      <PublicNotices view={view} region={region} />
      <ThirdParties view={view} />
      <OwnStatements view={view} />
      <Visits region={region} view={view} />
      <Referrals view={view} />
      <Experts view={view} region={region} />
      <Hearing view={view} />
      <Promised view={view} region={region} />
      <Supervised view={view} region={region} />
      <Withdrawing view={view} />
      <section aria-labelledby="progress">
        <h2 id="progress">{words.progress}</h2>
        <Timeline entries={view.timeline} paperHref={knownPaperHref} />
      </section>
      {!isDecided && papers}
      {view.phase !== 'ready' &&
        view.phase !== 'issuing' &&
        (view.phase !== 'closed' || parcels.length > 0 || view.pickUp) && <Delivery view={view} parcels={parcels} />}
      {view.can.includes('rate') && <Rate view={view} />}
      {view.rating && (
        <section aria-labelledby="rated">
          <h2 id="rated">{words.rated}</h2>
          <p>
            <strong>{gradeOf(view.rating.stars)}</strong>
            {view.rating.remark && <span className="lines">：{view.rating.remark}</span>}
          </p>
          <p>{words.ratedThanks}</p>
        </section>
      )}
      <SealOpenings view={view} />
      <Messages view={view} />
      <BeforeFiling region={region} before={before} />
      {!view.erasure && <Filed view={view} region={region} />}
      <Drawn view={view} region={region} />
      {view.can.includes('urge') && <Urge view={view} />}
      {view.can.includes('withdraw') && <Withdraw view={view} />}
    </>
  )
}

/** 销毁: what was here can be read by nobody any more, and why. */
function Erased({ view: { erasure } }: { view: CaseView }): ReactNode {
  if (!erasure?.erasedDay) return null
  return (
    <section className="notice" aria-labelledby="erased">
      <h2 id="erased">{words.erasure}</h2>
      <p>{words.erasureText(dayText(erasure.erasedDay), `${erasure.groundText}（${erasure.basis}）`)}</p>
    </section>
  )
}

/** 启封: that it happened and on which ground; not whose seal it was, nor who opened it. */
function SealOpenings({ view }: { view: CaseView }): ReactNode {
  if (view.sealOpenings.length === 0) return null
  return (
    <section aria-labelledby="seal-openings">
      <h2 id="seal-openings">{words.sealOpenings}</h2>
      <p>{words.sealOpeningsHint}</p>
      <ul>
        {view.sealOpenings.map(({ title, groundText, basis, day }, place) => (
          <li key={`${title}:${place}`}>
            {dayText(day)}，{title}环节，依据：{groundText}（{basis}）
          </li>
        ))}
      </ul>
    </section>
  )
}

const gradeOf = (stars: number): string =>
  Object.entries(grades).find(([number]) => Number(number) === stars)?.[1] ?? String(stars)

function sentenceOf({ ending, act, phase, deliverBy }: CaseView): string {
  if (ending) return endingSentences[ending](act)
  return phase === 'ready' ? readySentences[deliverBy] : phaseSentences[phase]
}

function Status({ view }: { view: CaseView }): ReactNode {
  const sentence = sentenceOf(view)
  return (
    <section className="status" aria-label={words.status}>
      <p className="status__line">
        <StatusTag tone={toneOf(view)}>{view.statusText}</StatusTag>
        {sentence}
      </p>
      <Facts
        facts={[
          { label: words.number, value: <span className="code">{view.number}</span> },
          ...(view.queryCode
            ? [
                {
                  label: words.queryCode,
                  value: (
                    <>
                      <span className="code">{view.queryCode}</span>
                      <br />
                      <small>{words.queryCodeHint}</small>
                    </>
                  ),
                },
              ]
            : []),
          { label: words.applicant, value: view.applicant.name },
          { label: words.submitted, value: dayText(view.submittedDay) },
          ...(view.acceptedDay
            ? [
                {
                  label: words.accepted,
                  value: `${dayText(view.acceptedDay)}${view.deemedAccepted ? words.deemed : ''}`,
                },
              ]
            : []),
          ...(view.intake.matter
            ? [{ label: words.matter, value: words.matterOf(view.intake.matter.days, view.intake.matter.filings) }]
            : []),
          ...(view.intake.returns > 0 ? [{ label: words.returns, value: <Returned intake={view.intake} /> }] : []),
          ...(view.withdrawal?.reason
            ? [{ label: words.withdrawnReason, value: <span className="lines">{view.withdrawal.reason}</span> }]
            : []),
          ...(view.decidedDay ? [{ label: words.decidedDay, value: dayText(view.decidedDay) }] : []),
        ]}
      />
      {view.phase === 'closed' && !view.erasure && (
        <p>
          <span role="alert" data-outcome="" className="outcome" />
          <button type="button" className="button button--quiet" data-open-draft={view.item} data-from={view.case}>
            {copy.cases.again}
          </button>
        </p>
      )}
    </section>
  )
}

/** 退回次数, with what was counted before and whatever the supervision allowed beyond it. */
function Returned({ intake }: { intake: CaseView['intake'] }): ReactNode {
  return (
    <>
      {words.returned(intake.returns, intake.limit)}
      {intake.before && words.returnedBefore(intake.before.returns, dayText(intake.before.since))}
      {intake.exceptions.map((one, place) => (
        <span key={`${one.day}:${place}`} className="lines">
          <br />
          {one.what === 'fresh'
            ? words.freshException(dayText(one.day), one.names.join('、'))
            : words.exception(dayText(one.day), one.reason)}
        </span>
      ))}
    </>
  )
}

function Defects({ view, region }: { view: CaseView; region: string }): ReactNode {
  if (view.defects.length === 0 || view.phase !== 'correcting') return null
  return (
    <section className="call call--warning" aria-labelledby="defects">
      <h2 id="defects">{words.defects}</h2>
      <p>{words.defectsLead}</p>
      <ol>
        {view.defects.map((defect) => (
          <li key={`${defect.about}.${defect.key}`}>
            <strong>{defect.name}</strong>：{defect.reasonText}。{defect.remark}
          </li>
        ))}
      </ol>
      {view.can.includes('correct') && (
        <p>
          <a className="button" href={addresses.correct(region, view.case)}>
            {words.correct}
          </a>
        </p>
      )}
    </section>
  )
}

function Refusal({ view }: { view: CaseView }): ReactNode {
  if (!view.refusal) return null
  return (
    <section aria-labelledby="refusal">
      <h2 id="refusal">{words.refusal}</h2>
      <Facts
        facts={[
          { label: words.reason, value: <span className="lines">{view.refusal.reason}</span> },
          ...(view.refusal.gaps.length > 0 ? [{ label: words.gaps, value: view.refusal.gaps.join('、') }] : []),
          ...(view.refusal.untrue.length > 0 ? [{ label: words.untrue, value: view.refusal.untrue.join('、') }] : []),
          ...(view.refusal.competentOffice ? [{ label: words.competent, value: view.refusal.competentOffice }] : []),
        ]}
      />
      <Remedies view={view} />
    </section>
  )
}

function Decision({ view }: { view: CaseView }): ReactNode {
  const { decision } = view
  if (!decision) return null
  return (
    <section aria-labelledby="decision">
      <h2 id="decision">
        {words.decision}：{outcomeText(view.act, decision.outcome)}
      </h2>
      <Facts
        facts={[
          { label: words.decidedDay, value: dayText(decision.day) },
          ...(decision.reasons === ''
            ? []
            : [{ label: words.reason, value: <span className="lines">{decision.reasons}</span> }]),
          ...(decision.finding
            ? [{ label: words.finding, value: <span className="lines">{decision.finding}</span> }]
            : []),
          { label: words.basis, value: <span className="lines">{decision.basis}</span> },
          ...(decision.deferred.length > 0
            ? [{ label: copy.deferral.passed, value: decision.deferred.join('、') }]
            : []),
        ]}
      />
      {decision.outcome === 'refused' && <Remedies view={view} />}
    </section>
  )
}

function Remedies({ view: { remedies } }: { view: CaseView }): ReactNode {
  return (
    <>
      <h3>{words.remedies}</h3>
      <p>
        {copy.guide.reconsiderationText(remedies.reconsiderationOffice)}
        {copy.guide.lawsuitText(remedies.court)}
      </p>
      <p>
        <a className="solo" href={remedies.reconsiderationUrl} rel="noopener">
          {copy.guide.reconsiderationLink}
        </a>
      </p>
    </>
  )
}

function Papers({
  view,
  region,
  paperHref,
}: {
  view: CaseView
  region: string
  paperHref: (paper: string) => string
}): ReactNode {
  const preparing = isPreparing(view)
  if (view.papers.length === 0 && !preparing && !view.credential) return null
  return (
    <section aria-labelledby="papers">
      <h2 id="papers">{words.papers}</h2>
      {view.papers.length > 0 && <p>{words.papersLead}</p>}
      <ul className="papers">
        {view.papers.map((paper) => (
          <li key={paper.paper}>
            <a href={paperHref(paper.paper)} type="application/pdf">
              {words.download(paper.title)}
            </a>
            <small>
              {paper.number !== null && `${paper.number}　`}
              <span className="nowrap">{dayText(paper.day)}</span>
            </small>
          </li>
        ))}
      </ul>
      {preparing && <output className="preparing">{words.preparing}</output>}
      {view.credential && (
        <Facts
          facts={[
            {
              label: words.identifier,
              value: <span className="code">{view.credential.identifier}</span>,
              action: <a href={addresses.verify(region, view.credential.identifier)}>{words.verifyIt}</a>,
            },
          ]}
        />
      )}
    </section>
  )
}

/** What was filed, folded away: it is long and known. */
function Filed({ view, region }: { view: CaseView; region: string }): ReactNode {
  const groups = [...new Set(view.answers.map((answer) => answer.group))]
  return (
    <details className="aside">
      <summary>{words.answers}</summary>
      {groups.map((group) => (
        <section key={group}>
          <h3>{group}</h3>
          <Facts
            facts={view.answers
              .filter((answer) => answer.group === group)
              .map((answer) => ({
                label: answer.label,
                value: answer.text || <span className="unanswered">{copy.apply.unanswered}</span>,
              }))}
          />
        </section>
      ))}
      {view.materials.length > 0 && (
        <section>
          <h3>{words.materials}</h3>
          <ul className="papers">
            {view.materials.map((material) => (
              <li key={`${material.material}-${material.file ?? 'paper'}`}>
                {material.name}：
                {material.file ? (
                  <ShowFile
                    name={material.fileName ?? material.name}
                    bytes={material.bytes}
                    href={address(downloadFile, { params: { region, case: view.case, file: material.file } })}
                    reused={material.earlier && copy.atHand.reused(dayText(material.earlier.day))}
                  />
                ) : (
                  <MaterialWithoutFile material={material} region={region} />
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </details>
  )
}

/** A paper original, or the licence that stands in for the material. */
function MaterialWithoutFile({
  material,
  region,
}: {
  material: CaseView['materials'][number]
  region: string
}): ReactNode {
  if (material.way === 'form') return words.byForm
  if (material.check)
    return (
      <>
        {copy.atHand.verified(material.check.title)}
        <small>{copy.atHand.query(material.check.query, momentText(material.check.at))}</small>
      </>
    )
  if (!material.licence) return words.paperOriginal
  return (
    <>
      {copy.atHand.standsInShort}{' '}
      <a href={addresses.verify(region, material.licence.identifier)}>{copy.atHand.verify}</a>
    </>
  )
}
