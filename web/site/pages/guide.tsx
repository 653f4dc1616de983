import type { ReactNode } from 'react'
import { describe, type Labelled } from '#kernel/condition-sentence.ts'
import type { Guide } from '#contracts/catalogue.ts'
import { dataChecks } from '#contracts/data-checks.ts'
import { obligationConsequences } from '#contracts/obligations.ts'
import { supervisionShare } from '#contracts/item-supervision.ts'
import { ofMatter } from '#contracts/item-matter.ts'
import { matterTitles, renewalLeadDays } from '#contracts/matters.ts'
import { actOf, outcomeText } from '#contracts/outcome.ts'
import type { Item, Limit, Material } from '#contracts/item.ts'
import { Facts } from '#web/ui/facts/Facts.tsx'
import type { z } from 'zod'
import { addresses } from '../addresses.ts'
import { copy } from '../copy.ts'
import type { Frame, PageProps, Pages } from '../pages.ts'
import { BlankForms } from '../parts/BlankForms.tsx'
import { CommitmentTexts } from '../parts/CommitmentTexts.tsx'
import { FlowChart } from '../parts/FlowChart.tsx'
import { OpenNow } from '../parts/OpenNow.tsx'
import { ItemParts } from '../parts/Parts.tsx'
import { formatsText, sizeText } from '#web/shared/words.ts'

export const guideTitle = ({ guide }: Pages['guide']): string => guide.item.name

const words = copy.guide
const sections = [
  'facts',
  'conditions',
  'materials',
  'commitment',
  'ways',
  'parts',
  'flow',
  'limits',
  'fee',
  'matters',
  'supervised',
  'bases',
  'remedies',
  'consult',
] as const
type SectionName = (typeof sections)[number]

export function GuidePage({ frame, guide, open }: PageProps<'guide'>): ReactNode {
  const { item } = guide
  const shown = sections.filter(
    (name) =>
      (name !== 'commitment' || item.commitment) &&
      (name !== 'ways' || item.instant || item.decisionRules) &&
      (name !== 'parts' || item.parts.length > 0) &&
      (name !== 'matters' || item.matters.length > 0) &&
      (name !== 'supervised' || item.supervision),
  )
  const parts: Record<SectionName, ReactNode> = {
    facts: <BasicFacts region={frame.region} guide={guide} />,
    conditions: (
      <ol>
        {item.conditions.map((condition) => (
          <li key={condition}>{condition}</li>
        ))}
      </ol>
    ),
    materials: <Materials region={frame.region} item={item} />,
    commitment: <Commitment item={item} />,
    ways: <Ways item={item} />,
    parts: <ItemParts region={frame.region} guide={guide} />,
    flow: <FlowChart item={item} />,
    limits: <Limits item={item} />,
    fee: <Fee item={item} />,
    matters: <Matters region={frame.region} item={item} />,
    supervised: <AfterGrant region={frame.region} guide={guide} />,
    bases: <Bases item={item} />,
    remedies: <Remedies item={item} />,
    consult: (
      <Facts
        facts={[
          {
            label: words.phone,
            value: (
              <a className="solo" href={`tel:${item.consult.phone}`}>
                {item.consult.phone}
              </a>
            ),
          },
          { label: words.supervision, value: item.consult.supervision },
          { label: words.address, value: item.consult.address },
          { label: words.hours, value: item.consult.hours },
          ...(open?.halls.length
            ? [
                {
                  label: words.openHalls,
                  value: (
                    <ul className="plain">
                      {open.halls.map((hall) => (
                        <li key={hall.office}>
                          <a className="tap" href={addresses.halls(frame.region)}>
                            {hall.name}
                          </a>{' '}
                          <OpenNow hall={hall} now={open.now} />
                        </li>
                      ))}
                    </ul>
                  ),
                },
              ]
            : []),
        ]}
      />
    ),
  }
  return (
    <>
      <p className="above-title">
        <a href={addresses.items(frame.region)}>{copy.home.title}</a>
      </p>
      <h1>{item.name}</h1>
      <Start frame={frame} item={item} />
      <AskLink frame={frame} item={item} />
      <div className="guide">
        <nav className="contents" aria-label={words.contents}>
          <h2>{words.contents}</h2>
          <ul>
            {shown.map((name) => (
              <li key={name}>
                <a href={`#${name}`}>{words[name]}</a>
              </li>
            ))}
          </ul>
        </nav>
        <div className="guide__text">
          {shown.map((name) => (
            <section key={name} id={name} aria-labelledby={`${name}-title`}>
              <h2 id={`${name}-title`}>{words[name]}</h2>
              {parts[name]}
            </section>
          ))}
          {item.note && (
            <p className="notice">
              <strong>{words.note}：</strong>
              {item.note}
            </p>
          )}
        </div>
      </div>
    </>
  )
}

function Start({ frame, item }: { frame: Frame; item: Item }): ReactNode {
  const { role } = frame.session
  if (!item.channels.includes('site')) return <p className="notice">{words.windowOnly}</p>
  if (role === 'anonymous')
    return (
      <p className="start">
        <a className="button button--start" href={addresses.login(frame.path)}>
          {words.applyNeedsLogIn}
        </a>
        <span>{words.applyHint}</span>
      </p>
    )
  if (role !== 'applicant') return <p className="notice">{words.staff}</p>
  return (
    <p className="start">
      <button type="button" className="button button--start" data-open-draft={item.code}>
        {words.apply}
      </button>
      <span>{words.applyHint}</span>
    </p>
  )
}

/** Staff ask each other; whoever isn't logged in is led to the log-in first. */
function AskLink({ frame: { region, session }, item }: { frame: Frame; item: Item }): ReactNode {
  if (session.role !== 'anonymous' && session.role !== 'applicant') return null
  return (
    <p className="start">
      <a className="button button--quiet" href={addresses.ask(region, item.code)}>
        {copy.precases.ask}
      </a>
      <span>{copy.precases.askHint}</span>
    </p>
  )
}

function BasicFacts({ region, guide: { item, offices, quota } }: { region: string; guide: Guide }): ReactNode {
  const nameOf = (office: string): string => offices[office]?.name ?? office
  return (
    <Facts
      facts={[
        { label: words.power, value: item.power },
        { label: words.serves, value: item.serves.map((whom) => copy.serves[whom]).join('、') },
        { label: words.office, value: nameOf(item.office) },
        { label: words.intakeOffice, value: nameOf(item.intakeOffice) },
        ...(item.channels.includes('window')
          ? [{ label: words.acceptance, value: words.acceptedBy[item.acceptance ? 'window' : 'office'] }]
          : []),
        { label: words.channels, value: item.channels.map((channel) => words.channel[channel]).join('、') },
        { label: words.visits, value: copy.home.times(item.visits) },
        ...(item.originals === 'at-pick-up' ? [{ label: words.originals, value: words.originalsAtPickUp }] : []),
        ...(item.publishesApplicant
          ? [
              {
                label: words.published,
                value: (
                  <>
                    {words.publishedText}{' '}
                    <a className="tap" href={`${addresses.publicNotices(region)}#naming`}>
                      {words.publishedList}
                    </a>
                  </>
                ),
              },
            ]
          : []),
        { label: words.promised, value: copy.days(item.promised) },
        { label: words.quantity, value: item.quantity },
        ...(quota ? [{ label: words.placesLeft, value: words.placesOf(quota.left, quota.total) }] : []),
        { label: words.outcome, value: item.outcome.title },
        { label: words.validity, value: words.years(item.outcome.validYears) },
        { label: words.catalogueCode, value: <span className="code">{item.catalogueCode}</span> },
        { label: words.taskCode, value: <span className="code">{item.taskCode}</span> },
        { label: words.revision, value: words.revisionOf(item.revision) },
      ]}
    />
  )
}

/** 告知承诺: what needs not be handed in, and both texts, folded away. */
function Commitment({ item }: { item: Item }): ReactNode {
  const rule = item.commitment
  if (!rule) return null
  const named = item.materials
    .filter(({ key }) => rule.dispenses.includes(key))
    .map(({ name }) => name)
    .join('、')
  const within = copy.days(rule.checkWithin)
  const lead = item.filing ? copy.filing : copy.commitment
  const sampledLead = (percent: number) => copy.filing.sampledLead(named, percent, within)
  return (
    <>
      <p>{rule.sample ? sampledLead(rule.sample.percent) : lead.guideLead(named, within)}</p>
      <details className="aside">
        <summary>{words.commitmentTexts}</summary>
        <CommitmentTexts rule={rule} level={3} />
      </details>
    </>
  )
}

/** 即办 and 自动审批: who decides at once, and by which published rules. */
function Ways({ item }: { item: Item }): ReactNode {
  const { instant, decisionRules } = item
  const fields = item.form.flatMap((group) => group.fields)
  return (
    <>
      {instant && <p>{copy.ruled.instant}</p>}
      {decisionRules && (
        <>
          <p>{copy.ruled.guideLead(decisionRules.version)}</p>
          <ol>
            {decisionRules.rules.map((rule) => (
              <li key={rule.key}>
                {describe(rule.when, fields)}：{outcomeText(actOf(item), rule.outcome)}（{rule.basis}）
              </li>
            ))}
          </ol>
          <p>{copy.ruled.guideRights}</p>
        </>
      )}
    </>
  )
}

function Materials({ region, item }: { region: string; item: Item }): ReactNode {
  if (item.materials.length === 0) return <p>{words.noMaterials}</p>
  const fields: Labelled[] = item.form.flatMap((group) =>
    group.fields.map(({ key, label, options }) => ({ key, label, ...(options && { options }) })),
  )
  const heads = words.material
  return (
    <table className="stacking materials">
      <thead>
        <tr>
          <th scope="col">{heads.name}</th>
          <th scope="col">{heads.need}</th>
          <th scope="col">{heads.form}</th>
          <th scope="col">{heads.source}</th>
          <th scope="col">{heads.standard}</th>
        </tr>
      </thead>
      <tbody>
        {item.materials.map((material) => (
          <tr key={material.key}>
            <th scope="row">{material.name}</th>
            <td data-head={heads.need}>
              {words.need[material.need]}
              {material.when && <small>{words.when(describe(material.when, fields))}</small>}
            </td>
            <td data-head={heads.form}>
              {material.ways
                .filter((way) => way !== 'upload' || !material.ways.includes('form'))
                .map((way) => words.way[way])
                .join('或')}
              {material.ways.includes('upload') && !material.ways.includes('form') && (
                <small>{formatsOf(material)}</small>
              )}
              {material.licence && <small>{words.byLicence}</small>}
              {material.checks && (
                <small>{words.byCheck(material.checks.map((kind) => dataChecks[kind].title).join('、'))}</small>
              )}
            </td>
            <td data-head={heads.source}>
              {material.source}
              <BlankForms region={region} item={item} material={material} />
            </td>
            <td data-head={heads.standard}>
              {material.standard}
              <small>
                {heads.basis}：{material.basis}
              </small>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const formatsOf = (material: Material): string =>
  words.formats(formatsText(material.formats), sizeText(material.maxBytes), material.maxFiles)

function Limits({ item }: { item: Item }): ReactNode {
  const silence = item.agreedBySilence
  const row = (label: string, limit: z.infer<typeof Limit>) => ({
    label,
    value: (
      <>
        <strong>{copy.days(limit)}</strong>（{copy.countedFrom[limit.from]}）
        <small>
          {words.limitBasis}：{limit.basis}
        </small>
      </>
    ),
  })
  return (
    <>
      <Facts facts={[row(words.statutory, item.statutory), row(words.promised, item.promised)]} />
      <p>
        {words.limitCount(item.statutory)}
        {item.power === '许可' && words.limitPause}
      </p>
      {item.returnsBasis && <p>{words.returns(item.returns, item.returnsBasis)}</p>}
      {silence && <p>{words.agreedBySilence(silence.days, silence.unit, silence.basis)}</p>}
    </>
  )
}

/** 变更、延续、补证、注销 of the licence that the item leads to, each with what differs. */
function Matters({ region, item }: { region: string; item: Item }): ReactNode {
  const heads = copy.licences.guideHeads
  return (
    <>
      <p>
        {copy.licences.guideLead} <a href={addresses.licences(region)}>{copy.licences.mine}</a>
      </p>
      <table className="stacking">
        <thead>
          <tr>
            {[heads.matter, heads.materials, heads.promised, heads.basis].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {item.matters.map((rule) => {
            const own = ofMatter(item, rule.matter)
            return (
              <tr key={rule.matter}>
                <td data-head={heads.matter} className="short">
                  {matterTitles[rule.matter]}
                  {rule.matter === 'renewal' && (
                    <small>{copy.licences.guideLeadDays(rule.leadDays ?? renewalLeadDays)}</small>
                  )}
                </td>
                <td data-head={heads.materials}>
                  {own.materials.map(({ name }) => name).join('、') || copy.licences.noMaterials}
                </td>
                <td data-head={heads.promised} className="short">
                  {copy.days(own.promised)}
                </td>
                <td data-head={heads.basis}>{rule.basis}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {item.anew && (
        <>
          <h3>{copy.licences.anew}</h3>
          <ul>
            {item.anew.map(({ matter, when, basis }) => (
              <li key={matter}>{copy.licences.anewWhen(when, basis)}</li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

function Fee({ item: { fee } }: { item: Item }): ReactNode {
  const facts = [
    ...(fee.standard ? [{ label: words.feeStandard, value: fee.standard }] : []),
    ...(fee.basis ? [{ label: words.feeBasis, value: fee.basis }] : []),
    ...(fee.charged && fee.payWithin !== undefined
      ? [{ label: words.feeDue, value: words.feeDueText(fee.payWithin, obligationConsequences[fee.unpaid]) }]
      : []),
  ]
  return (
    <>
      <p>
        <strong>{fee.charged ? words.fees : words.noFee}</strong>
      </p>
      {facts.length > 0 && <Facts facts={facts} />}
    </>
  )
}

/** 随机抽查事项: the published share, who goes, and what is looked at. */
function AfterGrant({ region, guide: { item, offices } }: { region: string; guide: Guide }): ReactNode {
  const rule = item.supervision
  if (!rule) return null
  const heads = words.supervisedHeads
  return (
    <>
      <p>{copy.supervision.lead(supervisionShare(rule))}</p>
      <Facts
        facts={[
          { label: words.supervisedBy, value: offices[rule.office]?.name ?? rule.office },
          { label: words.supervisedWithin, value: words.supervisedWithinText(copy.days(rule.within)) },
          { label: words.supervisedBasis, value: rule.basis },
        ]}
      />
      <table className="stacking">
        <thead>
          <tr>
            <th scope="col">{heads.point}</th>
            <th scope="col">{heads.measure}</th>
          </tr>
        </thead>
        <tbody>
          {rule.points.map(({ key, title, measure }) => (
            <tr key={key}>
              <th scope="row">{title}</th>
              <td data-head={heads.measure}>{measure}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        <a className="tap" href={addresses.checks(region)}>
          {words.supervisedRecords}
        </a>
      </p>
    </>
  )
}

function Bases({ item }: { item: Item }): ReactNode {
  return (
    <ul className="bases">
      {item.bases.map((basis) => (
        <li key={`${basis.law}${basis.article}`}>
          <strong>
            {basis.law} {basis.article}
          </strong>
          {basis.text && <blockquote>{basis.text}</blockquote>}
        </li>
      ))}
    </ul>
  )
}

function Remedies({ item: { remedies } }: { item: Item }): ReactNode {
  return (
    <>
      <h3>{words.reconsideration}</h3>
      <p>{words.reconsiderationText(remedies.reconsiderationOffice)}</p>
      <p>
        <a className="solo" href={remedies.reconsiderationUrl} rel="noopener">
          {words.reconsiderationLink}
        </a>
      </p>
      <h3>{words.lawsuit}</h3>
      <p>{words.lawsuitText(remedies.court)}</p>
    </>
  )
}
