-- 同一事项: what the party of a draft filed of its item before, 新办 or about the same licence, latest first; `terms` say which project and places it
-- names, as nobody can read them. Which of these are the same matter is told by whoever knows the answers.
drop function cases.filed_before(text, uuid);
create function cases.filed_before(in_region text, in_draft uuid)
returns table (stream uuid, of_licence boolean, submitted_day date, accepted boolean, ending text, returns int, first_day date, matter jsonb, terms text[])
language sql stable security definer set search_path = ''
as $$
  select c.stream, c.credential is not null, c.submitted_day, c.accepted_day is not null, c.ending, c.returns, c.first_day, c.counted -> 'matter',
         array(
           select pg_catalog.encode(t.term, 'hex')
           from vault.terms t
           where t.region = c.region
             and t.stream = c.stream
         )
  from cases.drafts d
  cross join lateral (
    select own.region, own.stream, own.submitted_at
    from cases.owners own
    where own.applicant = d.applicant
      and own.region = d.region
    order by own.submitted_at desc, own.stream desc
    limit 50
  ) latest
  join cases.cases c
    on c.region = latest.region
    and c.stream = latest.stream
    and c.item = d.item
    and c.matter = d.matter
    and c.credential is not distinct from d.credential
  where d.region = in_region
    and d.stream = in_draft
    and (d.owner = access.holder() or d.at_window = access.holder())
  order by latest.submitted_at desc, latest.stream desc
$$;
revoke all on function cases.filed_before(text, uuid) from public;
grant execute on function cases.filed_before(text, uuid) to yichuang_public, yichuang_desk;

-- What an earlier filing was told of is no ground for refusing the next one, and is carried on no more.
update cases.cases set counted = counted - 'named' where counted ? 'named';
