-- What each part of an obligation comes to, as it was when it began; null where no money is owed, or nothing was said of it.
alter table obligations.obligations add column amounts_fen bigint[];
