import { PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { downloadDeskPaper, readDeskCase, type CaseView } from '#contracts/cases.ts'
import { CaseId } from '#contracts/ids.ts'
import { address } from '#web/shared/call.ts'
import { dayText } from '#web/shared/words.ts'
import { copy } from '../copy.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Reading } from '../parts/reading.tsx'
import { useQuery } from '../query.ts'
import { navigate, useAddress } from '../router.ts'
import { useSession } from '../session.ts'

/** 材料接收凭证 to be printed and signed at the window; the sealed paper follows as a PDF. */
export function SlipPage({ id }: { id: string }) {
  const { session } = useSession()
  const after = useAddress().search.get('after')
  const view = useQuery(readDeskCase, {
    params: { region: session.region, case: CaseId.parse(id) },
    query: after !== null && /^\d+$/.test(after) ? { after } : {},
  })
  return <Reading query={view}>{(view) => <Slip view={view} />}</Reading>
}

function Slip({ view }: { view: CaseView }) {
  const { session } = useSession()
  const due = view.clocks.find((clock) => !clock.stopped)?.due ?? null
  const sealed = view.papers.find((paper) => paper.kind.includes('receipt'))
  const { slip } = copy
  return (
    <>
      <div className="no-print">
        <PageHead
          title={slip.draftTitle}
          extra={
            <>
              {sealed && (
                <Button
                  href={address(downloadDeskPaper, {
                    params: { region: session.region, case: view.case, paper: sealed.paper },
                  })}
                  target="_blank"
                >
                  {slip.pdf}
                </Button>
              )}
              <Button onClick={() => void navigate(`/desk/cases/${view.case}`)}>
                {view.can.includes('accept') ? copy.takingIn.go : slip.open}
              </Button>
              <Button onClick={() => void navigate('/desk/window')}>{slip.another}</Button>
              <Button type="primary" icon={<PrinterOutlined />} onClick={() => print()}>
                {slip.print}
              </Button>
            </>
          }
        />
      </div>
      <article className="slip">
        <h1>{slip.title}</h1>
        <dl>
          <Row name={slip.number} value={view.number} />
          <Row name={slip.item} value={view.itemName} />
          <Row name={slip.applicant} value={`${view.applicant.name}（${view.applicant.code}）`} />
          <Row name={slip.office} value={session.officeName ?? ''} />
          <Row name={slip.day} value={dayText(view.submittedDay)} />
          {due && <Row name={slip.due} value={slip.dueText(due)} />}
        </dl>
        <h2>{slip.materials}</h2>
        <table>
          <thead>
            <tr>
              <th>{slip.columns.no}</th>
              <th>{slip.columns.name}</th>
              <th>{slip.columns.form}</th>
              <th>{slip.columns.copies}</th>
            </tr>
          </thead>
          <tbody>
            {gathered(view.materials).map((material, at) => (
              <tr key={material.key}>
                <td>{at + 1}</td>
                <td>{material.name}</td>
                <td>{slip.forms[material.way]}</td>
                <td>{material.count}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className="quiet">{slip.basis}</p>
        <div className="slip-signs">
          <span>{slip.applicantSign}：</span>
          <span>
            {slip.clerkSign}：{session.name}
          </span>
          <span>{slip.stamp}</span>
        </div>
      </article>
    </>
  )
}

function Row({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}

/** Materials by name and form, with how many of each. */
function gathered(materials: CaseView['materials']) {
  const rows = new Map<
    string,
    { key: string; name: string; way: CaseView['materials'][number]['way']; count: number }
  >()
  for (const { material, name, way } of materials) {
    const key = `${material}:${way}`
    const row = rows.get(key)
    if (row) row.count += 1
    else rows.set(key, { key, name, way, count: 1 })
  }
  return [...rows.values()]
}
