-- What a list counts days from, so that it and the page of a case say the same in the same unit; null in rows of before.
alter table cases.cases add column counted jsonb;

-- 特别程序 that holds a step: its days are no days left.
alter table cases.review_tasks add column held_through date;
