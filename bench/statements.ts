import type pg from 'pg'

/** Where PostgreSQL spent its time since this was last asked: planning and executing in ms, per statement. */
export async function dearestStatements(look: pg.Client): Promise<string> {
  const { rows } = await look.query<{
    text: string
    calls: string
    plans: string
    plan_ms: number
    exec_ms: number
    blocks: string
  }>(`
    select regexp_replace(left(query, 6000), '\\s+', ' ', 'g') as text, calls, plans, total_plan_time as plan_ms, total_exec_time as exec_ms,
           shared_blks_hit + shared_blks_read as blocks
    from pg_stat_statements
    order by total_plan_time + total_exec_time desc
    limit 30`)
  await look.query('select pg_stat_statements_reset()')
  return rows
    .map(
      ({ text, calls, plans, plan_ms: plan, exec_ms: exec, blocks }) =>
        `${String(Math.round(plan + exec)).padStart(7)} ms: ${calls} calls ${(exec / Number(calls)).toFixed(3)} ms ${Math.round(Number(blocks) / Number(calls))} blocks, ${plans} plans ${(plan / Math.max(1, Number(plans))).toFixed(3)} ms: ${text.slice(0, 160)}`,
    )
    .join('\n')
}
