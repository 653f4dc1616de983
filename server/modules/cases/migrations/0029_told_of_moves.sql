-- 会商改期 is told on the desk of whoever has spoken there as well, whose task is done.
create index review_tasks_told on cases.review_tasks (region, desk, due_day, task) where done and meeting_moved;
