-- 办件查询: lists from the newest back, for an office, a hall and a whole region, and the last digits of a number, which are what people read out.
-- None of these columns ever changes, so the indexes cost nothing after the filing.

create index cases_by_intake_office on cases.cases (region, intake_office, submitted_day desc, stream desc);
create index cases_by_hall on cases.cases (region, hall, submitted_day desc, stream desc) where hall is not null;
create index cases_by_day on cases.cases (region, submitted_day desc, stream desc);

alter table cases.cases add column number_backwards text collate "C" not null generated always as (reverse(number)) stored;
create index cases_by_last_digits on cases.cases (region, number_backwards);
