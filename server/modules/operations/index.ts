import { listDeadEffects, resendEffect } from '#contracts/operations.ts'
import { command, query } from '#platform/index.ts'
import { statement, type Statement } from '#platform/db.ts'
import type { Module, Platform } from '#platform/platform.ts'
import { notFound } from '#platform/refusal.ts'
import { outbox, upsert } from '#platform/table.ts'
import { readUnsent } from './unsent-messages.ts'
import { effectAct } from './effect-stream.ts'

export { withoutOperator } from './unsent-messages.ts'

const mostListed = 50

/** 失败任务: seen, and done again on an operator's word. */
export function openOperations(platform: Pick<Platform, 'db'>): Module {
  return {
    name: 'operations',
    routes: [
      query(listDeadEffects, {
        read: ({ params }) => [readDead(params.region, mostListed + 1), readUnsent(params.region)],
        reply: ({ rows }) => {
          const found = rows[0]!.rows
          return {
            effects: found.slice(0, mostListed).map((row) => ({
              effect: row['effect'] as never,
              kind: row['kind'] as string,
              attempts: row['attempts'] as number,
              error: row['error'] as string,
              failedAt: (row['failed_at'] as Date).toISOString(),
            })),
            more: found.length > mostListed,
            unsentMessages: (rows[1]!.rows[0]?.['n'] as number | undefined) ?? 0,
          }
        },
      }),
      command(resendEffect, {
        act: ({ params: { region, effect } }, commandId) =>
          effectAct({
            region,
            target: { stream: effect, fresh: true },
            commandId,
            reads: [readDead(region, mostRead)],
            decide({ reads, version, day, now }) {
              const row = reads[0]!.rows.find((one) => one['effect'] === effect)
              if (!row && version === 0) throw notFound()
              return {
                command: {
                  type: 'resend',
                  kind: (row?.['kind'] as string | undefined) ?? '',
                  attempts: (row?.['attempts'] as number | undefined) ?? 0,
                  dead: row !== undefined,
                  day,
                },
                env: undefined,
                // Under its own id: moved to the queue again, it takes the place of the job that was given up.
                rows: row
                  ? [
                      upsert(outbox, {
                        region,
                        id: effect,
                        stream: row['stream'],
                        kind: row['kind'],
                        payload: row['payload'],
                        created_at: now,
                        keeper: null,
                        priority: row['priority'],
                      }),
                    ]
                  : [],
              }
            },
          }),
      }),
    ],
    sweep: () => platform.db.query('system', statement('select platform.sweep_superseded_jobs()')),
  }
}

const mostRead = 1000

const readDead = (region: string, most: number): Statement =>
  statement(
    `select effect, stream, kind, payload, attempts, error, failed_at, priority from platform.dead_jobs($1, $2)`,
    [region, most],
  )
