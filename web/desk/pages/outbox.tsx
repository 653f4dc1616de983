import { App as Dialogs, Button, Empty, Skeleton } from 'antd'
import { copy } from '../copy.ts'
import { isUnsent, type Filing } from '../outbox/filing.ts'
import { outbox } from '../outbox/outbox.ts'
import { useOutbox } from '../outbox/use-outbox.ts'
import { FailureNotice } from '../parts/failure-notice.tsx'
import { IdentifyForm } from '../parts/identify-form.tsx'
import { Link } from '../parts/link.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { beijingMinute } from '../parts/instant.ts'
import { receiptAddress } from './kept-slip.tsx'

const words = copy.outbox

/** 暂存件: everything that this window took in and the server does not have, in the order in which it is sent. */
export function OutboxPage() {
  const { ready, filings, others } = useOutbox()
  const shown = filings.filter((one) => isUnsent(one) || one.refused || one.sent)
  return (
    <>
      <PageHead
        title={words.title}
        back="/desk/window"
        extra={
          <Button type="primary" disabled={!shown.some(isUnsent)} onClick={() => void outbox.flush()}>
            {words.sendAll}
          </Button>
        }
      />
      <p className="quiet">{words.about}</p>
      {others > 0 && <p className="quiet">{words.others(others)}</p>}
      <section className="panel">
        {!ready ? (
          <Skeleton active />
        ) : shown.length === 0 ? (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={words.empty} />
        ) : (
          <ul className="kept">
            {shown.map((filing) => (
              <Row key={filing.id} filing={filing} />
            ))}
          </ul>
        )}
      </section>
    </>
  )
}

function Row({ filing }: { filing: Filing }) {
  const { modal } = Dialogs.useApp()
  const { id, item, applicant, handIn, refused, sent } = filing
  const discard = () =>
    void modal.confirm({
      title: words.discardTitle,
      content: filing.opened ? words.discardOpened : words.discardText,
      okText: words.discard,
      okButtonProps: { danger: true },
      onOk: () => outbox.forget(id),
    })
  const state = sent
    ? words.states.sent(sent.number)
    : refused
      ? words.states.refused
      : handIn
        ? words.states.queued(beijingMinute(handIn.at))
        : words.states.draft
  return (
    <li>
      <div className="kept-what">
        <b>{item.name}</b>
        <span>
          {applicant.name} <span className="num">{applicant.code}</span>
        </span>
        <span className={refused ? 'field-error' : 'quiet'}>{state}</span>
      </div>
      {applicant.phoneKept && <p className="quiet">{words.phoneKept}</p>}
      <FailureNotice failure={refused && { kind: 'refused', problem: refused }} />
      {refused && applicant.party === null && (
        <IdentifyForm
          initial={applicant}
          saidAt={filing.savedAt}
          onIdentified={(party) =>
            void outbox
              .change(id, (one) => ({ ...one, applicant: { ...one.applicant, ...party }, refused: null }))
              .then(() => outbox.send(id))
          }
        />
      )}
      <div className="kept-acts">
        {sent ? (
          <>
            <Link href={receiptAddress(sent)}>{words.receipt}</Link>
            <Button size="small" onClick={() => void outbox.forget(id)}>
              {words.dismiss}
            </Button>
          </>
        ) : (
          <>
            {(!handIn || refused) && <Link href={`/desk/window/${id}`}>{words.open}</Link>}
            {handIn && <Link href={`/desk/window/${id}/kept`}>{words.slip}</Link>}
            <Button size="small" onClick={() => void outbox.retry(id)}>
              {refused?.code === 'draft.stale' ? words.overwrite : words.retry}
            </Button>
            <Button size="small" danger onClick={discard}>
              {words.discard}
            </Button>
          </>
        )}
      </div>
    </li>
  )
}
