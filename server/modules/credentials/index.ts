import type { Module, Platform } from '#platform/platform.ts'
import type { CredentialsAsk, CredentialsNeeds } from './ask.ts'
import { defaultReader } from './default-news.ts'
import { announceExpiry, ranOut } from './expiry.ts'
import { grantsRoute } from './grants-route.ts'
import { issuingReader } from './issue.ts'
import { askCredentials } from './licence-qr.ts'
import { askLicences } from './stand-ins.ts'
import { ownRoutes } from './own-routes.ts'
import { closureReader } from './on-closure.ts'
import { promiseReader } from './on-promise.ts'
import { verifyRoute } from './verify-route.ts'

export type { CredentialsAsk, CredentialsNeeds, GrantedCase, LicenceCodes } from './ask.ts'

export function openCredentials({
  platform,
  ask,
}: {
  platform: Platform
  ask: CredentialsNeeds
}): Module & { ask: CredentialsAsk } {
  return {
    name: 'credentials',
    routes: [verifyRoute(platform, ask.licenceCode), grantsRoute(ask), ...ownRoutes(ask)],
    readers: [
      issuingReader(platform, ask),
      promiseReader(platform, ask),
      closureReader(platform, ask),
      defaultReader(platform),
    ],
    performers: { 'announce-expiry': (job) => announceExpiry(platform, ask, job) },
    deadlines: { credential: (due) => ranOut(platform, due) },
    ask: { ...askCredentials(platform, ask.licenceCode), licences: askLicences(platform) },
  }
}
