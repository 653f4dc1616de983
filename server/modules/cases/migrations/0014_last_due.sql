-- The latest last day of what runs in a case: a change of the calendar asks for the cases that it may touch by one range of this index.
alter table cases.cases add column last_due date;
create index cases_last_due on cases.cases (region, last_due, stream) where last_due is not null;
