-- 撤回 and 吊销 beside 撤销: what the register has of a licence that was taken away.
alter table credentials.credentials drop constraint credentials_status_check;
alter table credentials.credentials
  add constraint credentials_status_check
    check (status in ('valid', 'suspended', 'expired', 'revoked', 'retracted', 'forfeited', 'cancelled'));
