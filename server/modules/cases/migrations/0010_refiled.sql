-- 重新申请: the same matter filed again within a year after it was withdrawn or refused goes to whoever reviewed it before, so that nobody
-- finds another reviewer by filing again. Which case that was, and who was drawn there, is asked by these two functions alone.

-- The latest such case of the party and item of a draft of the asking session, among the party's fifty latest.
create function cases.refiled(in_region text, in_draft uuid)
returns table (stream uuid, submitted_day date)
language sql stable security definer set search_path = ''
as $$
  select c.stream, c.submitted_day
  from cases.drafts d
  cross join lateral (
    select own.region, own.stream, own.submitted_at
    from cases.owners own
    where own.applicant = d.applicant
      and own.region = d.region
    order by own.submitted_at desc, own.stream desc
    limit 50
  ) o
  join cases.cases c
    on c.region = o.region
    and c.stream = o.stream
  where d.region = in_region
    and d.stream = in_draft
    and d.owner = access.holder()
    and c.item = d.item
    and c.accepted_day is not null
    and c.ending in ('withdrawn', 'refused')
  order by o.submitted_at desc, o.stream desc
  limit 1
$$;
revoke all on function cases.refiled(text, uuid) from public;
grant execute on function cases.refiled(text, uuid) to yichuang_public, yichuang_desk;

-- Who was drawn for each task of that case, and kept it.
create function cases.drawn_before(in_region text, in_stream uuid)
returns table (task_key text, person uuid)
language sql stable security definer set search_path = ''
as $$
  select t.task_key, a.person
  from sealed.assignments a
  join cases.review_tasks t
    on t.region = a.region
    and t.task = a.alias
  where a.region = in_region
    and a.stream = in_stream
    and not t.returned
$$;
revoke all on function cases.drawn_before(text, uuid) from public;
grant execute on function cases.drawn_before(text, uuid) to yichuang_system;
