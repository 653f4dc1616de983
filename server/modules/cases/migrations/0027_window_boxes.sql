-- 待受理 of a hall holds what its windows are charged to take in. What came in before anybody was charged waits for the office: at the window
-- it is on its way.
update cases.boxes
set box = 'running'
where box = 'intake'
  and subject like 'window@%';
