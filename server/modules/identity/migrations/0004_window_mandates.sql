-- 授权委托书 noted at a window: for which items and acts, from when, and whether the original or a scan was kept. What stood before has no
-- such bounds: null is every item and every act.
alter table identity.mandates
  add column items text[],
  add column acts text[] check (acts <@ array['file', 'fetch'] and cardinality(acts) > 0),
  add column signed_on date,
  add column document text check (document in ('original', 'scan')),
  add column noted_by uuid,
  add column noted_region text,
  add column noted_office text,
  add column noted_at timestamptz;
create index mandates_by_principal on identity.mandates (principal, agent);

-- A window notes what the agent shows who stands before it.
create function identity.note_mandate(in_id uuid, in_agent uuid, in_principal uuid, in_scope text, in_items text[], in_acts text[],
  in_signed_on date, in_valid_until date, in_document text, in_office text)
returns boolean
language plpgsql volatile security definer set search_path = ''
as $$
begin
  if not access.present(in_agent) or in_agent = in_principal then
    return false;
  end if;
  insert into identity.mandates (id, principal, agent, scope, items, acts, signed_on, valid_until, document, noted_by, noted_region,
    noted_office, noted_at)
  values (in_id, in_principal, in_agent, in_scope, in_items, in_acts, in_signed_on, in_valid_until, in_document, access.holder(),
    access.region(), in_office, pg_catalog.now());
  return true;
end
$$;

create function identity.mandates_of_present(in_agent uuid)
returns table (id uuid, principal uuid, kind text, sealed bytea, items text[], acts text[], valid_until text, document text)
language plpgsql stable security definer set search_path = ''
as $$
begin
  if not access.present(in_agent) then
    return;
  end if;
  return query
    select m.id, m.principal, p.kind, p.sealed, m.items, m.acts, m.valid_until::text, m.document
    from identity.mandates m
    join identity.parties p on p.id = m.principal
    where m.agent = in_agent
      and access.mandate_holds(m.id)
    order by m.noted_at desc nulls last, m.id
    limit 50;
end
$$;

revoke all on function identity.note_mandate(uuid, uuid, uuid, text, text[], text[], date, date, text, text),
  identity.mandates_of_present(uuid) from public;
grant execute on function identity.note_mandate(uuid, uuid, uuid, text, text[], text[], date, date, text, text),
  identity.mandates_of_present(uuid) to yichuang_desk;
grant execute on function access.present(uuid) to yichuang_desk;
