-- 证照代替材料: whose a licence is, and which licence is to stand in for which material of a draft or a correction.

-- The log holds a commitment to the holder only; whose party it is stands in the envelope of the event that issues.
create table credentials.holders (
  region text not null,
  stream uuid not null,
  holder uuid not null,
  licence_type text not null,
  primary key (region, stream)
);
create index holders_by_party on credentials.holders (region, holder, licence_type);

insert into credentials.holders (region, stream, holder, licence_type)
select c.region, c.stream, substr(r.subject, 7)::uuid, c.licence_type
from credentials.credentials c
join log.readers r
  on r.region = c.region
  and r.stream = c.stream
  and r.subject like 'party:%'
on conflict do nothing;

-- Like a staged file: the business of whoever chose it until it is submitted, and gone with the stream's key.
create table credentials.stand_ins (
  region text not null,
  stream uuid not null,
  material text not null,
  chosen_by text not null,
  credential uuid not null,
  primary key (region, stream, material, chosen_by),
  constraint stand_ins_credential foreign key (region, credential) references credentials.credentials (region, stream),
  constraint stand_ins_stream foreign key (region, stream) references vault.keys (region, stream) on delete cascade
);

grant select, insert, update, delete on credentials.holders, credentials.stand_ins to yichuang_system;
grant select on credentials.stand_ins to yichuang_public, yichuang_desk;
alter table credentials.holders enable row level security;
alter table credentials.stand_ins enable row level security;
create policy system on credentials.holders to yichuang_system using (true) with check (true);
create policy system on credentials.stand_ins to yichuang_system using (true) with check (true);
create policy own on credentials.stand_ins for select to yichuang_public, yichuang_desk
  using (
    chosen_by = (select access.acting())
    and exists (select from log.readers r where r.region = stand_ins.region and r.stream = stand_ins.stream and r.stream >= stand_ins.stream));

-- What the session chose for a stream, with all that must hold of it on the day it is submitted.
create function credentials.chosen(in_region text, in_stream uuid)
returns table (material text, credential uuid, identifier text, title text, issuer text, licence_type text, valid_from text, valid_until text,
  status text, holder uuid)
language sql stable security definer set search_path = ''
as $$
  select s.material, s.credential, c.identifier, c.title, c.issuer, c.licence_type, c.valid_from::text, c.valid_until::text, c.status, h.holder
  from credentials.stand_ins s
  join credentials.credentials c
    on c.region = s.region
    and c.stream = s.credential
  left join credentials.holders h
    on h.region = s.region
    and h.stream = s.credential
  where s.region = in_region
    and s.stream = in_stream
    and s.chosen_by = access.acting()
    and exists (
      select
      from log.readers r
      where r.region = in_region
        and r.stream = in_stream
        and r.subject = any (access.subjects()))
  order by s.material
$$;

-- Written in the zone's own pool, by these functions only; each asks the session's permission again.
create function credentials.may_choose(in_region text, in_stream uuid)
returns boolean
language sql stable security definer set search_path = ''
as $$
  select access.may('draft.write') and in_region = access.region() and exists (
    select
    from log.readers r
    where r.region = in_region
      and r.stream = in_stream
      and r.subject = any (access.subjects()))
$$;

create function credentials.choose(in_region text, in_stream uuid, in_material text, in_credential uuid)
returns boolean
language plpgsql security definer set search_path = ''
as $$
begin
  if not credentials.may_choose(in_region, in_stream) then
    return false;
  end if;
  -- None for a stream that is just being erased or submitted.
  perform from vault.keys where region = in_region and stream = in_stream for key share;
  if not found then
    return false;
  end if;
  insert into credentials.stand_ins (region, stream, material, chosen_by, credential)
  values (in_region, in_stream, in_material, access.acting(), in_credential)
  on conflict (region, stream, material, chosen_by) do update set credential = excluded.credential;
  return true;
end
$$;

create function credentials.take_back(in_region text, in_stream uuid, in_material text)
returns boolean
language plpgsql security definer set search_path = ''
as $$
begin
  if not credentials.may_choose(in_region, in_stream) then
    return false;
  end if;
  delete from credentials.stand_ins
  where region = in_region and stream = in_stream and material = in_material and chosen_by = access.acting();
  return true;
end
$$;

revoke all on function credentials.chosen(text, uuid), credentials.may_choose(text, uuid), credentials.choose(text, uuid, text, uuid),
  credentials.take_back(text, uuid, text) from public;
grant execute on function credentials.chosen(text, uuid), credentials.choose(text, uuid, text, uuid),
  credentials.take_back(text, uuid, text) to yichuang_public, yichuang_desk;
