-- 逾期视为准予、视为同意: whoever decides is told the last day of a silence, past which nothing is decided any more, and nothing else of the case.
create function cases.task_silence(in_region text, in_task uuid)
returns table (answered_at timestamptz)
language sql stable security definer set search_path = ''
as $$
  select d.due_at
  from cases.review_tasks t
  join log.aliases a
    on a.region = t.region
    and a.alias = t.task
    and a.desk = t.desk
  join platform.deadlines d
    on d.region = a.region
    and d.stream = a.stream
    and d.name in ('renewal', 'agreement')
  where t.region = in_region
    and t.task = in_task
    and t.desk = access.desk()
    and not t.returned
    and not t.done
    and t.kind = 'decide'
$$;

revoke all on function cases.task_silence(text, uuid) from public;
grant execute on function cases.task_silence(text, uuid) to yichuang_review;
