import assert from 'node:assert/strict'
import { accept, region } from '#tests/harness/case-walk.ts'
import type { TestPlatform } from '#tests/harness/platform.ts'
import type { Seen } from './collect.ts'
import { done } from './done.ts'
import type { MarkedCase } from './filing.ts'
import type { OpenLookers } from './lookers.ts'
import { markedFile } from './marked-files.ts'

/** 容缺: supplied, sent back in marked words and supplied again, while those who were drawn to review look. */
export async function driveDeferral(
  platform: TestPlatform,
  marked: MarkedCase,
  open: OpenLookers,
  later: string,
): Promise<Seen[]> {
  const { canaries, id, acceptor, applicant, item } = marked
  const { drawnFor, lookAfresh, all } = open(marked)
  const supply = async (turn: number) => {
    const { name, bytes } = await markedFile(
      item.materials.find(({ key }) => key === later)!,
      canaries,
      turn,
    )
    const path = `/api/${region}/cases/${id}/files?material=${later}&name=${encodeURIComponent(name)}`
    const sent = await applicant.upload(path, bytes)
    assert.equal(sent.status, 200, sent.body.toString())
    const { file } = sent.json as { file: string }
    canaries.watch(`file id of ${later}`, file)
    marked.files.push(file)
    await done(applicant, `/cases/${id}/deferred-materials`, {})
  }
  await accept(acceptor.visitor, id)
  await drawnFor('review')
  await supply(0)
  await done(acceptor.visitor, `/cases/${id}/deferred-check`, {
    found: [{ material: later, inOrder: false, remark: canaries.name('remark on what was promised for later') }],
  })
  await supply(1)
  await lookAfresh('supplied later')
  return all()
}

/** 告知承诺: decided without a reviewer, and taken back in marked words; nobody of the review zone learns of it. */
export async function drivePromise(platform: TestPlatform, marked: MarkedCase, open: OpenLookers): Promise<Seen[]> {
  const { canaries, id, applicant, owner } = marked
  const { lookAfresh, all } = open(marked)
  await platform.until(
    () => owner.sql(`select phase from cases.cases where stream = $1`, [id]),
    (rows) => rows[0]?.['phase'] === 'ready',
  )
  await done(applicant, `/cases/${id}/promise-withdrawal`, { reason: canaries.name('why a promise is taken back') })
  await lookAfresh('decided on a promise')
  return all()
}
