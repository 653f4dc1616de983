-- 听证主持人 must not be who reviews the case (行政许可法 第四十八条第一款第三项): presiding is a class of duty of its own.
alter table sealed.duties drop constraint separation_of_duties;
alter table sealed.duties add constraint separation_of_duties check (duty in ('intake', 'review', 'decide', 'hear', 'supervise'));
