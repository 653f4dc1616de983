import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { discardDraft, listDrafts, openDraft, readDraft, saveDraft, type DraftView } from '#contracts/cases.ts'
import { ofMatter } from '#contracts/item-matter.ts'
import type { Matter } from '#contracts/matters.ts'
import { addDays, dayOf } from '#kernel/day.ts'
import { demand, RuleViolation } from '#kernel/rule-violation.ts'
import { action, query, type Route } from '#platform/index.ts'
import { statement, type Statement } from '#platform/db.ts'
import type { Platform } from '#platform/platform.ts'
import { notFound, Refusal } from '#platform/refusal.ts'
import { hex, seal } from '#platform/vault.ts'
import type { CasesAsk } from '../ask.ts'
import { itemOfRow } from '../case-act.ts'
import { keptDays } from './draft-expiry.ts'
import { caseSecret, pledgeOf } from '../review/draw-seed.ts'
import { contentFromEarlier, readEarlier } from './clone.ts'
import { checkOffer, checksFrom, readChecks } from './data-checks.ts'
import { draftContent, type DraftContent, type DraftContentAt } from './draft-content.ts'
import { ownResults } from '../projects/own-results.ts'
import { asksForProject } from '../projects/project-code.ts'
import { contentFromProject, ownProject, projectOfPresent } from '../projects/project-start.ts'
import { readDraftRow, readOwner } from '../reading/queries.ts'
import { stagedView } from './source-routes.ts'
import { contentFromLicence } from '../matters/first-answers.ts'
import { draftAbout, licenceAbout } from '../matters/licence-behind.ts'
import { earlierShown, sourcesOf } from './sources.ts'
import { barFound, barView, readBars } from '../intake/bars.ts'
import { demandMandate } from '../intake/mandate-rules.ts'
import { commitmentOf, readPromisedFalsely } from '../ways/promise.ts'
import { refuseOtherZones } from '../intake/window-zone.ts'

/** 草稿: saved as one sealed piece under the key that the case will have. */
export function draftRoutes(platform: Platform, ask: CasesAsk): Route[] {
  return [
    action(openDraft, {
      read: ({ params, body }) => [
        ...(body.case ? [readDraftRow(params.region, body.case)] : []),
        ...(body.from ? readEarlier(params.region, body.from) : []),
      ],
      async run({ session, rows, again, write, now, day }, { params, body }) {
        const stands = body.case && rows[0]!.rows[0]
        if (stands && stands['item'] === body.item && (!body.applicant || stands['applicant'] === body.applicant))
          return { case: body.case! }
        const item = await ask.catalogue.item(params.region, body.item)
        const channel = session!.channel === 'window' ? 'window' : 'site'
        if (!item.channels.includes(channel)) throw new RuleViolation('draft.item-not-offered')
        if (channel === 'window') await refuseOtherZones(ask.catalogue, session!, item)
        const own = session!.principal ?? session!.holder
        const applicant = body.applicant ?? own
        // Before anything is said of that party: only a window files for somebody else.
        if (channel === 'site' && applicant !== own) throw notFound()
        const party = await ask.identity.party(applicant)
        const mandate = body.mandate ? await ask.identity.mandate(body.mandate) : null
        if (body.mandate) {
          demandMandate(mandate, { principal: applicant, item: item.code, act: 'file', day })
          const [here] = await again([statement(`select access.present($1) as here`, [mandate.agent])])
          demand(here!.rows[0]?.['here'] === true, 'mandate.agent-absent')
        }
        if (!item.serves.includes(party.kind)) throw new RuleViolation('draft.applicant-kind')
        const about = body.about
          ? await licenceAbout(ask, { region: params.region, party: party.id, item, day }, body.about)
          : null
        if (about && channel === 'window' && !mandate) {
          const [here] = await again([statement(`select access.present($1) as here`, [party.id])])
          demand(here!.rows[0]?.['here'] === true, 'matter.not-identified')
        }
        if (body.project) demand(asksForProject(item), 'project.item-without')
        const stream = body.case ?? randomUUID()
        const key = platform.vault.newKey()
        const earlier = body.from
          ? contentFromEarlier(
              platform,
              { region: params.region, case: body.from },
              body.case ? rows.slice(1) : rows,
              item,
              party.id,
            )
          : about
            ? await contentFromLicence(platform, { region: params.region, case: about.caseStream }, item, about.matter)
            : body.project
              ? await contentFromProject(
                  platform,
                  ask,
                  channel === 'site'
                    ? ownProject(params.region, body.project, again)
                    : projectOfPresent(
                        platform,
                        { region: params.region, project: body.project, party: party.id, mandate: mandate?.id ?? null },
                        again,
                      ),
                  params.region,
                  item,
                )
              : null
        const results =
          body.project && earlier
            ? await ownResults(platform, ask, {
                region: params.region,
                party: party.id,
                project: body.project,
                item,
                day,
              })
            : []
        const wrapped = wrappedKey(platform, params.region, stream, key)
        const [opened] = await write([
          statement(`select cases.open_draft($1, $2, $3, $4, $5, $6::bytea, $7) as done`, [
            params.region,
            stream,
            item.code,
            item.revision,
            applicant,
            wrapped,
            now,
          ]),
          ...(mandate
            ? [statement(`select cases.put_under_mandate($1, $2, $3)`, [params.region, stream, mandate.id])]
            : []),
          ...(about
            ? [
                statement(`select cases.put_about($1, $2, $3, $4)`, [
                  params.region,
                  stream,
                  about.matter,
                  about.credential,
                ]),
              ]
            : []),
          ...(earlier ? [saveStatement({ region: params.region, case: stream }, key, 0, earlier, now)] : []),
          ...results.map(({ material, licence }) =>
            ask.licences.choose(params.region, stream, material, licence.credential),
          ),
        ])
        if (!opened?.rows[0]?.['done']) throw notFound()
        return { case: stream as DraftView['case'] }
      },
    }),

    query(listDrafts, {
      read: ({ params }) => [
        statement(
          `select stream, item, matter, applicant, updated_at, owner, at_window
           from cases.drafts
           where region = $1
             and (owner = access.holder() or at_window = access.holder())
           order by updated_at desc
           limit 50`,
          [params.region],
        ),
      ],
      async reply({ rows, now, session }, { params }) {
        const drafts = []
        const names = new Map<string, string>()
        for (const row of rows[0]!.rows) {
          const item = ofMatter(await ask.catalogue.item(params.region, row['item'] as string), row['matter'] as Matter)
          const applicant = row['applicant'] as string
          // At a window several people's filings lie side by side; on the site they are all of whoever is logged in.
          if (session?.channel === 'window' && !names.has(applicant))
            names.set(applicant, (await ask.identity.party(applicant)).name)
          const applicantName = names.get(applicant)
          drafts.push({
            case: row['stream'] as DraftView['case'],
            item: item.code,
            itemName: item.name,
            ...(applicantName !== undefined && { applicantName }),
            atWindow: row['at_window'] !== null,
            can: [row['owner'] === session!.holder ? ('discard' as const) : ('give-back' as const)],
            ...ageOf(row['updated_at'] as Date, now),
          })
        }
        return { drafts }
      },
    }),

    query(readDraft, {
      read: ({ params }) => [
        readDraftRow(params.region, params.case),
        ask.staged.statement(params.region, params.case),
        readOwner(params.region, params.case),
        ask.licences.chosen.statement(params.region, params.case),
        readPromisedFalsely(params.region, params.case),
        readBars(params.region, params.case),
        readChecks(params.region, params.case),
      ],
      about: ({ sources }, { params }) => [params.case, ...earlierShown(sources)],
      async reply({ rows, day }, { params }) {
        const row = rows[0]!.rows[0]
        // Whoever may read the case it has become is told so; to everybody else there is nothing.
        if (!row) throw rows[2]!.rows[0] ? new Refusal(410, 'draft.became-case') : notFound()
        const item = await itemOfRow(ask, params.region, row)
        const [party, contact] = await Promise.all([
          ask.identity.party(row['applicant'] as string),
          ask.identity.contact(row['applicant'] as string),
        ])
        const key = platform.vault.unwrap(params.region, params.case, row['wrapped'] as Uint8Array)
        const content = draftContent(key, params, row['sealed'] as Uint8Array | null)
        const checks = checksFrom(rows[6]!.rows, key, params)
        return {
          case: params.case,
          item: item.code,
          itemName: item.name,
          revision: item.revision,
          applicant: {
            id: party.id as DraftView['applicant']['id'],
            name: party.name,
            kind: party.kind,
            code: party.code,
            phone: contact.phone?.value ?? party.phone,
            phoneGiven: contact.phone && { day: contact.phone.day, at: contact.phone.at },
            delivery: contact.delivery,
            legalPerson: party.legalPerson,
            address: party.address ?? null,
          },
          about: row['credential'] ? await draftAbout(ask, params.region, row, item, day) : null,
          drawPledge: pledgeOf(caseSecret(platform.keys, { region: params.region, stream: params.case })),
          answers: content.answers,
          paper: content.paper,
          from: content.from ? { ...content.from, case: content.from.case as DraftView['case'] } : null,
          files: ask.staged.parse(rows[1]!.rows, key).map(stagedView),
          sources: await sourcesOf(
            platform,
            ask,
            { region: params.region, stream: params.case, party: party.id, item, day },
            ask.licences.chosen.parse(rows[3]!.rows),
            content.from?.case ?? null,
            (material) => checkOffer(material, party.kind, checks, ask.register !== null),
          ),
          // Nobody promises in another's name.
          commitment: row['mandate'] === null ? commitmentOf(item, content, rows[4]!.rows) : null,
          bar: row['credential'] ? null : barView(barFound(rows[5]!.rows, item, content.answers), day),
          version: row['version'] as number,
          updatedAt: (row['updated_at'] as Date).toISOString(),
        }
      },
    }),

    action(saveDraft, {
      read: ({ params }) => [readDraftRow(params.region, params.case)],
      async run({ rows, write, now }, { params, body }) {
        const row = rows[0]!.rows[0]
        if (!row) throw notFound()
        const key = platform.vault.unwrap(params.region, params.case, row['wrapped'] as Uint8Array)
        const stands = draftContent(key, params, row['sealed'] as Uint8Array | null)
        const content: DraftContent = {
          answers: body.answers,
          paper: body.paper,
          ...(stands.from ? { from: stands.from } : {}),
          ...((body.commitment ?? stands.commitment) ? { commitment: true } : {}),
        }
        if (row['version'] !== body.base) {
          // Sent once more because the first answer was lost: it is written already.
          demand(isDeepStrictEqual(stands, content), 'draft.stale')
          return { savedAt: (row['updated_at'] as Date).toISOString(), version: row['version'] as number }
        }
        const [saved] = await write([saveStatement(params, key, body.base, content, now)])
        const version = saved?.rows[0]?.['version'] as number | null | undefined
        demand(typeof version === 'number', 'draft.gone')
        demand(version > 0, 'draft.stale')
        return { savedAt: now, version }
      },
    }),

    action(discardDraft, {
      async run({ write }, { params }) {
        const [gone] = await write([
          statement(`select cases.discard_draft($1, $2) as done`, [params.region, params.case]),
        ])
        if (!gone?.rows[0]?.['done']) throw notFound()
        return { discarded: true as const }
      },
    }),
  ]
}

/** Seals the content and writes it as what follows the version `base`. */
function saveStatement(at: DraftContentAt, key: Buffer, base: number, content: DraftContent, now: string): Statement {
  const sealed = seal(key, Buffer.from(JSON.stringify(content)), `${at.region}/${at.case}/draft`)
  return statement(`select cases.save_draft($1, $2, $3, $4::bytea, $5) as version`, [
    at.region,
    at.case,
    base,
    hex(sealed),
    now,
  ])
}

function wrappedKey(platform: Platform, region: string, stream: string, key: Buffer): string {
  const change = platform.vault.keyRow(region, stream, key)
  return ('upsert' in change ? change.upsert[0]!['wrapped'] : '') as string
}

function ageOf(updatedAt: Date, now: string) {
  return {
    updatedAt: updatedAt.toISOString(),
    untouchedDays: Math.max(0, Math.floor((Date.parse(now) - updatedAt.getTime()) / dayMs)),
    keptUntil: addDays(dayOf(updatedAt.toISOString()), keptDays),
  }
}

const dayMs = 86_400_000
