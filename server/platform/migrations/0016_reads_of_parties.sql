-- Who was read of where no stream was: a person whom a window looked up. Newest first, as whoever was read of may see it.
alter table platform.personal_reads
  add column party uuid,
  add constraint personal_reads_of_one check (stream is null or party is null);
create index personal_reads_by_party on platform.personal_reads (region, party, id desc) where party is not null;
