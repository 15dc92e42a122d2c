-- A search that finds much would else scan the table from its start until it has enough, through the records of everybody else.
ALTER FUNCTION records_found(uuid, text[], bigint) SET enable_seqscan = off;
