import type { Item } from '#contracts/item.ts'
import { linesToCheck } from '#contracts/formal-check.ts'
import type { Visitor } from './client.ts'
import type { Desks } from './desks.ts'
import { region, type People } from './people.ts'
import { requiredMaterials, sampleAnswers, samplePdf } from './sample-case.ts'

/** 草稿, filled in and with a PDF for each required material: what an applicant has before 提交. */
export async function prepareDraft(applicant: Visitor, item: Item): Promise<string> {
  const opened = await applicant.send('open a draft', 'POST', `/api/${region}/drafts`, { item: item.code })
  const { case: draft } = opened.json as { case: string }
  const answers = sampleAnswers(item)
  await applicant.send('save a draft', 'PUT', `/api/${region}/drafts/${draft}`, { base: 0, answers, paper: [] })
  for (const material of requiredMaterials(item, answers))
    await applicant.upload(
      'upload a file',
      `/api/${region}/cases/${draft}/files?material=${material.key}&name=${material.key}.pdf`,
      samplePdf(`${material.key} of ${draft}`),
    )
  return draft
}

export async function submitDraft(applicant: Visitor, draft: string): Promise<void> {
  await applicant.send('submit', 'POST', `/api/${region}/cases`, { draft, declaration: true, deliverBy: 'electronic' })
}

export async function acceptCase(acceptor: Visitor, stream: string, item: Item): Promise<void> {
  await acceptor.send('accept', 'POST', `/api/${region}/cases/${stream}/acceptance`, {
    checked: linesToCheck(item, sampleAnswers(item), []),
  })
}

/** From the empty form to the rated result, with the pages that people look at on the way. */
export async function wholeLifecycle(people: People, desks: Desks, applicant: Visitor, item: Item): Promise<void> {
  const draft = await prepareDraft(applicant, item)
  await submitDraft(applicant, draft)
  const acceptor = people.acceptorOf(item)
  await acceptor.get('read a case at the desk', `/api/${region}/desk/cases/${draft}`)
  await acceptCase(acceptor, draft, item)
  await desks.reached(draft, ['ready'])
  await applicant.get('read an own case', `/api/${region}/cases/${draft}`)
  await applicant.send('receive the result', 'POST', `/api/${region}/cases/${draft}/receipt`, {})
  await applicant.send('rate', 'POST', `/api/${region}/cases/${draft}/rating`, {
    stars: 5,
    tags: ['efficiency'],
    remark: '办得快',
  })
}
