import { saysAtLeast } from '#contracts/text-length.ts'
import { Button, Input, Radio } from 'antd'
import { useState } from 'react'
import { copy } from '../copy.ts'
import { newVisitDraft, useVisits } from '../outbox/use-visits.ts'
import { ownerOf } from '../outbox/use-outbox.ts'
import { visits } from '../outbox/kept-visits.ts'
import type { VisitDraft } from '../outbox/visits.ts'
import { useSession } from '../session.ts'
import { ActDialog } from './act-dialog.tsx'
import { Field } from './field.tsx'
import type { DialogProps } from './site-visit.tsx'
import { TakePhotos } from './visit-photos.tsx'
import { WordsField } from './words-field.tsx'

const words = copy.visit

/** A time of day as people write it, 09:30. */
export const isTimeOfDay = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text)

type Found = { met: boolean | null; seen: string }

/** 现场核查记录: kept on this device with every word, sent when the officer says so and there is a link. */
export function VisitRecord({ task, visit, onClose, onReload }: DialogProps) {
  const { session } = useSession()
  const { drafts, reachable, signedOut, lasting } = useVisits()
  const [busy, setBusy] = useState(false)
  const draft =
    drafts.find((one) => one.task === task.task) ??
    newVisitDraft({
      task: task.task,
      region: session.region,
      owner: ownerOf(session),
      title: visit.title,
      titles: Object.fromEntries(visit.points.map(({ key, title }) => [key, title])),
      visitedOn: visit.appointed?.visitOn ?? '',
      visitedAt: visit.appointed?.time ?? '',
    })
  const { found, summary, present, visitedOn, visitedAt, position } = draft
  const change = (to: Partial<VisitDraft>) =>
    void visits.write({ ...(visits.find(task.task) ?? draft), ...to }).catch(() => undefined)
  const of = (key: string): Found => found[key] ?? { met: null, seen: '' }
  const put = (key: string, part: Partial<Found>) => change({ found: { ...found, [key]: { ...of(key), ...part } } })
  const ready =
    visit.points.every(({ key }) => of(key).met !== null && saysAtLeast(of(key).seen, 2)) &&
    saysAtLeast(summary, 10) &&
    visitedOn !== '' &&
    isTimeOfDay(visitedAt)
  const send = async () => {
    setBusy(true)
    try {
      // What was begun before another wrote it down has no draft left; it is kept before it is sent.
      if (!visits.find(task.task)) await visits.write(draft)
      const outcome = await visits.handIn(task.task)
      if (outcome === 'sent' || outcome === 'waits') onClose()
    } catch {
      // Nothing more fits on this device, and the page says so; what is written stands in it.
    } finally {
      setBusy(false)
    }
  }
  const discard = async () => {
    await visits.forget(task.task)
    onClose()
    onReload()
  }
  const takePosition = () =>
    navigator.geolocation.getCurrentPosition(
      ({ coords }) =>
        change({
          position: {
            latitude: coords.latitude,
            longitude: coords.longitude,
            withinMetres: Math.min(100_000, Math.round(coords.accuracy)),
          },
        }),
      () => change({ position: null }),
    )
  return (
    <ActDialog
      title={words.open['record-visit']}
      send={words.send['record-visit']}
      ready={ready}
      width={640}
      busy={busy}
      failure={draft.refused && { kind: 'refused', problem: draft.refused }}
      onSend={() => void send()}
      onClose={onClose}
      onReload={onReload}
    >
      {visit.points.map((point) => (
        <fieldset key={point.key} className="criterion">
          <legend>
            <b>{point.title}</b> <span className="quiet">{point.measure}</span>
          </legend>
          <Radio.Group
            aria-label={words.isMet(point.title)}
            value={of(point.key).met}
            onChange={(event) => put(point.key, { met: event.target.value === true })}
            options={[
              { value: true, label: words.met },
              { value: false, label: words.unmet },
            ]}
          />
          <Input.TextArea
            aria-label={words.seen(point.title)}
            placeholder={words.seenHint}
            autoSize={{ minRows: 1, maxRows: 5 }}
            maxLength={500}
            value={of(point.key).seen}
            onChange={(event) => put(point.key, { seen: event.target.value })}
          />
          <TakePhotos draft={draft} point={point} onFirst={() => visits.write(draft)} />
        </fieldset>
      ))}
      <Field label={words.presentLabel}>
        {(control) => (
          <Radio.Group
            {...control}
            aria-label={words.presentLabel}
            value={present}
            onChange={(event) => change({ present: event.target.value === true })}
            options={[
              { value: true, label: words.present.yes },
              { value: false, label: words.present.no },
            ]}
          />
        )}
      </Field>
      <Field label={words.visitedOn} hint={words.visitedOnHint}>
        {(control) => (
          <Input
            {...control}
            type="date"
            min={visit.appointed?.visitOn}
            value={visitedOn}
            onChange={(event) => change({ visitedOn: event.target.value })}
          />
        )}
      </Field>
      <Field label={words.visitedAt} hint={words.timeHint}>
        {(control) => (
          <Input
            {...control}
            maxLength={5}
            value={visitedAt}
            onChange={(event) => change({ visitedAt: event.target.value.trim() })}
          />
        )}
      </Field>
      <p>
        <Button size="small" onClick={takePosition}>
          {words.takePosition}
        </Button>{' '}
        <span className="quiet">{position ? words.positionTaken(position.withinMetres) : words.positionNone}</span>
      </p>
      <WordsField label={words.summaryLabel} most={2000} value={summary} onChange={(summary) => change({ summary })} />
      <p className="quiet">{words.recordText}</p>
      <p className="quiet">{lasting ? (reachable ? words.kept.lead : words.kept.away) : words.kept.fleeting}</p>
      {signedOut && draft.handIn && <p role="alert">{words.kept.signedOut}</p>}
      {draft.refused && (
        <p>
          <Button size="small" danger onClick={() => void discard()}>
            {words.kept.discard}
          </Button>
        </p>
      )}
    </ActDialog>
  )
}
