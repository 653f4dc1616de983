-- Review tasks that were drawn before they could hear: of what is known to go up, since a case of the same revision and matter has.
update cases.review_tasks t
set hears = true
where t.kind = 'review'
  and not t.hears
  and exists (
    select
    from cases.referrals r
    join cases.cases c
      on c.region = r.region
      and c.stream = r.stream
    where r.region = t.region
      and c.item = t.item
      and c.revision = t.revision
      and c.matter = t.matter);
