-- Whoever calls for an effect mostly does it, right after the commit: `keeper` names that process until then, by a name whose advisory lock
-- it holds while it lives. Without a keeper an effect waits for the job queue. `priority` is the queue's: the smaller, the sooner.

alter table platform.outbox
  add column keeper text,
  add column priority int not null default 0;
