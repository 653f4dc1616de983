-- 受理公示 or 拟批准公示: which step of its item a notice is of.
grant select (task) on cases.public_notices to yichuang_public, yichuang_desk;
