-- Whoever asks by number and code reads the same status and clock as the applicant's own list.
drop function cases.progress(text, text, bytea);
create function cases.progress(in_region text, in_number text, in_proof bytea)
returns table (number text, item text, revision int, matter text, phase text, ending text, deemed boolean, deliver_by text,
  dispatched boolean, withdrawing boolean, counted jsonb, due_text text, submitted_text text, accepted_text text, decided_text text)
language sql stable security definer set search_path = ''
as $$
  select c.number, c.item, c.revision, c.matter, c.phase, c.ending, c.deemed, c.deliver_by, c.dispatched, c.withdrawing, c.counted,
         c.due_day::text, c.submitted_day::text, c.accepted_day::text, c.decided_day::text
  from cases.cases c
  join cases.query_codes q
    on q.region = c.region
    and q.stream = c.stream
  where c.region = in_region
    and c.number = in_number
    and q.proof = in_proof
$$;
revoke all on function cases.progress(text, text, bytea) from public;
grant execute on function cases.progress(text, text, bytea) to yichuang_public;
