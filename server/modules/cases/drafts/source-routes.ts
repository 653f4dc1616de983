import { dropSource, useSource, type DraftView } from '#contracts/cases.ts'
import { demand } from '#kernel/rule-violation.ts'
import { statement, type Statement } from '#platform/db.ts'
import { action, type Route } from '#platform/index.ts'
import type { Platform } from '#platform/platform.ts'
import { notFound } from '#platform/refusal.ts'
import type { CasesAsk, StagedFile } from '../ask.ts'
import { earlierMaterials, fits, standsIn } from './sources.ts'

/** 使用已有证照或材料: on a draft, or on a case that waits for its correction. */
export function sourceRoutes(platform: Platform, ask: CasesAsk): Route[] {
  return [
    action(useSource, {
      read: ({ params }) => [readPlace(params.region, params.case)],
      async run({ rows, write, now, day }, { params, body }) {
        const { region, case: stream } = params
        const row = rows[0]!.rows[0]
        if (!row) throw notFound()
        demand(row['open'] === true, 'case.not-correcting')
        const party = row['applicant'] as string
        const item = await ask.catalogue.item(region, row['item'] as string, row['revision'] as number)
        const material = item.materials.find((candidate) => candidate.key === body.material)
        demand(material, 'file.unknown-material')

        if (body.use === 'licence') {
          const held = await ask.licences.held(region, party, material.licence ? [material.licence] : [], day)
          const licence = held.find((one) => one.identifier === body.identifier)
          demand(licence && standsIn(licence, material, party, day), 'source.licence-unknown')
          await done(write([ask.licences.choose(region, stream, material.key, licence.credential)]))
          const { identifier, title, issuer, validUntil } = licence
          return { chosen: { identifier, title, issuer, validUntil, good: true }, file: null }
        }
        const published = await ask.catalogue.items(region)
        const earlier = await earlierMaterials(platform, ask, { region, party, stream }, [body.case])
        const found = earlier.find((one) => one.file.file === body.file && fits(one, item, material, published, day))
        demand(found, 'source.earlier-unknown')
        const copy = await ask.earlier.copy(
          {
            region,
            stream,
            key: platform.vault.unwrap(region, stream, row['wrapped'] as Uint8Array),
            material: material.key,
            file: found.file,
            earlier: {
              case: body.case,
              number: found.from.number,
              day: found.from.day,
              content: found.file.content,
            },
            maxFiles: material.maxFiles,
            now,
          },
          write,
        )
        return { chosen: null, file: stagedView(copy) }
      },
    }),

    action(dropSource, {
      async run({ write }, { params }) {
        await done(write([ask.licences.takeBack(params.region, params.case, params.material)]))
        return { dropped: true as const }
      },
    }),
  ]
}

/** A staged file without its commitment, which is the log's business. */
export const stagedView = ({ file, material, name, mediaType, bytes, earlier }: StagedFile) => ({
  file: file as DraftView['files'][number]['file'],
  material,
  name,
  mediaType,
  bytes,
  earlier,
})

async function done(written: ReturnType<Parameters<CasesAsk['earlier']['copy']>[1]>): Promise<void> {
  const [answer] = await written
  if (!answer?.rows[0]?.['done']) throw notFound()
}

/** The draft or case as far as the session may see it: whose it is, which item it follows, and whether it takes anything now. */
function readPlace(region: string, stream: string): Statement {
  return statement(
    `select place.item, place.revision, place.applicant, place.open, k.wrapped
     from (
       select d.region, d.stream, d.item, d.revision, d.applicant, true as open
       from cases.drafts d
       where d.region = $1
         and d.stream = $2
       union all
       select c.region, c.stream, c.item, c.revision, o.applicant, c.phase = 'correcting' or c.deferring
       from cases.cases c
       join cases.owners o
         on o.region = c.region
         and o.stream = c.stream
       where c.region = $1
         and c.stream = $2
     ) place
     join vault.keys k
       on k.region = place.region
       and k.stream = place.stream`,
    [region, stream],
  )
}
