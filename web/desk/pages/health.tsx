import { Tag } from 'antd'
import { useEffect } from 'react'
import { readHealth } from '#contracts/operations.ts'
import { copy } from '../copy.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Reading } from '../parts/reading.tsx'
import { DeadEffects } from '../parts/dead-effects.tsx'
import { useQuery } from '../query.ts'
import { useSession } from '../session.ts'

const everyMs = 10_000

/** 运行状况: what an operator looks at first, read again every ten seconds while the page is in sight. */
export function HealthPage() {
  const health = useQuery(readHealth, {})
  const { session } = useSession()
  const { readAt, reload } = health
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') reload()
    }, everyMs)
    return () => clearInterval(timer)
  }, [reload])
  const { about } = copy.health
  return (
    <>
      <PageHead title={copy.health.title}>
        {readAt !== null && (
          <p className="quiet num">{copy.health.readAt(new Date(readAt).toLocaleTimeString('zh-CN'))}</p>
        )}
      </PageHead>
      <Reading query={health}>
        {(data) => (
          <section className="panel">
            <h2>
              <Tag color={data.status === 'ok' ? 'success' : 'error'}>{copy.health.status[data.status]}</Tag>
            </h2>
            <table className="list">
              <tbody>
                <Row
                  name={copy.health.database}
                  value={data.database ? copy.health.connected : copy.health.lost}
                  bad={!data.database}
                  about={about.database}
                />
                <Row
                  name={copy.health.lag}
                  value={
                    data.tailLagSeconds === null ? copy.health.unknownLag : copy.health.seconds(data.tailLagSeconds)
                  }
                  bad={data.tailLagSeconds === null || data.tailLagSeconds > 5}
                  about={about.lag}
                />
                <Row
                  name={copy.health.outbox}
                  value={copy.health.outboxCount(data.outboxWaiting)}
                  bad={false}
                  about={about.outbox}
                />
                <Row
                  name={copy.health.dead}
                  value={copy.health.deadCount(data.deadJobs)}
                  bad={data.deadJobs > 0}
                  about={about.dead}
                />
                <Row
                  name={copy.health.idle}
                  value={data.idleTransaction ?? copy.health.noIdle}
                  bad={data.idleTransaction !== null}
                  about={about.idle}
                />
              </tbody>
            </table>
          </section>
        )}
      </Reading>
      {session.can.includes('operations.repair') && <DeadEffects onResent={reload} />}
    </>
  )
}

function Row({ name, value, bad, about }: { name: string; value: string; bad: boolean; about: string }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className={bad ? 'bad num' : 'num'}>{value}</td>
      <td className="quiet">{about}</td>
    </tr>
  )
}
