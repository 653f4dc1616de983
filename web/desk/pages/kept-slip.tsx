import { PrinterOutlined } from '@ant-design/icons'
import { Alert, Button } from 'antd'
import { useEffect, useState } from 'react'
import type { Item } from '#contracts/item.ts'
import { copy } from '../copy.ts'
import type { Filing, FilingSent } from '../outbox/filing.ts'
import { findGuide, useFiling, useOutbox } from '../outbox/use-outbox.ts'
import { FailureNotice } from '../parts/failure-notice.tsx'
import { Link } from '../parts/link.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { beijingMinute } from '../parts/instant.ts'
import { navigate } from '../router.ts'
import { useSession } from '../session.ts'

export const receiptAddress = (sent: FilingSent): string =>
  `/desk/window/${sent.case}/receipt${sent.position === null ? '' : `?after=${sent.position}`}`

const { keptSlip } = copy.outbox

/** 暂存凭条: what the person takes home while the link is down. It is no receipt and says so; the number follows. */
export function KeptSlipPage({ id }: { id: string }) {
  const { ready } = useOutbox()
  const filing = useFiling(id)
  if (!ready) return null
  if (!filing) return <PageHead title={copy.common.unknownTitle} back="/desk/window/outbox" />
  return <KeptSlip filing={filing} />
}

function KeptSlip({ filing }: { filing: Filing }) {
  const { session } = useSession()
  const [item, setItem] = useState<Item | null>(null)
  useEffect(() => {
    void findGuide(filing.region, filing.item.code).then((guide) => setItem(guide?.item ?? null))
  }, [filing.region, filing.item.code])
  const nameOf = (material: string) => item?.materials.find((one) => one.key === material)?.name ?? material
  const { content, files, applicant, handIn, sent, refused } = filing
  const brought = [
    ...content.paper.map((key) => ({ key: `paper ${key}`, name: nameOf(key), form: copy.slip.forms.paper })),
    ...files.map((file) => ({ key: file.id, name: nameOf(file.material), form: copy.slip.forms.scan })),
  ]
  return (
    <>
      <div className="no-print">
        <PageHead
          title={keptSlip.pageTitle}
          back="/desk/window/outbox"
          extra={
            <>
              <Button onClick={() => void navigate('/desk/window')}>{copy.slip.another}</Button>
              <Button type="primary" icon={<PrinterOutlined />} onClick={() => print()}>
                {keptSlip.print}
              </Button>
            </>
          }
        />
        {sent && (
          <Alert
            className="failure"
            type="success"
            showIcon
            title={copy.outbox.states.sent(sent.number)}
            description={<Link href={receiptAddress(sent)}>{copy.outbox.receipt}</Link>}
          />
        )}
        {applicant.phoneKept && <p className="quiet">{copy.outbox.phoneKept}</p>}
        <FailureNotice failure={refused && { kind: 'refused', problem: refused }} />
      </div>
      <article className="slip">
        <h1>{keptSlip.title}</h1>
        <p className="slip-warning">
          <b>{keptSlip.warning}</b>
        </p>
        <dl>
          {[
            [copy.slip.item, filing.item.name],
            [copy.slip.applicant, `${applicant.name}（${applicant.code}）`],
            [keptSlip.phone, applicant.phone],
            [copy.slip.office, [session.officeName, session.counter].filter(Boolean).join(' ')],
            [keptSlip.at, handIn ? beijingMinute(handIn.at) : ''],
            [copy.slip.number, keptSlip.follows],
          ].map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <h2>{copy.slip.materials}</h2>
        <table>
          <thead>
            <tr>
              <th>{copy.slip.columns.no}</th>
              <th>{copy.slip.columns.name}</th>
              <th>{copy.slip.columns.form}</th>
            </tr>
          </thead>
          <tbody>
            {brought.map((one, at) => (
              <tr key={one.key}>
                <td>{at + 1}</td>
                <td>{one.name}</td>
                <td>{one.form}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className="quiet">{keptSlip.then}</p>
        <div className="slip-signs">
          <span>{copy.slip.applicantSign}：</span>
          <span>
            {copy.slip.clerkSign}：{session.name}
          </span>
        </div>
      </article>
    </>
  )
}
