-- 告知承诺: by when each promise is checked, and what came of it.
create table cases.promises (
  region text not null,
  stream uuid not null,
  office text not null,
  state text not null check (state in ('made', 'found-true', 'to-rectify', 'revoked', 'found-false', 'taken-back')),
  due_day date not null,
  primary key (region, stream)
);
create index promises_found_false on cases.promises (region, stream) where state = 'found-false';

grant select, insert, update, delete on cases.promises to yichuang_system;
alter table cases.promises enable row level security;
create policy system on cases.promises to yichuang_system using (true) with check (true);

-- Whether a promise that the applicant of a draft of the asking session gave before was found false, anywhere.
create function cases.promised_falsely(in_region text, in_draft uuid)
returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (
    select
    from cases.drafts d
    join cases.owners o
      on o.applicant = d.applicant
    join cases.promises p
      on p.region = o.region
      and p.stream = o.stream
    where d.region = in_region
      and d.stream = in_draft
      and (d.owner = access.holder() or d.at_window = access.holder())
      and p.state = 'found-false')
$$;
revoke all on function cases.promised_falsely(text, uuid) from public;
grant execute on function cases.promised_falsely(text, uuid) to yichuang_public, yichuang_desk;
