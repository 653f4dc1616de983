import { App as Dialogs, Button, InputNumber, Space } from 'antd'
import { useState } from 'react'
import { moveClock } from '#contracts/identity.ts'
import { addDays, isDay } from '#kernel/day.ts'
import { dayWithWeekday } from '#web/shared/words.ts'
import { useCommand } from '../command.ts'
import { copy } from '../copy.ts'
import { useSubmitKey } from '../keyboard.ts'
import { FailureNotice } from '../parts/failure-notice.tsx'
import { Field } from '../parts/field.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { useSession } from '../session.ts'

const quick = [1, 3, 5, 7, 30]

/** 演示时钟: lets limits run out before an audience. */
export function ClockPage() {
  const { session, reload } = useSession()
  const { modal, message } = Dialogs.useApp()
  const command = useCommand(moveClock)
  const [days, setDays] = useState<number | null>(1)
  const valid = days !== null && Number.isInteger(days) && days >= 1 && days <= 400
  const target = valid && isDay(session.today) ? addDays(session.today, days) : null

  const send = async () => {
    if (!valid) return
    const reply = await command.run({ params: { region: session.region }, body: { forwardDays: days } })
    if (!reply) return
    void message.success(copy.move.done(reply.today))
    await reload()
  }
  const confirm = () => {
    if (target === null || days === null) return
    void modal.confirm({
      title: copy.move.confirmTitle(days, dayWithWeekday(target)),
      content: copy.move.confirmText,
      okText: copy.move.send,
      onOk: send,
    })
  }
  useSubmitKey(target === null || command.busy ? null : confirm)
  return (
    <>
      <PageHead title={copy.move.title} />
      <div className="window-columns">
        <section className="panel form">
          <p>{copy.move.now}</p>
          <p className="big num">{dayWithWeekday(session.today)}</p>
          <Field label={copy.move.days}>
            {(control) => (
              <InputNumber
                {...control}
                min={1}
                max={400}
                precision={0}
                value={days}
                onChange={(value) => setDays(value)}
              />
            )}
          </Field>
          <Space wrap aria-label={copy.move.quick}>
            {quick.map((one) => (
              <Button
                key={one}
                size="small"
                type={one === days ? 'primary' : 'default'}
                ghost={one === days}
                onClick={() => setDays(one)}
              >
                {copy.move.dayCount(one)}
              </Button>
            ))}
          </Space>
          <FailureNotice failure={command.failure} onRepeat={() => void send()} />
          <div className="form-foot">
            <Button
              type="primary"
              disabled={target === null}
              loading={command.busy}
              title={copy.common.submitKey}
              onClick={confirm}
            >
              {copy.move.send}
            </Button>
            {target && <span className="num quiet">{copy.move.to(dayWithWeekday(target))}</span>}
          </div>
        </section>
        <section className="panel">
          <h2>{copy.move.explainTitle}</h2>
          <ul className="prose">
            {copy.move.explain.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      </div>
    </>
  )
}
