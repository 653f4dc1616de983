-- Reads of one stream, newest first: whoever was read may see them.
drop index platform.personal_reads_by_stream;
create index personal_reads_by_stream on platform.personal_reads (region, stream, id desc);
