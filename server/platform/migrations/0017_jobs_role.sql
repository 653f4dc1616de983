-- The login of the job queue, of those who move effects into it, of who leads and of who is alive: what it may touch is the queue and the outbox.
-- The queue made its tables itself before this ran; its row security has no policies, for it thinks that whoever works owns the tables.

grant usage on schema graphile_worker, platform to yichuang_jobs;
grant select on graphile_worker.migrations to yichuang_jobs;
grant select, insert, update, delete on graphile_worker._private_jobs to yichuang_jobs;
grant select, insert, update on graphile_worker._private_job_queues, graphile_worker._private_known_crontabs to yichuang_jobs;
grant select, insert on graphile_worker._private_tasks to yichuang_jobs;
grant select, delete, update (keeper) on platform.outbox to yichuang_jobs;

create policy jobs on graphile_worker._private_jobs to yichuang_jobs using (true) with check (true);
create policy jobs on graphile_worker._private_job_queues to yichuang_jobs using (true) with check (true);
create policy jobs on graphile_worker._private_known_crontabs to yichuang_jobs using (true) with check (true);
create policy jobs on graphile_worker._private_tasks to yichuang_jobs using (true) with check (true);

revoke all on all functions in schema graphile_worker from public;
grant execute on function
  graphile_worker.add_job(text, json, text, timestamptz, int, text, int, text[], text),
  graphile_worker.add_jobs(graphile_worker.job_spec[], boolean)
  to yichuang_jobs;

-- Nothing of the server's own role goes there any more.
revoke usage on schema graphile_worker from yichuang_system;
