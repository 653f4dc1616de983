import { publishRules } from '#contracts/rule-trials.ts'
import { command, type Route } from '#platform/bind.ts'
import { statement } from '#platform/db.ts'
import { ruled } from './item-stream.ts'
import { publication } from './publication.ts'
import type { CatalogueNeeds } from './routes.ts'

/** 发布规则. @param published called after each publication, so that this server shows it at once */
export function publishRulesRoute(ask: Pick<CatalogueNeeds, 'rulesTried'>, published: () => void): Route {
  return command(publishRules, {
    act: ({ params: { region, item: code }, body }, commandId) =>
      publication({
        commandId,
        region,
        code,
        beside: statement(
          `select exists (
             select from catalogue.items
             where region = $1 and code = $2 and definition #>> '{decisionRules,version}' = $3) as used`,
          [region, code, body.rules.version],
        ),
        make: async (newest, [version]) => ({
          next: ruled(newest, body.rules),
          command: { type: 'publish-rules', ...body, tried: await ask.rulesTried(region, newest, body.rules) },
          versionUsed: version!['used'] === true,
        }),
      }),
    reply({ receipt, state }) {
      published()
      return { receipt, revision: state.revision }
    },
  })
}
