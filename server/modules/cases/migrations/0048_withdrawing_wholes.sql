-- 撤回 of a whole waits for an answer: nobody decides a part of it meanwhile. Told to whoever decides the part: the last day of the answer, and nothing of the whole.
create function cases.task_whole_withdrawing(in_region text, in_task uuid)
returns table (last_day timestamptz)
language sql stable security definer set search_path = ''
as $$
  select d.due_at
  from cases.review_tasks t
  join log.aliases a
    on a.region = t.region
    and a.alias = t.task
    and a.desk = t.desk
  join cases.parts p
    on p.region = a.region
    and p.stream = a.stream
  join platform.deadlines d
    on d.region = p.region
    and d.stream = p.whole
    and d.name = 'withdrawal'
  where t.region = in_region
    and t.task = in_task
    and t.desk = access.desk()
    and not t.returned
    and t.kind = 'decide'
$$;

revoke all on function cases.task_whole_withdrawing(text, uuid) from public;
grant execute on function cases.task_whole_withdrawing(text, uuid) to yichuang_review;
