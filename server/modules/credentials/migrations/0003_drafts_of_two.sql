-- 窗口续办网上草稿: while two work on a draft, the licence that one chose stands for the other too.

drop policy own on credentials.stand_ins;
create policy own on credentials.stand_ins for select to yichuang_public, yichuang_desk
  using (
    (chosen_by = (select access.acting()) or access.together(region, stream, chosen_by))
    and exists (select from log.readers r where r.region = stand_ins.region and r.stream = stand_ins.stream and r.stream >= stand_ins.stream));

create or replace function credentials.chosen(in_region text, in_stream uuid)
returns table (material text, credential uuid, identifier text, title text, issuer text, licence_type text, valid_from text, valid_until text,
  status text, holder uuid)
language sql stable security definer set search_path = ''
as $$
  select distinct on (s.material) s.material, s.credential, c.identifier, c.title, c.issuer, c.licence_type, c.valid_from::text,
    c.valid_until::text, c.status, h.holder
  from credentials.stand_ins s
  join credentials.credentials c
    on c.region = s.region
    and c.stream = s.credential
  left join credentials.holders h
    on h.region = s.region
    and h.stream = s.credential
  where s.region = in_region
    and s.stream = in_stream
    and (s.chosen_by = access.acting() or access.together(in_region, in_stream, s.chosen_by))
    and exists (
      select
      from log.readers r
      where r.region = in_region
        and r.stream = in_stream
        and r.subject = any (access.subjects()))
  -- Of two choices for one material the asking session's own counts.
  order by s.material, s.chosen_by = access.acting() desc
$$;

create or replace function credentials.take_back(in_region text, in_stream uuid, in_material text)
returns boolean
language plpgsql security definer set search_path = ''
as $$
begin
  if not credentials.may_choose(in_region, in_stream) then
    return false;
  end if;
  delete from credentials.stand_ins s
  where s.region = in_region
    and s.stream = in_stream
    and s.material = in_material
    and (s.chosen_by = access.acting() or access.together(in_region, in_stream, s.chosen_by));
  return true;
end
$$;
