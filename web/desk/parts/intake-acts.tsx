import { Button } from 'antd'
import type { Item } from '#contracts/item.ts'
import { copy } from '../copy.ts'
import { checkOf, markRestMet, type CheckLine, type Marks } from '../formal-check.ts'
import { AcceptDialog } from './accept-dialog.tsx'
import { useCaseDialogs, type CaseActing } from './act.ts'
import { InstantDialog } from './instant-dialog.tsx'
import { NoticeDialog } from './notice-dialog.tsx'
import { RefusalDialog } from './refusal-dialog.tsx'

type Props = CaseActing & {
  lines: readonly CheckLine[]
  marks: Marks
  item: Item | null
  onMarks: (change: (marks: Marks) => Marks) => void
}

type Act = 'accept' | 'notify' | 'refuse' | 'instant'

/** Bar of the three acts of intake, with what still keeps each of them from being done. */
export function IntakeActs({ lines, marks, item, onMarks, ...acting }: Props) {
  const { open, setOpen, dialog } = useCaseDialogs<Act>(acting)
  const { view } = acting
  const check = checkOf(lines, marks)
  const unfinished =
    item === null
      ? copy.check.guideMissing
      : check.checked < check.total
        ? copy.check.incomplete
        : !check.complete
          ? copy.check.writeRemarks
          : null
  const notAccept = unfinished ?? (check.failed > 0 ? copy.check.hasDefects : null)
  const notNotify = unfinished ?? (check.failed === 0 ? copy.check.noDefects : null)
  const isInstant = view.can.includes('decide-on-the-spot')
  return (
    <div className="acts no-print">
      <span className="acts-state num">
        {copy.check.progress(check.checked, check.total)}
        {check.failed > 0 && <b className="bad"> · {copy.check.failed(check.failed)}</b>}
      </span>
      <Button
        size="small"
        disabled={check.checked === check.total}
        onClick={() => onMarks((marks) => markRestMet(lines, marks))}
      >
        {copy.check.rest}
      </Button>
      <span className="acts-why quiet">{unfinished}</span>
      {view.can.includes('refuse-at-intake') && (
        <Button danger onClick={() => setOpen('refuse')}>
          {copy.acts.refuse}
        </Button>
      )}
      {view.can.includes('notify-deficiency') && (
        <Button disabled={notNotify !== null} title={notNotify ?? undefined} onClick={() => setOpen('notify')}>
          {copy.acts.notify}
        </Button>
      )}
      {view.can.includes('accept') && (
        <Button
          type={isInstant ? 'default' : 'primary'}
          disabled={notAccept !== null}
          title={notAccept ?? undefined}
          onClick={() => setOpen('accept')}
        >
          {copy.acts.accept}
        </Button>
      )}
      {isInstant && (
        <Button
          type="primary"
          disabled={notAccept !== null}
          title={notAccept ?? undefined}
          onClick={() => setOpen('instant')}
        >
          {copy.instant.act}
        </Button>
      )}
      {open === 'accept' && <AcceptDialog {...dialog(copy.acts.done.accept)} checked={check.met} />}
      {open === 'instant' && <InstantDialog {...dialog(copy.instant.done)} item={item} checked={check.met} />}
      {open === 'notify' && <NoticeDialog {...dialog(copy.acts.done.notify)} lines={lines} defects={check.defects} />}
      {open === 'refuse' && <RefusalDialog {...dialog(copy.acts.done.refuse)} />}
    </div>
  )
}
