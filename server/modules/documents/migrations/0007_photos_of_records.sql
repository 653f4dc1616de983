-- 现场照片 are numbered through all the records of a visit, so that one number is one photograph.
create or replace function documents.visit_photo(in_region text, in_task uuid, in_photo int)
returns table (blob uuid, wrapped bytea)
language sql stable security definer set search_path = ''
as $$
  select p.blob, k.wrapped
  from cases.review_tasks t
  join log.aliases a
    on a.region = t.region
    and a.alias = t.task
  join log.events c
    on c.region = a.region
    and c.stream = a.stream
    and c.type = 'case.visit-called'
    and (c.data::jsonb -> 'members') ? t.task_key
  join lateral (
    select (taken.photo ->> 'file')::uuid as file,
           row_number() over (order by e.version, taken.place) as number
    from log.events e
    cross join lateral jsonb_array_elements(e.data::jsonb -> 'photos') with ordinality as taken (photo, place)
    where e.region = a.region
      and e.stream = a.stream
      and e.type = 'case.visit-recorded'
      and e.data::jsonb ->> 'visit' = c.data::jsonb ->> 'visit') s
    on s.number = in_photo
  join documents.pages p
    on p.region = a.region
    and p.file = s.file
    and p.page = 1
    and p.state = 'ready'
  join documents.page_keys k
    on k.region = a.region
    and k.stream = a.stream
  where t.region = in_region
    and t.task = in_task
    and t.kind = 'site-visit'
    and t.desk = access.desk()
    and not t.returned
    and a.desk = t.desk
$$;
