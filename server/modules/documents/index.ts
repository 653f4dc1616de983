import { join } from 'node:path'
import type { Module, Platform } from '#platform/platform.ts'
import { documentsAsk, type DocumentsAsk, type DocumentsNeeds } from './ask.ts'
import { blankFormRoutes } from './blank-forms.ts'
import { downloadRoutes } from './download-routes.ts'
import { openOfficeCertificates, type OfficeCertificates } from './office-certificates.ts'
import { openPageKeys } from './page-keys.ts'
import { photoRoutes } from './photo-routes.ts'
import { pagePainter } from './paint-files.ts'
import { sweepBlobs } from './sweep.ts'
import { uploadRoutes } from './upload-routes.ts'
import { openWorkers, type Workers } from './workers.ts'

export type { DocumentsAsk, DocumentsNeeds } from './ask.ts'
export type { OfficeCertificates } from './office-certificates.ts'
export { openWorkers, type Workers } from './workers.ts'

/** Long enough for every day a demonstration's clock can be moved to. */
const demonstrationTerm = { notBefore: new Date('2020-01-01T00:00:00Z'), notAfter: new Date('2049-12-31T23:59:59Z') }

export type DocumentsModule = Module & {
  /** What this module answers to others. */
  ask: DocumentsAsk
  offices: OfficeCertificates
  /** To be called daily. */
  sweep(): Promise<number>
}

/**
 * 文书与材料.
 *
 * @param options.dataFolder its folder `keys` holds the offices' sealed certificates
 * @param options.workers those of somebody who ends them; without them, its own
 */
export function openDocuments(options: {
  platform: Platform
  ask: DocumentsNeeds
  dataFolder: string
  workers?: Workers | undefined
}): DocumentsModule {
  const { platform, ask: needs, dataFolder } = options
  const offices = openOfficeCertificates({
    keys: platform.keys,
    folder: join(dataFolder, 'keys'),
    ...demonstrationTerm,
    makes: platform.profile === 'demonstration' ? 'demonstration-certificates' : 'none',
  })
  const pageKeys = openPageKeys(platform.keys, platform.db)
  const workers = options.workers ?? openWorkers()
  const { press, renderer } = workers
  let closed = false
  return {
    name: 'documents',
    routes: [
      ...uploadRoutes(platform, needs),
      ...downloadRoutes(platform, pageKeys),
      ...photoRoutes(platform, pageKeys),
      ...blankFormRoutes(needs, press),
    ],
    performers: {
      'render-pages': pagePainter(platform, pageKeys, renderer, () => closed),
      // The names and the page keys go at once; the bytes, which nobody can read any more, with the next sweeps.
      'forget-files': async () => void (await sweepBlobs(platform)),
    },
    ask: documentsAsk(platform, offices, press),
    offices,
    sweep: () => sweepBlobs(platform),
    async close() {
      closed = true
      if (workers !== options.workers) workers.close()
    },
  }
}
