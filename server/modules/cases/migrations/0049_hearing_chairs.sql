-- 第四十八条: whoever may ask for another chair has to know who it is. Of those who were drawn in a case this says the chair alone,
-- the one who has the hearing now; whoever reviews stays behind their code.
create function cases.hearing_chair(in_region text, in_stream uuid)
returns uuid
language sql stable security definer set search_path = ''
as $$
  select a.person
  from sealed.assignments a
  join cases.review_tasks t
    on t.region = a.region
    and t.task = a.alias
  where a.region = in_region
    and a.stream = in_stream
    and t.kind = 'hear'
    and not t.returned
    and not t.done
$$;
revoke all on function cases.hearing_chair(text, uuid) from public;
grant execute on function cases.hearing_chair(text, uuid) to yichuang_system;
