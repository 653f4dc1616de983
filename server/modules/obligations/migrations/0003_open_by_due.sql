-- What a notice on holidays may move, without a look at what has ended.
create index obligations_open_by_due on obligations.obligations (region, due_day, stream)
  where state = 'open';
