-- What whoever merges or decides may know of a renewal that was asked for in time: from which day it counts, what it does not count, and with which day the licence ends.
create function cases.task_renewal(in_region text, in_task uuid)
returns table (accepted text, counted jsonb)
language sql stable security definer set search_path = ''
as $$
  select c.accepted_day::text, pg_catalog.jsonb_build_object('procedures', c.counted -> 'procedures', 'sentUp', c.counted -> 'sentUp', 'renews',
    c.counted -> 'renews', 'anew', c.counted -> 'anew')
  from cases.review_tasks t
  join log.aliases a
    on a.region = t.region
    and a.alias = t.task
    and a.desk = t.desk
  join cases.cases c
    on c.region = a.region
    and c.stream = a.stream
  where t.region = in_region
    and t.task = in_task
    and t.desk = access.desk()
    and not t.returned
    and t.kind in ('merge', 'decide')
    and c.accepted_day is not null
    and c.counted ->> 'renews' is not null
$$;
revoke all on function cases.task_renewal(text, uuid) from public;
grant execute on function cases.task_renewal(text, uuid) to yichuang_review;
