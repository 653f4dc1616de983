-- 办件: what is derived from the streams of cases, and the drafts before them.

create schema cases;

create table cases.cases (
  region text not null,
  stream uuid not null,
  version int not null,
  number text not null,
  item text not null,
  revision int not null,
  phase text not null check (phase in ('intake', 'correcting', 'review', 'deciding', 'issuing', 'ready', 'closed')),
  ending text check (ending in ('granted', 'refused', 'refused-at-intake', 'withdrawn')),
  submitted_day date not null,
  accepted_day date,
  deemed boolean not null,
  decided_day date,
  due_day date,
  intake_office text not null,
  hall text,
  deliver_by text not null check (deliver_by in ('electronic', 'window')),
  primary key (region, stream),
  constraint cases_number unique (region, number)
);

-- Whose case it is: from the envelope of its first event, which no review role may read.
create table cases.owners (
  region text not null,
  stream uuid not null,
  applicant uuid not null,
  filed_by text not null,
  channel text not null,
  submitted_at timestamptz not null,
  primary key (region, stream)
);
-- 我的办件, newest first: one range of the index per party.
create index owners_by_applicant on cases.owners (applicant, region, submitted_at desc, stream desc);

-- 收件箱: one row per case and desk that may see it.
create table cases.boxes (
  region text not null,
  subject text not null,
  stream uuid not null,
  box text not null check (box in ('intake', 'correcting', 'running', 'hand-over', 'closed')),
  due_day date not null,
  primary key (region, stream, subject)
);
create index boxes_by_due on cases.boxes (region, subject, box, due_day, stream);

-- 审查任务 as a reviewer may know it. `desk` says whose it is; the case it belongs to is not here to be read.
create table cases.review_tasks (
  region text not null,
  task uuid not null,
  desk uuid,
  code text,
  kind text,
  task_key text,
  item text,
  revision int,
  due_day date,
  sees text[],
  done boolean not null default false,
  -- Keys of the form fields that the task shows.
  shows text[] not null default '{}',
  primary key (region, task)
);
create index review_tasks_open on cases.review_tasks (region, desk, done, due_day, task);

create table cases.drafts (
  region text not null,
  stream uuid not null,
  item text not null,
  revision int not null,
  applicant uuid not null,
  owner uuid not null,
  sealed bytea,
  updated_at timestamptz not null,
  primary key (region, stream)
);
create index drafts_by_owner on cases.drafts (owner, updated_at desc);

-- Public record of draws: no case, no person.
create table cases.draws (
  region text not null,
  id text not null,
  day date not null,
  record text not null,
  primary key (region, id)
);
create index draws_by_day on cases.draws (region, day desc, id desc);

grant usage on schema cases to yichuang_system, yichuang_public, yichuang_desk, yichuang_review;
grant select, insert, update, delete on all tables in schema cases to yichuang_system;
grant select on cases.cases, cases.owners, cases.drafts to yichuang_public, yichuang_desk;
grant select on cases.boxes to yichuang_desk;
grant select on cases.draws to yichuang_public, yichuang_desk;
grant select on cases.review_tasks to yichuang_review;

alter table cases.cases enable row level security;
alter table cases.owners enable row level security;
alter table cases.boxes enable row level security;
alter table cases.review_tasks enable row level security;
alter table cases.drafts enable row level security;

create policy system on cases.cases to yichuang_system using (true) with check (true);
create policy system on cases.owners to yichuang_system using (true) with check (true);
create policy system on cases.boxes to yichuang_system using (true) with check (true);
create policy system on cases.review_tasks to yichuang_system using (true) with check (true);
create policy system on cases.drafts to yichuang_system using (true) with check (true);

create policy own on cases.cases for select to yichuang_public, yichuang_desk
  using (exists (select from log.readers r where r.region = cases.region and r.stream = cases.stream and r.stream >= cases.stream));
create policy own on cases.owners for select to yichuang_public, yichuang_desk
  using (exists (select from log.readers r where r.region = owners.region and r.stream = owners.stream and r.stream >= owners.stream));
create policy own on cases.boxes for select to yichuang_desk
  using (region = (select access.region()) and subject = any ((select access.subjects())::text[]));
create policy own on cases.review_tasks for select to yichuang_review
  using (desk = (select access.desk()));
-- A draft belongs to a person in one capacity: for themself, or for one principal. Opened for a firm, it is the firm's business.
create policy own on cases.drafts for select to yichuang_public, yichuang_desk
  using (
    owner = (select access.holder())
    and exists (
      select
      from log.readers r
      where r.region = drafts.region
        and r.stream = drafts.stream
        and r.stream >= drafts.stream
        and r.subject = (select access.acting())));

-- Drafts are written in the zone's own pool, by these functions only; each asks the session's permission again.

create function cases.open_draft(in_region text, in_stream uuid, in_item text, in_revision int, in_applicant uuid, in_wrapped bytea, in_now timestamptz)
returns boolean
language plpgsql security definer set search_path = ''
as $$
begin
  if not access.may('draft.write') or in_region is distinct from access.region() then
    return false;
  end if;
  -- An applicant drafts for the party the session acts for; a window drafts for whoever stands there.
  if session_user = 'yichuang_public' and not ('party:' || in_applicant::text = any (access.subjects())) then
    return false;
  end if;
  -- A draft makes its owner a reader of the stream, so it may only ever begin one.
  if exists (select from log.events where region = in_region and stream = in_stream)
    or exists (select from log.readers where region = in_region and stream = in_stream) then
    return false;
  end if;
  insert into vault.keys (region, stream, wrapped) values (in_region, in_stream, in_wrapped);
  insert into log.readers (region, stream, subject) values (in_region, in_stream, access.acting());
  insert into cases.drafts (region, stream, item, revision, applicant, owner, sealed, updated_at)
  values (in_region, in_stream, in_item, in_revision, in_applicant, access.holder(), null, in_now);
  return true;
end
$$;

create function cases.owns_draft(in_region text, in_stream uuid)
returns boolean
language sql stable security definer set search_path = ''
as $$
  select access.may('draft.write') and exists (
    select
    from cases.drafts d
    join log.readers r
      on r.region = d.region
      and r.stream = d.stream
      and r.subject = access.acting()
    where d.region = in_region
      and d.region = access.region()
      and d.stream = in_stream
      and d.owner = access.holder())
$$;

create function cases.save_draft(in_region text, in_stream uuid, in_sealed bytea, in_now timestamptz)
returns boolean
language plpgsql security definer set search_path = ''
as $$
begin
  if not cases.owns_draft(in_region, in_stream) then
    return false;
  end if;
  update cases.drafts
  set sealed = in_sealed, updated_at = in_now
  where region = in_region and stream = in_stream;
  return found;
end
$$;

create function cases.discard_draft(in_region text, in_stream uuid)
returns boolean
language plpgsql security definer set search_path = ''
as $$
begin
  if not cases.owns_draft(in_region, in_stream) then
    return false;
  end if;
  delete from cases.drafts where region = in_region and stream = in_stream;
  if not found then
    return false;
  end if;
  -- Destroying the key erases what was sealed with it.
  delete from vault.keys where region = in_region and stream = in_stream;
  delete from log.readers where region = in_region and stream = in_stream;
  return true;
end
$$;

-- The materials that a task of the asking desk is shown; null for everybody else's.
create function cases.task_sees(in_region text, in_task uuid)
returns text[]
language sql stable security definer set search_path = ''
as $$
  select t.sees
  from cases.review_tasks t
  where t.region = in_region
    and t.task = in_task
    and t.desk = access.desk()
$$;

-- 不对应 in the database itself: of the case behind a task its reviewer's role reads what the task's page shows, and nothing else.
-- Facts of a task of the asking desk, in the order in which they came. Left out: numbers, ids, days, codes, commitments, sizes and kinds
-- of files; answers and materials that the task does not show; and for a review all that its colleagues said. What the task's own desk
-- answered is among them, so that whoever gave an opinion can read it again.
create function cases.task_facts(in_region text, in_task uuid)
returns table (type text, data text)
language sql stable security definer set search_path = ''
as $$
  select e.type,
         (case e.type
            when 'case.assignee-drawn' then jsonb_build_object('task', d.data -> 'task', 'label', d.data -> 'label')
            when 'case.opinion-given' then jsonb_build_object('task', d.data -> 'task', 'verdict', d.data -> 'verdict',
              'scores', d.data -> 'scores', 'total', d.data -> 'total', 'reasons', d.data -> 'reasons')
            when 'case.feedback-merged' then jsonb_build_object('task', d.data -> 'task', 'verdict', d.data -> 'verdict',
              'summary', d.data -> 'summary')
            when 'case.decided' then jsonb_build_object('task', d.data -> 'task', 'outcome', d.data -> 'outcome',
              'reasons', d.data -> 'reasons', 'basis', d.data -> 'basis')
            else jsonb_build_object(
              'plain', (
                select coalesce(jsonb_object_agg(p.key, p.value), '{}')
                from jsonb_each(d.data -> 'plain') p
                where p.key = any (t.shows)),
              'materials', (
                select coalesce(jsonb_agg(jsonb_build_object('material', m.one -> 'material', 'paper', m.one -> 'file' = 'null') order by m.place), '[]')
                from jsonb_array_elements(d.data -> 'materials') with ordinality m (one, place)
                where m.one ->> 'material' = any (t.sees)))
          end)::text
  from cases.review_tasks t
  join log.aliases a
    on a.region = t.region
    and a.alias = t.task
  join log.events e
    on e.region = a.region
    and e.stream = a.stream
  cross join lateral (select e.data::jsonb as data) d
  where t.region = in_region
    and t.task = in_task
    and t.desk = access.desk()
    and a.desk = t.desk
    and case
          when e.type in ('case.submitted', 'case.corrected') then true
          when e.type = 'case.assignee-drawn' then t.kind in ('merge', 'decide')
          when e.type = 'case.opinion-given' then t.kind in ('merge', 'decide') or d.data ->> 'task' = t.task_key
          when e.type = 'case.feedback-merged' then t.kind = 'decide' or d.data ->> 'task' = t.task_key
          when e.type = 'case.decided' then d.data ->> 'task' = t.task_key
          else false
        end
  order by e.version
$$;

revoke all on all functions in schema cases from public;
grant execute on function cases.open_draft(text, uuid, text, int, uuid, bytea, timestamptz), cases.save_draft(text, uuid, bytea, timestamptz),
  cases.discard_draft(text, uuid) to yichuang_public, yichuang_desk;
grant execute on function cases.task_sees(text, uuid), cases.task_facts(text, uuid) to yichuang_review;
