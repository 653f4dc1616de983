import { discardDraft, openDraft } from '#contracts/cases.ts'
import { closeSession, openDemonstrationSession } from '#contracts/identity.ts'
import { localPath } from '#contracts/local-path.ts'
import type { LicenceMatter } from '#contracts/matters.ts'
import { roles } from '#contracts/permissions.ts'
import { call } from '#web/shared/call.ts'
import { explain } from '#web/shared/refused.ts'
import { addresses } from '../addresses.ts'
import { once, say } from './outcome.ts'

/** What the single buttons of the pages do, by the data attribute that names the act. */
const acts: Record<string, (button: HTMLElement, region: string) => Promise<string>> = {
  logOut: async (_, region) => {
    await call(closeSession, {})
    return addresses.home(region)
  },
  logIn: async (button, region) => {
    const session = await call(openDemonstrationSession, { body: { account: button.dataset.logIn ?? '' } })
    const next = localPath(button.dataset.next)
    const ofDesk = next?.startsWith(addresses.desk) ?? false
    if (roles[session.role].zone !== 'public') return next && ofDesk ? next : addresses.desk
    return next && !ofDesk ? next : addresses.home(region)
  },
  openDraft: async (button, region) => {
    const { openDraft: item = '', from, project, matter, licence } = button.dataset
    // The page's own attribute; the server checks it.
    const about = matter && licence ? { about: { matter: matter as LicenceMatter, identifier: licence } } : {}
    const begins = { ...(from ? { from } : {}), ...(project ? { project } : {}) }
    const draft = await call(openDraft, { params: { region }, body: { item, ...begins, ...about } })
    return addresses.apply(region, draft.case)
  },
  discardDraft: async (button, region) => {
    await call(discardDraft, { params: { region, case: button.dataset.discardDraft ?? '' } })
    return addresses.cases(region)
  },
}

/** Each act ends on another page. */
export function watchButtons(region: string): void {
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null
    const act = button && Object.keys(button.dataset).flatMap((name) => acts[name] ?? [])[0]
    if (!button || !act) return
    void once(button, async () => {
      try {
        location.assign(await act(button, region))
      } catch (error) {
        say(button, explain(error))
      }
    })
  })
}
