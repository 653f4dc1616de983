-- 撤销授权 at a window: whoever gave a mandate takes it back, or whoever has it gives it up, while standing before a clerk.
alter table identity.mandates
  add column revoked_by uuid,
  add column revoked_for text check (revoked_for in ('principal', 'agent'));

create function identity.mandates_given_by_present(in_principal uuid)
returns table (id uuid, agent uuid, kind text, sealed bytea, items text[], acts text[], valid_until text)
language plpgsql stable security definer set search_path = ''
as $$
begin
  if not access.present(in_principal) then
    return;
  end if;
  return query
    select m.id, m.agent, p.kind, p.sealed, m.items, m.acts, m.valid_until::text
    from identity.mandates m
    join identity.parties p on p.id = m.agent
    where m.principal = in_principal
      and access.mandate_holds(m.id)
    order by m.noted_at desc nulls last, m.id
    limit 50;
end
$$;

-- Waits for the writes under it that are on their way, like every revocation; its sessions end with it.
create function identity.revoke_mandate_of_present(in_mandate uuid, in_present uuid)
returns boolean
language plpgsql volatile security definer set search_path = ''
as $$
begin
  if not access.present(in_present) then
    return false;
  end if;
  update identity.mandates m
  set revoked_at = pg_catalog.now(),
      revoked_by = access.holder(),
      revoked_for = case when m.principal = in_present then 'principal' else 'agent' end
  where m.id = in_mandate
    and in_present in (m.principal, m.agent)
    and m.revoked_at is null;
  if not found then
    return false;
  end if;
  update access.sessions s
  set ended_at = pg_catalog.now()
  where s.mandate = in_mandate
    and s.ended_at is null;
  return true;
end
$$;

revoke all on function identity.mandates_given_by_present(uuid), identity.revoke_mandate_of_present(uuid, uuid) from public;
grant execute on function identity.mandates_given_by_present(uuid), identity.revoke_mandate_of_present(uuid, uuid) to yichuang_desk;
