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
create index owners_by_applicant on cases.owners (applicant, submitted_at desc, stream);

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
  using (exists (select from log.readers r where r.region = cases.region and r.stream = cases.stream and r.subject = any ((select access.subjects())::text[])));
create policy own on cases.owners for select to yichuang_public, yichuang_desk
  using (exists (select from log.readers r where r.region = owners.region and r.stream = owners.stream and r.subject = any ((select access.subjects())::text[])));
create policy own on cases.boxes for select to yichuang_desk
  using (subject = any ((select access.subjects())::text[]));
create policy own on cases.review_tasks for select to yichuang_review
  using (desk = (select access.desk()));
create policy own on cases.drafts for select to yichuang_public, yichuang_desk
  using (owner = (select access.holder()));

-- Drafts are written in the zone's own pool, by these functions only; each asks the session's permission again.

create function cases.open_draft(in_region text, in_stream uuid, in_item text, in_revision int, in_applicant uuid, in_wrapped bytea, in_now timestamptz)
returns boolean
language plpgsql security definer set search_path = ''
as $$
begin
  if not access.may('draft.write') then
    return false;
  end if;
  -- An applicant drafts for the party the session acts for; a window drafts for whoever stands there.
  if session_user = 'yichuang_public' and not ('party:' || in_applicant::text = any (access.subjects())) then
    return false;
  end if;
  insert into vault.keys (region, stream, wrapped) values (in_region, in_stream, in_wrapped);
  insert into log.readers (region, stream, subject) values (in_region, in_stream, 'holder:' || access.holder()::text);
  insert into cases.drafts (region, stream, item, revision, applicant, owner, sealed, updated_at)
  values (in_region, in_stream, in_item, in_revision, in_applicant, access.holder(), null, in_now);
  return true;
end
$$;

create function cases.save_draft(in_region text, in_stream uuid, in_sealed bytea, in_now timestamptz)
returns boolean
language plpgsql security definer set search_path = ''
as $$
begin
  if not access.may('draft.write') then
    return false;
  end if;
  update cases.drafts
  set sealed = in_sealed, updated_at = in_now
  where region = in_region and stream = in_stream and owner = access.holder();
  return found;
end
$$;

create function cases.discard_draft(in_region text, in_stream uuid)
returns boolean
language plpgsql security definer set search_path = ''
as $$
begin
  if not access.may('draft.write') then
    return false;
  end if;
  delete from cases.drafts where region = in_region and stream = in_stream and owner = access.holder();
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

revoke all on all functions in schema cases from public;
grant execute on function cases.open_draft(text, uuid, text, int, uuid, bytea, timestamptz), cases.save_draft(text, uuid, bytea, timestamptz),
  cases.discard_draft(text, uuid) to yichuang_public, yichuang_desk;
grant execute on function cases.task_sees(text, uuid) to yichuang_review;
