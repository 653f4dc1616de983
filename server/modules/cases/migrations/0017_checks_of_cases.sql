-- 数据核验 while something is put right or supplied later too: whoever may bring files to a case may have the register asked instead. Whether
-- anything is waited for is asked by the route.
create function cases.may_check(in_region text, in_stream uuid)
returns boolean
language sql stable security definer set search_path = ''
as $$
  select cases.works_on_draft(in_region, in_stream)
    or (access.may('draft.write') and in_region = access.region() and exists (
      select
      from cases.cases c
      join log.readers r
        on r.region = c.region
        and r.stream = c.stream
      where c.region = in_region
        and c.stream = in_stream
        and r.subject = any (access.subjects())))
$$;
revoke all on function cases.may_check(text, uuid) from public;

create or replace function cases.checks_of_draft(in_region text, in_stream uuid)
returns table (material text, kind text, outcome text, sealed bytea)
language plpgsql stable security definer set search_path = ''
as $$
begin
  if not cases.may_check(in_region, in_stream) then
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

create or replace function cases.keep_check(in_region text, in_stream uuid, in_material text, in_kind text, in_outcome text, in_now timestamptz, in_sealed bytea)
returns boolean
language plpgsql volatile security definer set search_path = ''
as $$
begin
  if not cases.may_check(in_region, in_stream) then
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
