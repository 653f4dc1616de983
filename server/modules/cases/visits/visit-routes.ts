import { answerText } from '#contracts/answer.ts'
import type { Field, Item } from '#contracts/item.ts'
import { appointVisit, readVisitPlace, recordVisit, signVisit } from '#contracts/site-visit.ts'
import { FileId } from '#contracts/ids.ts'
import { commitment } from '#kernel/commitment.ts'
import { demand } from '#kernel/rule-violation.ts'
import { statement } from '#platform/db.ts'
import { command, query, type Route } from '#platform/index.ts'
import type { Platform } from '#platform/platform.ts'
import { notFound } from '#platform/refusal.ts'
import type { RowChange } from '#platform/table.ts'
import { readVault } from '#platform/vault.ts'
import type { CasesAsk } from '../ask.ts'
import { itemOfRow, type CaseAct } from '../case-act.ts'
import { newSalt, sha256 } from '../drafts/submit-route.ts'
import { openSecrets } from '../intake/intake-routes.ts'
import { readReviewTask } from '../reading/queries.ts'
import { blindAct, ofRef } from '../review/blind-act.ts'
import { demandUnnamed, identifiersOf, type ReviewText } from '../review/unnamed.ts'
import { isVisit, officersOf } from './visit-members.ts'

/** 现场核查: appointed, recorded and signed under codes; where it is, is told to its officers alone, while they have the task. */
export function visitRoutes(platform: Platform, ask: CasesAsk): Route[] {
  const blind = blindAct(ask)
  /** Of which case a place was told: the answer itself must not say it. */
  const toldOf = new WeakMap<object, string>()
  return [
    query(readVisitPlace, {
      read: ({ params }) => [readReviewTask(params.region, params.task)],
      async reply({ rows }, { params: { region, task } }) {
        const row = rows[0]!.rows[0]
        if (!row || row['kind'] !== 'site-visit' || row['done'] === true) throw notFound()
        const item = await itemOfRow(ask, region, row)
        const field = placeField(item, row['task_key'] as string)
        const found = (
          await platform.db.query(
            'system',
            statement(`select stream from log.aliases where region = $1 and alias = $2`, [region, task]),
          )
        ).rows[0]
        if (!field || !found) throw notFound()
        const stream = found['stream'] as string
        const vault = await platform.db.query('system', readVault(region, stream))
        const { answers } = openSecrets(platform, { region, case: stream }, vault.rows)
        const told = { label: field.label, place: answerText(field, answers.values[field.key]) || '—' }
        toldOf.set(told, stream)
        return told
      },
      about: (told) => [toldOf.get(told)!],
    }),
    command(appointVisit, {
      act: ({ params, body }, id) => blind(params, id, (task) => ({ type: 'appoint-visit', task, ...body })),
    }),
    command(recordVisit, {
      act({ params, body: { position, photos: named, ...body } }, id): CaseAct {
        const salt = newSalt()
        const sealed = position && commitment(JSON.stringify(position), salt, sha256)
        const act = blind(params, id, (task) => ({ type: 'record-visit', task, ...body, position: sealed, photos: [] }))
        const texts = [
          ...body.findings.map(({ seen }) => ({ where: '看到的情况', text: seen })),
          { where: '核查结论', text: body.summary },
        ]
        // Where the device stood tells the place: it is in the vault, and of it the log keeps a commitment.
        return withoutPlace(params, withPhotos(params, act, named), texts, (key, stream, now) =>
          position
            ? [platform.vault.entryRow(key, params.region, stream, `visit-${params.task}`, { position, salt }, now)]
            : [],
        )
      },
    }),
    command(signVisit, {
      act: ({ params, body }, id) =>
        withoutPlace(
          params,
          blind(params, id, (task) => ({ type: 'sign-visit', task, ...body })),
          [{ where: '不同意见', text: body.differs ?? '' }],
          () => [],
        ),
    }),
  ]

  /** Photographs that this task brought become part of the case with the record that names them; the others are forgotten. */
  function withPhotos(
    { region, task }: { region: string; task: string },
    act: CaseAct,
    named: readonly { file: string; point: string }[],
  ): CaseAct {
    return {
      ...act,
      async decide(loaded) {
        const decision = await act.decide(loaded)
        const { stream } = loaded
        const read = ask.photos.statement(region, stream, task)
        const [keys, waiting] = await platform.db.readTogether('system', [readVault(region, stream), read])
        const { key } = openSecrets(platform, { region, case: stream }, keys!.rows)
        const brought = ask.photos.parse(waiting!.rows, key)
        const photos = named.map(({ file, point }) => {
          const photo = brought.find((one) => one.file === file)
          demand(photo, 'visit.photo-gone')
          return { ...photo, file: FileId.parse(file), point }
        })
        const files = photos.map(({ file }) => file)
        const left = brought.flatMap(({ file }) => (files.some((one) => one === file) ? [] : [file]))
        if (decision.command.type !== 'record-visit') throw new RangeError('photographs belong to a record')
        return {
          ...decision,
          command: { ...decision.command, photos },
          rows: [...(decision.rows ?? []), ...ask.attach(region, files), ...ask.drop(region, left)],
        }
      },
    }
  }

  /** Officers know the place, and all who review read what they write: the place is not in it. Of the applicant they were told nothing else. */
  function withoutPlace(
    { region, task }: { region: string; task: string },
    act: CaseAct,
    texts: readonly ReviewText[],
    rowsWith: (key: Buffer, stream: string, now: string) => RowChange[],
  ): CaseAct {
    return {
      ...act,
      async decide(loaded) {
        const decision = await act.decide(loaded)
        const { stream, now, state } = loaded
        const { rows } = await platform.db.query('system', readVault(region, stream))
        const { key, answers } = openSecrets(platform, { region, case: stream }, rows)
        const place = placeField(decision.env.item, ofRef(state, task)[0])
        demandUnnamed(texts, place ? identifiersOf({ form: [{ title: '', fields: [place] }] }, [], answers.values) : [])
        return { ...decision, rows: [...(decision.rows ?? []), ...rowsWith(key, stream, now)] }
      },
    }
  }
}

/** The question whose answer tells the officers of this task where to go. */
function placeField(item: Item, taskKey: string): Field | undefined {
  const definition = item.tasks.filter(isVisit).find((one) => officersOf(one).some(({ key }) => key === taskKey))
  return item.form.flatMap((group) => group.fields).find(({ key }) => key === definition?.visit.place)
}
