-- What is not filed yet may be worked on by two: whoever began it online, and the clerk at whose window that person now stands. Who works on
-- a stream is a reader of it by the name under which they act; what one of them brought is then the other's too.
create function access.together(in_region text, in_stream uuid, other text) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  return other like 'holder:%'
    and exists (
      select
      from log.readers r
      where r.region = in_region and r.stream = in_stream and r.subject = access.acting())
    and exists (
      select
      from log.readers r
      where r.region = in_region and r.stream = in_stream and r.subject = other);
end
$$;
revoke all on function access.together(text, uuid, text) from public;
grant execute on function access.together(text, uuid, text) to yichuang_public, yichuang_desk, yichuang_system;

-- Whether this party has just shown a document to whoever asks: answered by the module that looks at documents.
create function access.present(wanted uuid) returns boolean
language sql stable security definer set search_path = ''
as $$
  select false
$$;
revoke all on function access.present(uuid) from public;
