import { designed, publishForm } from '#contracts/form-design.ts'
import type { Item } from '#contracts/item.ts'
import { askedThoughChecked } from '#contracts/data-checks.ts'
import { askedAgain } from '#contracts/sources.ts'
import { demand } from '#kernel/rule-violation.ts'
import { command, type Route } from '#platform/bind.ts'
import { statement } from '#platform/db.ts'
import { publication } from './publication.ts'

/** 发布表单. @param published called after each publication, so that this server shows it at once */
export function publishFormRoute(published: () => void): Route {
  return command(publishForm, {
    act({ params: { region, item: code }, body }, commandId) {
      const { basedOn, ...design } = body
      return publication({
        commandId,
        region,
        code,
        beside: statement(
          `select distinct on (code) code, definition -> 'outcome' as outcome
           from catalogue.items
           where region = $1
           order by code, revision desc
           limit 20000`,
          [region],
        ),
        make(newest, others) {
          const next = designed(newest, design)
          const again = askedAgain(next, others as Pick<Item, 'code' | 'outcome'>[])
          demand(again.length === 0, 'item.material-asked-again', {
            materials: again.map(({ name }) => name).join('、'),
          })
          const checked = askedThoughChecked(next)
          demand(checked.length === 0, 'item.material-checked-elsewhere', {
            materials: checked.map(({ name }) => name).join('、'),
          })
          return { next, command: { type: 'publish-form', design, basedOn } }
        },
      })
    },
    reply({ receipt, state }) {
      published()
      return { receipt, revision: state.revision }
    },
  })
}
