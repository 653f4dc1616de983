import { saysAtLeast } from '#contracts/text-length.ts'
import { Button, Input } from 'antd'
import { useId, useMemo, useState } from 'react'
import { readGuide } from '#contracts/catalogue.ts'
import { answerPreReview, type PrecaseView } from '#contracts/precases.ts'
import type { Receipt } from '#contracts/receipt.ts'
import { useCommand } from '../command.ts'
import { copy } from '../copy.ts'
import { checkOf, linesOf, type Marks } from '../formal-check.ts'
import { useSubmitKey } from '../keyboard.ts'
import { useQuery } from '../query.ts'
import { useLeaveGuard } from '../router.ts'
import { useSession } from '../session.ts'
import { CheckList } from './check-list.tsx'
import { FailureNotice } from './failure-notice.tsx'
import { OriginalViewer } from './original-viewer.tsx'

const words = copy.precases

type Props = { view: PrecaseView; onDone: (receipt: Receipt) => void; onReload: () => void }

/** 预审: the draft as it was handed in beside its originals; what is marked 不符合 is answered, nothing marked means 可以申报. */
export function PreReviewAnswer({ view, onDone, onReload }: Props) {
  const { session } = useSession()
  const id = useId()
  const command = useCommand(answerPreReview)
  const guide = useQuery(readGuide, {
    params: { region: session.region, item: view.item },
    query: { revision: view.revision },
  })
  const item = guide.data?.item ?? null
  const lines = useMemo(() => linesOf(view, item), [view, item])
  const [marks, setMarks] = useState<Marks>({})
  const [more, setMore] = useState('')
  const [original, setOriginal] = useState<PrecaseView['materials'][number] | null>(null)
  const answers = view.can.includes('answer')
  const { failed, defects } = checkOf(lines, marks)
  const unfinished = item === null || defects.length < failed || (more.trim() !== '' && !saysAtLeast(more, 5))
  useLeaveGuard(answers && (Object.keys(marks).length > 0 || more.trim() !== '') && !command.busy)
  const send = async () => {
    const reply = await command.run({
      params: { region: session.region, precase: view.precase },
      body: { defects, answer: more.trim() || null },
    })
    if (!reply) return
    setMarks({})
    setMore('')
    onDone(reply.receipt)
  }
  useSubmitKey(answers && !unfinished && !command.busy ? () => void send() : null)
  return (
    <>
      <h2>{answers ? words.findings : words.shown}</h2>
      <div className="case-columns">
        <div className="case-main">
          <CheckList
            lines={lines}
            marks={answers ? marks : null}
            guideMissing={guide.failure !== null}
            current={original}
            onMarks={setMarks}
            onShow={(line) => line.submitted[0] && setOriginal(line.submitted[0])}
            onOriginal={setOriginal}
          />
        </div>
        <OriginalViewer of="precase" region={session.region} caseId={view.precase} original={original} />
      </div>
      {answers && (
        <section className="panel stack">
          <h2>
            <label htmlFor={id}>{words.moreWords}</label>
          </h2>
          <Input.TextArea
            id={id}
            autoSize={{ minRows: 2, maxRows: 8 }}
            maxLength={4000}
            value={more}
            onChange={(event) => setMore(event.target.value)}
          />
          <p className="quiet">{words.noBinding}</p>
          <FailureNotice failure={command.failure} onRepeat={() => void send()} onReload={onReload} />
        </section>
      )}
      {answers && (
        <div className="acts">
          <span className="acts-why quiet">{defects.length < failed ? words.writeRemarks : words.unmarked}</span>
          <Button
            type="primary"
            disabled={unfinished}
            loading={command.busy}
            title={copy.common.submitKey}
            onClick={() => void send()}
          >
            {failed > 0 ? words.sendFindings(failed) : words.sendFit}
          </Button>
        </div>
      )}
    </>
  )
}
