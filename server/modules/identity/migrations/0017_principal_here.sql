-- Whose filings an agent who stands at a window may make under this mandate; nothing where it does not hold, or is not for filing.
create function access.principal_here(in_mandate uuid) returns uuid
language sql stable security definer set search_path = ''
as $$
  select m.principal
  from identity.mandates m
  where m.id = in_mandate
    and access.present(m.agent)
    and access.mandate_holds(m.id)
    and (m.acts is null or 'file' = any (m.acts))
$$;
revoke all on function access.principal_here(uuid) from public;
