-- 通知设置: which notices a party does without, as it said last. What it said before stands: whoever was not told can be shown why.
create table identity.notice_choices (
  party uuid not null references identity.parties,
  chosen_at timestamptz not null,
  unwanted text[] not null,
  primary key (party, chosen_at),
  -- What the law demands to be told is told.
  constraint notice_choices_dispensable check (
    unwanted <@ array['corrected', 'special-procedure-ended', 'result-dispatched', 'message-answered', 'precase-answered'])
);
grant select on identity.notice_choices to yichuang_public, yichuang_system;
alter table identity.notice_choices enable row level security;
create policy system on identity.notice_choices to yichuang_system using (true) with check (true);
create policy own on identity.notice_choices for select to yichuang_public
  using ('party:' || party::text = any ((select access.subjects())::text[]));

create function identity.choose_notices(in_party uuid, in_unwanted text[])
returns boolean
language plpgsql security definer set search_path = ''
as $$
begin
  if not access.may('case.read-own') or not ('party:' || in_party::text = any (access.subjects())) then
    return false;
  end if;
  insert into identity.notice_choices (party, chosen_at, unwanted)
  values (in_party, pg_catalog.clock_timestamp(), in_unwanted);
  return true;
end
$$;
revoke all on function identity.choose_notices(uuid, text[]) from public;
grant execute on function identity.choose_notices(uuid, text[]) to yichuang_public;
