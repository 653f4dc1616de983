-- What the reader of ended posts did, the reader of absences does: nobody waits for a place in the log that nobody reads from any more.
delete from platform.checkpoints where reader = 'leavers';
