-- 数据核验: what a register said of the applicant of a draft, sealed under the draft's key until it is submitted, and gone with that key.
create table cases.data_checks (
  region text not null,
  stream uuid not null,
  material text not null,
  kind text not null,
  outcome text not null check (outcome in ('matches', 'differs', 'not-found')),
  asked_at timestamptz not null,
  sealed bytea not null,
  primary key (region, stream, material, kind),
  constraint data_checks_stream foreign key (region, stream) references vault.keys (region, stream) on delete cascade
);
grant select, insert, update, delete on cases.data_checks to yichuang_system;
alter table cases.data_checks enable row level security;
create policy system on cases.data_checks to yichuang_system using (true) with check (true);

create function cases.checks_of_draft(in_region text, in_stream uuid)
returns table (material text, kind text, outcome text, sealed bytea)
language plpgsql stable security definer set search_path = ''
as $$
begin
  if not cases.works_on_draft(in_region, in_stream) then
    return;
  end if;
  return query
    select c.material, c.kind, c.outcome, c.sealed
    from cases.data_checks c
    where c.region = in_region
      and c.stream = in_stream
    order by c.material;
end
$$;

-- Asked once: what was said first stays.
create function cases.keep_check(in_region text, in_stream uuid, in_material text, in_kind text, in_outcome text, in_now timestamptz, in_sealed bytea)
returns boolean
language plpgsql volatile security definer set search_path = ''
as $$
begin
  if not cases.works_on_draft(in_region, in_stream) then
    return false;
  end if;
  perform from vault.keys where region = in_region and stream = in_stream for key share;
  if not found then
    return false;
  end if;
  insert into cases.data_checks (region, stream, material, kind, outcome, asked_at, sealed)
  values (in_region, in_stream, in_material, in_kind, in_outcome, in_now, in_sealed)
  on conflict (region, stream, material, kind) do nothing;
  return true;
end
$$;
revoke all on function cases.checks_of_draft(text, uuid), cases.keep_check(text, uuid, text, text, text, timestamptz, bytea) from public;
grant execute on function cases.checks_of_draft(text, uuid), cases.keep_check(text, uuid, text, text, text, timestamptz, bytea)
  to yichuang_public, yichuang_desk;
