-- As the contracts have it: what no law demands to be told.
alter table identity.notice_choices
  drop constraint notice_choices_dispensable,
  add constraint notice_choices_dispensable check (
    unwanted <@ array[
      'referred', 'duty-reminded', 'obligation-reminded', 'corrected', 'special-procedure-ended', 'result-dispatched',
      'message-answered', 'precase-answered', 'licence-expires'
    ]);
