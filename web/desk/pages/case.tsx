import { DeleteOutlined, PrinterOutlined, UnlockOutlined } from '@ant-design/icons'
import { Button, Descriptions, Space, Tabs, Tag } from 'antd'
import { useMemo, useState, type ReactNode } from 'react'
import { downloadDeskPaper, readDeskCase, type CaseView } from '#contracts/cases.ts'
import { readGuide } from '#contracts/catalogue.ts'
import { listDeskCasePrecases } from '#contracts/precases.ts'
import { CaseId } from '#contracts/ids.ts'
import type { Item } from '#contracts/item.ts'
import { outcomeText } from '#contracts/outcome.ts'
import type { Receipt } from '#contracts/receipt.ts'
import { Show } from '#web/questions/questions.tsx'
import { address } from '#web/shared/call.ts'
import { copy } from '../copy.ts'
import { linesOf, type CheckLine, type Marks } from '../formal-check.ts'
import { BeforeFiling } from '../parts/precase-rounds.tsx'
import { useCaseDialogs, type CaseActing } from '../parts/act.ts'
import { CaseDeferral } from '../parts/case-deferral.tsx'
import { CaseParts } from '../parts/case-parts.tsx'
import { CaseProject } from '../parts/case-project.tsx'
import { CaseReferrals } from '../parts/case-referrals.tsx'
import { CaseNotices } from '../parts/public-notices.tsx'
import { CaseClosures } from '../parts/closures.tsx'
import { AtWindow, WaitsAtWindow } from '../parts/at-window.tsx'
import { awaitedAtWindow } from '../parts/awaited-at-window.ts'
import { VisitFacts } from '../parts/site-visit.tsx'
import { ExpertPanels } from '../parts/expert-panels.tsx'
import { CaseHearing } from '../parts/case-hearing.tsx'
import { CheckList } from '../parts/check-list.tsx'
import { CasePrint } from '../parts/case-print.tsx'
import { CaseRules } from '../parts/case-rules.tsx'
import { ExchangeList } from '../parts/exchange-list.tsx'
import { StepClocks } from '../parts/step-clocks.tsx'
import { ClockMeter } from '../parts/clock-meter.tsx'
import { Erasure, ProposeErasure } from '../parts/erasure.tsx'
import { IntakeLaw } from '../parts/intake-law.tsx'
import { IntakeActs } from '../parts/intake-acts.tsx'
import { Link } from '../parts/link.tsx'
import { OriginalViewer } from '../parts/original-viewer.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Messages } from '../parts/messages.tsx'
import { PaperList } from '../parts/paper-list.tsx'
import { ProposeOpening } from '../parts/propose-opening.tsx'
import { PromiseCheck } from '../parts/promise-check.tsx'
import { Supervision } from '../parts/supervision.tsx'
import { Reading } from '../parts/reading.tsx'
import { ReceiptLine } from '../parts/receipt-line.tsx'
import { CaseOwnStatements } from '../parts/own-statements.tsx'
import { CaseThirdParties } from '../parts/third-parties.tsx'
import { SendCopy } from '../parts/send-copy.tsx'
import { Urge } from '../parts/urge.tsx'
import { WholeExtension } from '../parts/whole-extension.tsx'
import { Withdrawing } from '../parts/withdrawing.tsx'
import { awaitsPaper, TakingIn } from '../parts/taking-in.tsx'
import { TimelineList } from '../parts/timeline-list.tsx'
import { useQuery, useReadAgain } from '../query.ts'
import { useLeaveGuard } from '../router.ts'
import { useSession } from '../session.ts'

/** Where its reader came from. */
const backOf = (role: string): string =>
  role === 'clerk' ? '/desk/search' : role === 'inspector' ? '/desk/checks' : '/desk/inbox'

type Done = { title: string; receipt: Receipt }

/** 办件: one case with its originals beside the formal check; acts only as far as the case says they can be done. */
export function CasePage({ id }: { id: string }) {
  const { session } = useSession()
  const [done, setDone] = useState<Done | null>(null)
  const params = { region: session.region, case: CaseId.parse(id) }
  const after = done?.receipt.position ?? undefined
  const view = useQuery(readDeskCase, { params, query: after === undefined ? {} : { after } })
  // The paper of what a window has just done is set in the background, and whoever stands there waits for it.
  useReadAgain(view, done !== null && view.data !== null && awaitsPaper(session.role, view.data))
  return (
    <Reading query={view}>
      {(data) => <OneCase key={data.case} view={data} done={done} onDone={setDone} onReload={view.reload} />}
    </Reading>
  )
}

type Props = { view: CaseView; done: Done | null; onDone: (done: Done) => void; onReload: () => void }

function OneCase({ view, done, onDone, onReload }: Props) {
  const { session } = useSession()
  const guide = useQuery(readGuide, {
    params: { region: session.region, item: view.item },
    query: { revision: view.revision, matter: view.about?.matter },
  })
  const item = guide.data?.item ?? null
  const mayRead = session.can.includes('precase.read-desk')
  const asked = { params: { region: session.region, case: view.case } }
  const before = useQuery(listDeskCasePrecases, mayRead ? asked : null).data?.precases ?? []
  const takesIntake = view.can.some(
    (act) => act === 'accept' || act === 'notify-deficiency' || act === 'refuse-at-intake',
  )
  // Where nothing is marked, the answers stand under their own tab and need no standards beside them.
  const lines = useMemo(
    () => linesOf(view, item).filter((line) => takesIntake || line.about === 'material'),
    [view, item, takesIntake],
  )
  const [marks, setMarks] = useState<Marks>({})
  const [original, setOriginal] = useState<CaseView['materials'][number] | null>(null)
  const [tab, setTab] = useState(takesIntake ? 'check' : 'answers')
  useLeaveGuard(takesIntake && Object.keys(marks).length > 0)

  // Beside messages or papers an empty place for originals would only take room.
  const beside = tab === 'check' || original !== null
  const show = (line: CheckLine) => {
    const first = line.submitted[0]
    if (first) setOriginal(first)
  }
  const paperHref = (paper: string) =>
    address(downloadDeskPaper, { params: { region: session.region, case: view.case, paper } })
  const checkList = (
    <CheckList
      lines={lines}
      marks={takesIntake ? marks : null}
      guideMissing={guide.failure !== null}
      current={original}
      onMarks={setMarks}
      onShow={show}
      onOriginal={setOriginal}
    />
  )
  const acting: CaseActing = { view, onReload, onDone: (title, receipt) => onDone({ title, receipt }) }
  return (
    <>
      <CaseHead view={view} back={backOf(session.role)} extra={<CaseExtra {...acting} />} />
      <WaitsAtWindow view={view} />
      {done && <ReceiptLine title={done.title} receipt={done.receipt} />}
      <TakingIn view={view} />
      <Erasure {...acting} />
      <div className="clocks">
        {view.clocks.map((clock) => (
          <ClockMeter key={clock.key} clock={clock} />
        ))}
        {view.internal && <ClockMeter clock={view.internal} />}
      </div>
      <StepClocks view={view} />
      <Withdrawing {...acting} />
      <CaseThirdParties {...acting} />
      <CaseOwnStatements {...acting} />
      <VisitFacts visits={view.visits} place={{ region: session.region, case: view.case }} />
      <ExpertPanels panels={view.panels} />
      <CaseReferrals view={view} />
      <CaseHearing {...acting} />
      <IntakeLaw {...acting} />
      <PromiseCheck {...acting} />
      <Supervision {...acting} />
      <CaseNotices {...acting} />
      <CaseClosures {...acting} />
      <WholeExtension {...acting} />
      <CaseParts view={view} />
      <CaseProject view={view} item={item} />
      <CaseDeferral {...acting} />
      <CaseRules view={view} />
      <CasePrint view={view} />
      <div className={beside ? 'case-columns no-print' : 'no-print'}>
        <div className="case-main">
          <Tabs
            activeKey={tab}
            onChange={setTab}
            items={[
              { key: 'check', label: takesIntake ? copy.case.tabs.check : copy.case.materialsTab, children: checkList },
              { key: 'answers', label: copy.case.tabs.answers, children: <Answers view={view} item={item} /> },
              {
                key: 'timeline',
                label: copy.case.tabs.timeline,
                children: (
                  <>
                    <Returns view={view} />
                    <SealOpenings view={view} />
                    <TimelineList entries={view.timeline} paperHref={paperHref} />
                  </>
                ),
              },
              ...(before.length > 0
                ? [
                    {
                      key: 'before',
                      label: copy.precases.tab(before.length),
                      children: <BeforeFiling before={before} />,
                    },
                  ]
                : []),
              ...(view.statuses.length > 0
                ? [
                    {
                      key: 'exchange',
                      label: copy.exchange.title,
                      children: <ExchangeList statuses={view.statuses} />,
                    },
                  ]
                : []),
              {
                key: 'papers',
                label: `${copy.case.tabs.papers} ${view.papers.length}`,
                children: <PaperList papers={view.papers} href={paperHref} />,
              },
              {
                key: 'messages',
                label: copy.messages.tab(view.messages.length, view.unread),
                children: (
                  <Messages
                    view={view}
                    region={session.region}
                    mayWrite={session.can.includes('case.message')}
                    onReload={onReload}
                  />
                ),
              },
            ]}
          />
        </div>
        {beside && <OriginalViewer region={session.region} caseId={view.case} original={original} />}
      </div>
      {takesIntake && (
        <IntakeActs
          view={view}
          lines={lines}
          marks={marks}
          item={item}
          onMarks={setMarks}
          onReload={onReload}
          onDone={(title, receipt) => {
            setMarks({})
            onDone({ title, receipt })
          }}
        />
      )}
    </>
  )
}

/** Who asks for what, and where it stands. */
export function CaseHead({ view, back, extra }: { view: CaseView; back: string; extra?: ReactNode }) {
  const { applicant } = view
  return (
    <PageHead
      title={view.itemName}
      back={back}
      tags={
        <>
          <Tag color={view.ending === null ? 'processing' : 'default'}>{view.statusText}</Tag>
          {view.deemedAccepted && <Tag color="warning">{copy.inbox.deemed}</Tag>}
        </>
      }
      extra={extra}
    >
      <dl className="facts">
        <Fact name={copy.case.number} value={view.number} num />
        {view.about && <Fact name={copy.case.about(view.about.title)} value={view.about.identifier} num />}
        {view.about?.timely && view.about.validUntil && view.decision === null && (
          <Fact name={copy.case.silenceRenews} value={view.about.validUntil} num />
        )}
        <Fact name={copy.case.applicant} value={applicant.name} />
        <Fact name={copy.case.code[applicant.kind]} value={applicant.code} num />
        <Fact
          name={copy.case.phone}
          value={
            applicant.phone &&
            applicant.phone +
              (applicant.phoneChanged
                ? `（${copy.case.phoneChanged(applicant.phoneChanged.day, applicant.phoneChanged.at)}）`
                : '')
          }
          num
        />
        <Fact name={copy.case.channel} value={copy.case.channels[view.channel] ?? view.channel} />
        <Fact name={copy.case.submitted} value={view.submittedDay} num />
        <Fact name={copy.case.accepted} value={view.acceptedDay} num />
        <Fact name={copy.case.decided} value={view.decidedDay} num />
        <Fact name={copy.case.bar} value={view.bar?.until ?? null} num />
        <Fact
          name={copy.case.deliverBy}
          value={[copy.case.delivery[view.deliverBy], view.agent?.name].filter(Boolean).join(' · ')}
        />
      </dl>
    </PageHead>
  )
}

function Fact({ name, value, num = false }: { name: string; value: string | null; num?: boolean }) {
  if (value === null || value === '') return null
  return (
    <div>
      <dt>{name}</dt>
      <dd className={num ? 'num' : undefined}>{value}</dd>
    </div>
  )
}

function Answers({ view, item }: { view: CaseView; item: Item | null }) {
  const fields = new Map(item?.form.flatMap((group) => group.fields).map((field) => [field.key, field]))
  const groups = [...new Set(view.answers.map((answer) => answer.group))]
  return (
    <div className="stack">
      {view.decision && (
        <section className="said">
          <h2>
            {copy.case.decision} · {outcomeText(view.act, view.decision.outcome)}
          </h2>
          <p>{view.decision.reasons}</p>
          {view.decision.finding && (
            <p>
              {copy.decide.finding}：{view.decision.finding}
            </p>
          )}
          {view.decision.deferred.length > 0 && <p>{copy.deferral.passed(view.decision.deferred.join('、'))}</p>}
          <p className="quiet">
            {copy.common.basis}：{view.decision.basis}
          </p>
          {view.credential && (
            <p className="num">
              {copy.case.credential} {view.credential.identifier}
            </p>
          )}
        </section>
      )}
      {view.withdrawal?.reason && (
        <section className="said">
          <h2>{copy.case.withdrawal}</h2>
          <p>{view.withdrawal.reason}</p>
        </section>
      )}
      {view.refusal && (
        <section className="said">
          <h2>{copy.case.refusal}</h2>
          <p>{view.refusal.reason}</p>
          {view.refusal.gaps.length > 0 && (
            <p>
              {copy.acts.gapsOf}：{view.refusal.gaps.join('、')}
            </p>
          )}
          {view.refusal.untrue.length > 0 && (
            <p>
              {copy.acts.untrueOf}：{view.refusal.untrue.join('、')}
            </p>
          )}
          {view.refusal.competentOffice && (
            <p>
              {copy.acts.competent}：{view.refusal.competentOffice}
            </p>
          )}
        </section>
      )}
      {view.defects.length > 0 && (
        <section className="said">
          <h2>{copy.case.notice}</h2>
          <ol>
            {view.defects.map((defect) => (
              <li key={`${defect.about}:${defect.key}`}>
                <b>{defect.name}</b> {defect.reasonText}：{defect.remark}
              </li>
            ))}
          </ol>
        </section>
      )}
      {groups.map((group) => (
        <Descriptions
          key={group}
          title={group}
          size="small"
          column={1}
          bordered
          styles={{ label: { width: 210 } }}
          items={view.answers
            .filter((answer) => answer.group === group)
            .map((answer) => {
              const field = fields.get(answer.key)
              return {
                key: answer.key,
                label: answer.label,
                children: field ? (
                  <Show field={field} value={answer.value} unanswered={copy.check.blank} />
                ) : (
                  answer.text || copy.check.blank
                ),
              }
            })}
        />
      ))}
      {view.rating && (
        <section className="said">
          <h2>
            {copy.case.rating} · {view.rating.stars} / 5
          </h2>
          {view.rating.remark && <p>{view.rating.remark}</p>}
        </section>
      )}
    </div>
  )
}

/** 退回重新抽取, as supervision counts it. */
function Returns({ view }: { view: CaseView }) {
  if (view.returns.length === 0) return null
  return (
    <section className="said">
      <h2>
        {copy.returning.count} · {view.returns.length}
      </h2>
      <ul>
        {view.returns.map(({ title, groundText, day }, place) => (
          <li key={`${title}:${place}`}>
            <span className="num">{day}</span> {title}：{groundText}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** 启封: that the seal over a step was opened, and why. */
function SealOpenings({ view }: { view: CaseView }) {
  if (view.sealOpenings.length === 0) return null
  return (
    <section className="said">
      <h2>
        {copy.seals.onCase} · {view.sealOpenings.length}
      </h2>
      <ul>
        {view.sealOpenings.map(({ title, groundText, basis, day }, place) => (
          <li key={`${title}:${place}`}>
            <span className="num">{day}</span> {title}：{groundText}（{basis}）
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What else can be done with the case: a clerk's acts have pages of their own; a printed page is for the file of the office. */
function CaseExtra(acting: CaseActing) {
  const { open, setOpen, dialog } = useCaseDialogs<'open-seal' | 'erase'>(acting)
  const { view } = acting
  const supplies = awaitedAtWindow(view)
  return (
    <Space className="no-print" wrap>
      {view.can.includes('correct') && (
        <Link className="act-link" href={`/desk/corrections/${view.case}`}>
          {copy.search.correct}
        </Link>
      )}
      {view.can.includes('mend') && (
        <Link className="act-link" href={`/desk/cases/${view.case}/mending`}>
          {copy.mending.open}
        </Link>
      )}
      {supplies.length > 0 && (
        <Link className="act-link" href={`/desk/cases/${view.case}/supplying`}>
          {supplies.length > 1 ? copy.supplying.openBoth : copy.supplying.open[supplies[0]!.what]}
        </Link>
      )}
      {view.can.includes('hand-over') && (
        <Link className="act-link" href={`/desk/hand-over/${view.case}`}>
          {copy.search.handOver}
        </Link>
      )}
      <AtWindow {...acting} />
      <Urge {...acting} />
      <SendCopy {...acting} />
      {view.can.includes('open-seal') && (
        <Button icon={<UnlockOutlined />} onClick={() => setOpen('open-seal')}>
          {copy.seals.propose}
        </Button>
      )}
      {view.can.includes('propose-erasure') && (
        <Button icon={<DeleteOutlined />} onClick={() => setOpen('erase')}>
          {copy.erasure.propose}
        </Button>
      )}
      {open === 'erase' && <ProposeErasure {...dialog(copy.erasure.proposed)} />}
      {open === 'open-seal' && <ProposeOpening view={view} onClose={() => setOpen(null)} />}
      <Button icon={<PrinterOutlined />} onClick={() => print()}>
        {copy.common.print}
      </Button>
    </Space>
  )
}
