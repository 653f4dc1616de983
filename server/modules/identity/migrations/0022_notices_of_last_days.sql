-- As the contracts have it: a last day that comes near is told as a service, no law demands it.
alter table identity.notice_choices
  drop constraint notice_choices_dispensable,
  add constraint notice_choices_dispensable check (
    unwanted <@ array[
      'referred', 'duty-reminded', 'obligation-reminded', 'answer-near', 'revision-near', 'corrected', 'special-procedure-ended',
      'result-dispatched', 'message-answered', 'precase-answered', 'licence-expires'
    ]);
