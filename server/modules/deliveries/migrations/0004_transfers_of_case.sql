-- 材料交接 of one case, from its page.
create index transfers_of_case on deliveries.transfers (region, case_stream);
