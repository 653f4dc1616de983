import type { Module, Platform } from '#platform/platform.ts'
import type { AskRegister, Courier, Locker, SendSms } from '#contracts/asks.ts'
import type { Superior } from '#contracts/referrals.ts'
import { openAssessments } from './modules/assessments/index.ts'
import { open as openCatalogue, askCatalogue } from './modules/catalogue/index.ts'
import { casesFor, openCases } from './modules/cases/index.ts'
import { openDeliveries } from './modules/deliveries/index.ts'
import { openCredentials } from './modules/credentials/index.ts'
import { openDocuments, type Workers } from './modules/documents/index.ts'
import { encodeLicenceCode, holderDigest, verifyLicenceCode } from './modules/documents/qr/licence-code.ts'
import { openOperations, withoutOperator } from './modules/operations/index.ts'
import { open as openIdentity, askContacts, askIdentity, type OfferedAccount } from './modules/identity/index.ts'
import { askObligations, openObligations } from './modules/obligations/index.ts'
import { askPrecases, openPrecases } from './modules/precases/index.ts'

/** The modules and what each may ask of which: the only wiring, readable on one screen. */
export function openModules(
  platform: Platform,
  options: {
    home: string
    accounts: readonly OfferedAccount[]
    dataFolder: string
    workers: Workers | undefined
    sendSms: SendSms | null
    courier: Courier | null
    locker: Locker | null
    register: AskRegister | null
    superior: Superior | null
    /** How often courier, locker and the authority above are asked about one thing; null leaves that to another server. */
    followEveryMs: { parcels: number; deposits: number; referrals: number } | null
    onClockMoved: () => void
  },
): Module[] {
  const catalogue = askCatalogue(platform.db, platform.wallNow, ({ code, revision }) =>
    platform.log.error({ code, revision }, 'a published item cannot be read'),
  )
  const identity = askIdentity(platform.db, platform.keys)
  const sendSms = options.sendSms ?? withoutOperator(platform.db)
  const forOthers = casesFor(platform, catalogue)

  const documents = openDocuments({
    platform,
    dataFolder: options.dataFolder,
    workers: options.workers,
    ask: { catalogue, materialOf: forOthers.materialOf },
  })
  const credentials = openCredentials({
    platform,
    ask: {
      catalogue,
      identity,
      sendSms,
      caseFacts: forOthers.caseFacts,
      mattersOf: forOthers.mattersOf,
      licenceCode: { encodeLicenceCode, verifyLicenceCode, holderDigest },
    },
  })
  const assessments = openAssessments({ platform, ask: { caseClosed: forOthers.caseClosed } })
  const cases = openCases({
    platform,
    ask: {
      catalogue,
      identity,
      register: options.register,
      superior: options.superior,
      keepContact: askContacts(platform.db, platform.keys).rows,
      ...documents.ask,
      qr: credentials.ask.qr,
      licences: credentials.ask.licences,
      rating: assessments.ask.rating,
      unkept: askObligations(platform).unkept,
      ...askPrecases,
      sendSms,
    },
    askSuperiorEveryMs: options.followEveryMs?.referrals ?? null,
  })
  const precases = openPrecases({
    platform,
    ask: {
      catalogue,
      identity,
      draft: forOthers.draft,
      caseRead: forOthers.caseClosed,
      staged: documents.ask.staged,
      fileBytes: documents.ask.fileBytes,
      sendSms,
    },
  })
  return [
    openCatalogue({ catalogue, ask: { quotaLeft: forOthers.quotaLeft, rulesTried: forOthers.rulesTried } }),
    openIdentity({
      platform,
      ask: { catalogue, identity, sendSms },
      accounts: options.accounts,
      home: options.home,
      onClockMoved: options.onClockMoved,
    }),
    documents,
    cases,
    credentials,
    assessments,
    openOperations(platform),
    precases,
    openObligations({ platform, ask: { catalogue, caseOwed: forOthers.caseOwed, brokenOff: forOthers.brokenOff } }),
    openDeliveries({
      platform,
      ask: {
        catalogue,
        identity,
        caseOnTheWay: forOthers.caseOnTheWay,
        caseClosed: forOthers.caseClosed,
        print: documents.ask.print,
        printed: documents.ask.printed,
        courier: options.courier,
        locker: options.locker,
      },
      followEveryMs: options.followEveryMs,
    }),
  ]
}
