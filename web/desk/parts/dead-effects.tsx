import { Alert, Button, Empty } from 'antd'
import { useState } from 'react'
import { listDeadEffects, resendEffect } from '#contracts/operations.ts'
import type { Receipt } from '#contracts/receipt.ts'
import { useCommand } from '../command.ts'
import { copy } from '../copy.ts'
import { useQuery } from '../query.ts'
import { useSession } from '../session.ts'
import { FailureNotice } from './failure-notice.tsx'
import { beijingMinute } from './instant.ts'
import { Reading } from './reading.tsx'
import { ReceiptLine } from './receipt-line.tsx'

/** 失败任务: what was given up, to be done again when its cause is gone. */
export function DeadEffects({ onResent }: { onResent: () => void }) {
  const { session } = useSession()
  const [receipt, setReceipt] = useState<Receipt | null>(null)
  const dead = useQuery(listDeadEffects, { params: { region: session.region } })
  const command = useCommand(resendEffect)
  const { columns } = copy.dead
  type Effect = NonNullable<typeof dead.data>['effects'][number]
  const resend = async ({ effect }: Effect) => {
    const reply = await command.run({ params: { region: session.region, effect }, body: {} })
    if (!reply) return
    setReceipt(reply.receipt)
    dead.reload()
    onResent()
  }
  return (
    <section className="panel stack">
      <h2>{copy.dead.title}</h2>
      <p className="quiet">{copy.dead.about}</p>
      {receipt && <ReceiptLine title={copy.dead.done} receipt={receipt} />}
      <FailureNotice failure={command.failure} onReload={dead.reload} />
      {dead.data && dead.data.unsentMessages > 0 && (
        <Alert type="warning" showIcon title={copy.dead.unsent(dead.data.unsentMessages)} />
      )}
      <Reading query={dead}>
        {(data) =>
          data.effects.length === 0 ? (
            <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={copy.dead.none} />
          ) : (
            <>
              <table className="list" aria-label={copy.dead.title}>
                <thead>
                  <tr>
                    <th scope="col">{columns.kind}</th>
                    <th scope="col">{columns.failed}</th>
                    <th scope="col">{columns.attempts}</th>
                    <th scope="col">{columns.error}</th>
                    <th scope="col">{columns.act}</th>
                  </tr>
                </thead>
                <tbody>
                  {data.effects.map((effect) => (
                    <tr key={effect.effect}>
                      <td data-label={columns.kind}>{copy.dead.kinds[effect.kind] ?? effect.kind}</td>
                      <td data-label={columns.failed} className="num">
                        {beijingMinute(effect.failedAt)}
                      </td>
                      <td data-label={columns.attempts} className="num">
                        {effect.attempts}
                      </td>
                      <td data-label={columns.error} className="quiet">
                        {effect.error}
                      </td>
                      <td>
                        <Button size="small" loading={command.busy} onClick={() => void resend(effect)}>
                          {copy.dead.resend}
                        </Button>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
              {data.more && <p className="quiet">{copy.dead.more}</p>}
            </>
          )
        }
      </Reading>
    </section>
  )
}
