import { statement, type Statement } from '#platform/db.ts'

const columns = `stream, case_stream, number, item, revision, materials, missing, returned, hall, office, place, sheet,
  taken_day::text as taken_day, handed_at, received_at`

/** Batches of originals of one hall or one office in one place, or of one case, oldest first. `after` is `<taken_day>,<stream>`. */
export function listOriginals(
  region: string,
  of: { side: 'window' | 'office'; id: string },
  { place, caseStream }: { place: string; caseStream: string | undefined },
  limit: number,
  after: string | undefined,
): Statement {
  const [day, stream] = after?.split(',') ?? []
  return statement(
    `select ${columns}
     from deliveries.transfers
     where region = $1
       and ${of.side === 'window' ? 'hall' : 'office'} = $2
       and ${caseStream === undefined ? 'place = $3' : 'case_stream = $3::uuid'}
       and (transfers.taken_day, transfers.stream) > (coalesce($4::date, '-infinity'), coalesce($5::uuid, '00000000-0000-0000-0000-000000000000'))
     order by transfers.taken_day, transfers.stream
     limit $6`,
    [region, of.id, caseStream ?? place, day ?? null, stream ?? null, limit],
  )
}

export function readOriginals(region: string, stream: string): Statement {
  return statement(`select ${columns} from deliveries.transfers where region = $1 and stream = $2`, [region, stream])
}

/** Which member of staff signed which side of a sheet. */
export function readSigners(region: string, stream: string): Statement {
  return statement(`select act, signer from deliveries.signers where region = $1 and stream = $2`, [region, stream])
}
