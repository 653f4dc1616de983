-- Nearly every draft is filed without a 数据核验: who asks is looked up where there is something to tell, for it costs more than the rest.
create or replace function cases.checks_of_draft(in_region text, in_stream uuid)
returns table (material text, kind text, outcome text, sealed bytea)
language plpgsql stable security definer set search_path = ''
as $$
begin
  if not exists (select from cases.data_checks c where c.region = in_region and c.stream = in_stream)
    or not cases.may_check(in_region, in_stream) then
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
