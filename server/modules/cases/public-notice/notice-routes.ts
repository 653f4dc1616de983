import type { CaseEvent } from '#contracts/case-events.ts'
import { hearingTask } from '#contracts/hearings.ts'
import type { Item } from '#contracts/item.ts'
import {
  answerComment,
  commentOnNotice,
  listPublicNotices,
  readPublicNotice,
  type PublicNoticeSummary,
} from '#contracts/public-notices.ts'
import { rules } from '#contracts/rules.ts'
import { othersTask } from '#contracts/third-parties.ts'
import { commitment } from '#kernel/commitment.ts'
import { fold } from '#kernel/decider.ts'
import { maskedName } from '#kernel/masked-name.ts'
import { statement, type Row, type Statement } from '#platform/db.ts'
import { command, query, type Route } from '#platform/index.ts'
import { readStream } from '#platform/log.ts'
import type { Platform } from '#platform/platform.ts'
import { notFound } from '#platform/refusal.ts'
import type { Session } from '#platform/session.ts'
import { eventFrom } from '#platform/stream.ts'
import { v5 } from '#platform/uuid.ts'
import { readVault } from '#platform/vault.ts'
import type { CasesAsk } from '../ask.ts'
import { caseAct, caseEnv, itemOf, itemOfRow, refuseStale } from '../case-act.ts'
import { caseDecider } from '../case.ts'
import type { CaseState } from '../case-state.ts'
import { newSalt, sha256 } from '../drafts/salt.ts'
import { isErased } from '../erasure/erasure-rules.ts'
import { openSecrets } from '../intake/intake-routes.ts'
import { isUnbounded } from '../intake/mandate-rules.ts'
import { hearingOf } from '../hearing/another-hearing.ts'
import { refuseNames } from '../review/desk-texts.ts'
import { asksThem } from '../third-parties/hearing-choice-rules.ts'
import { publicNotices } from '../tables.ts'
import { everyNotice, isBeside, type NoticeState } from './notice-state.ts'
import { publishedFacts, titleOf } from './published.ts'

/** What the vault holds of a comment: whose it is, and who said it where that was somebody else; the log knows neither. */
export type CommentSecret = { words: string; name: string; phone: string | null; salt: string; speaker?: Speaker }
/** `mandate` is null for whoever speaks for a firm without one. */
type Speaker = { id: string; name: string; mandate: string | null }
export const commentName = (comment: string): string => `comment-${comment}`

/** Whether they act under a mandate for some items or acts alone. */
const isBounded = async ({ identity }: CasesAsk, session: Session | null): Promise<boolean> =>
  session?.mandate != null && !isUnbounded(await identity.mandate(session.mandate))

/** 公示: read and commented on by everybody, answered by the office that took the case in. */
export function publicNoticeRoutes(platform: Platform, ask: CasesAsk): Route[] {
  return [
    query(listPublicNotices, {
      read: ({ params, query: { limit, after } }) => [list(params.region, limit + 1, after)],
      async reply({ rows }, { params, query: { limit } }) {
        const found = rows[0]!.rows
        const notices: PublicNoticeSummary[] = []
        for (const row of found.slice(0, limit)) notices.push(summary(row, await itemOfRow(ask, params.region, row)))
        const last = found.length > limit ? notices.at(-1) : undefined
        return {
          notices,
          next: last ? `${last.since},${last.notice}` : null,
          naming: await namingItems(ask.catalogue, params.region),
        }
      },
    }),

    query(readPublicNotice, {
      read: ({ params }) => [one(params.region, params.notice)],
      async reply({ rows, session }, { params: { region, notice } }) {
        const row = rows[0]!.rows[0]
        if (!row) throw notFound()
        const { stream, task } = await behind(region, notice)
        const [events, vault] = await platform.db.readTogether('system', [
          readStream(region, stream, 0),
          readVault(region, stream),
        ])
        const state = fold(
          caseDecider,
          events!.rows.map((event) => eventFrom<CaseEvent>(event['type'] as string, event['data'] as string)),
        )
        const item = await itemOf(ask, region, state)
        const isHearing = task === hearingTask
        const others = task === othersTask ? state.thirdParties : null
        // What is published of a hearing, or else by the 公示 of the plan, tells those who are concerned whereabouts it is.
        const planned = item.tasks.find(({ key, notice: rule }) => rule && (key === task || isBeside(task)))?.notice
        const rule = isBeside(task) ? (item.hearing ?? planned) : planned
        // Of whom everything personal is destroyed, nothing is published any more.
        const secrets = isErased(state) ? null : openSecrets(platform, { region, case: stream }, vault!.rows)
        const answers = { ...state.plain, ...secrets?.answers.values }
        // A 听证公告 names the project where the 公示 of the same case does: what is lawfully public already hides nothing any more.
        const named = item.publishesApplicant && Object.keys(state.notices).some((key) => !isBeside(key))
        const { notice: published, before } = everyNotice(state).find((known) => known.notice.notice === notice)!
        const { comments } = published
        const announced = isHearing ? announcedHearing(state, published) : null
        // 改为不公开举行: of what was told to everybody nothing more is told.
        const shows = isHearing && (!announced || announced.closed) ? [] : (rule?.shows ?? [])
        return {
          ...summary(row, item),
          // What is announced beside the plan says in a reviewer's own words why: beside a name they would know whose case is theirs.
          applicant: item.publishesApplicant && secrets && !isBeside(task) ? shownName(secrets.applicant) : null,
          facts: publishedFacts(item, shows, answers, { named }),
          basis:
            (isHearing ? (announced?.ordered?.basis ?? announcedAsAsked) : others ? ofOthers : planned?.basis) ?? '',
          concerned: others?.announced?.whom
            ? { whom: others.announced.whom, reason: others.reason, hearing: asksThem(item) }
            : null,
          hearing: announced && { ...announced.at, reason: announced.reason, closed: announced.closed },
          officeName: (await ask.catalogue.office(region, item.office)).name,
          phone: item.consult.phone,
          address: item.consult.address,
          waiting: comments.filter(({ answered }) => !answered).length,
          answered: comments.flatMap(({ answered }, place) =>
            answered ? [{ number: before + place + 1, ...answered }] : [],
          ),
          barredFor: (await isBounded(ask, session)) ? rules['notice.comment-mandate-too-narrow'].text : null,
        }
      },
    }),

    command(commentOnNotice, {
      act: ({ params: { region, notice }, body: { words } }, commandId) => {
        const by = ({ principal, holder }: Session) => principal ?? holder
        const commentOf = (session: Session) => v5(notice, by(session))
        return caseAct({
          region,
          target: { alias: notice, published: { table: publicNotices, actsAs: commentOf } },
          commandId,
          async decide({ stream, session, state, now, day }) {
            const { holder, mandate } = session!
            const [party, speaker, bounded, vault, env] = await Promise.all([
              ask.identity.party(by(session!)),
              holder === by(session!) ? null : ask.identity.party(holder),
              isBounded(ask, session),
              platform.db.query('system', readVault(region, stream)),
              caseEnv(ask, region, state, day),
            ])
            const { key } = openSecrets(platform, { region, case: stream }, vault.rows)
            const comment = commentOf(session!)
            const { name, phone } = party
            const secret: CommentSecret = {
              words,
              name,
              phone,
              salt: newSalt(),
              ...(speaker && { speaker: { id: speaker.id, name: speaker.name, mandate } }),
            }
            const said = speaker ? [words, party.id, speaker.id, mandate] : [words, party.id]
            return {
              command: {
                type: 'comment-on-notice',
                notice,
                comment,
                bounded,
                sealed: commitment(said, secret.salt, sha256),
              },
              env,
              rows: [platform.vault.entryRow(key, region, stream, commentName(comment), secret, now)],
            }
          },
        })
      },
    }),

    command(answerComment, {
      act: ({ params, body: { gist, answer, expects } }, commandId) =>
        caseAct({
          region: params.region,
          target: { stream: params.case },
          commandId,
          duty: 'intake',
          reads: [readVault(params.region, params.case)],
          async decide({ state, day, reads }) {
            refuseStale(state, expects)
            const env = await caseEnv(ask, params.region, state, day)
            refuseNames(platform, params, reads[0]!.rows, env.item, [
              { where: '意见要点', text: gist },
              { where: '答复', text: answer },
            ])
            return { command: { type: 'answer-comment', comment: params.comment, gist, answer }, env }
          },
        }),
    }),
  ]

  /** Which case a notice is of: for server code only. */
  async function behind(region: string, notice: string): Promise<{ stream: string; task: string }> {
    const found = await platform.db.query(
      'system',
      statement(`select stream, task from cases.public_notices where region = $1 and notice = $2`, [region, notice]),
    )
    const row = found.rows[0]
    if (!row) throw notFound()
    return { stream: row['stream'] as string, task: row['task'] as string }
  }
}

const ofOthers = '《中华人民共和国行政许可法》第三十六条'

const shownName = ({ kind, name }: { kind: 'person' | 'enterprise'; name: string }): string =>
  kind === 'person' ? maskedName(name) : name

/** Of a hearing that was asked for: 必要时予以公告. */
const announcedAsAsked = '《中华人民共和国行政许可法》第四十八条第一款第一项'

/** The one that a notice announced, also where somebody asked for another after it; null where it is closed to the public by now. */
function announcedHearing(state: CaseState, notice: NoticeState) {
  const found = hearingOf(state, notice)
  if (!found?.appointed?.announced) return null
  const { heldOn, time, place, closed } = found.appointed
  return { ordered: found.ordered, at: { heldOn, time, place }, closed, reason: closed ? null : state.hearing!.reason }
}

const columns = `notice, task, item, revision, matter, since::text as since_text, until::text as until_text, open, hearing, closed`

function summary(row: Row, item: Item): PublicNoticeSummary {
  return {
    notice: row['notice'] as PublicNoticeSummary['notice'],
    itemName: item.name,
    title: titleOf(item, row['task'] as string),
    kind: row['hearing'] === true ? 'hearing' : row['task'] === othersTask ? 'third-parties' : 'notice',
    since: row['since_text'] as string,
    until: row['until_text'] as string,
    open: row['open'] === true,
    closed: row['closed'] === true,
  }
}

/** Newest first. `after` is `<since>,<notice>`. */
function list(region: string, limit: number, after: string | undefined): Statement {
  const [since, notice] = after?.split(',') ?? []
  return statement(
    `select ${columns}
     from cases.public_notices
     where region = $1
       and (since, notice) < (coalesce($2::date, 'infinity'), coalesce($3::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
     order by since desc, notice desc
     limit $4`,
    [region, since ?? null, notice ?? null, limit],
  )
}

const one = (region: string, notice: string): Statement =>
  statement(`select ${columns} from cases.public_notices where region = $1 and notice = $2`, [region, notice])

/** 审查期间公示申请人的事项: a reviewer may learn from the notice who applies, so everybody may know which items these are. */
async function namingItems(catalogue: CasesAsk['catalogue'], region: string) {
  const [items, offices] = await Promise.all([catalogue.items(region), catalogue.offices(region)])
  return items
    .filter(({ publishesApplicant }) => publishesApplicant)
    .map(({ code, name, office, tasks }) => ({
      item: code,
      name,
      officeName: offices.find(({ id }) => id === office)?.name ?? office,
      basis: tasks.find(({ notice }) => notice)?.notice?.basis ?? null,
    }))
    .slice(0, 200)
}
