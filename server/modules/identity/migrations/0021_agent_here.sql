-- Under which mandate somebody who stands at this window may act for a party; null where nobody does. `acts`: any of them will do.
create function access.agent_here(in_principal uuid, in_item text, in_acts text[]) returns uuid
language sql stable security definer set search_path = ''
as $$
  select m.id
  from identity.mandates m
  where m.principal = in_principal
    and access.present(m.agent)
    and access.mandate_holds(m.id)
    and (m.acts is null or m.acts && in_acts)
    and (m.items is null or in_item = any (m.items))
  order by m.noted_at desc nulls last, m.id
  limit 1
$$;
revoke all on function access.agent_here(uuid, text, text[]) from public;
-- One read serves site and window; whoever may not identify anybody has nobody standing there.
grant execute on function access.agent_here(uuid, text, text[]), access.present(uuid) to yichuang_public, yichuang_desk;
