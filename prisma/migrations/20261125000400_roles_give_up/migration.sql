-- A worker that is frozen, or whose network is gone, leaves its transaction open with all its locks, and Postgres would wait for it for hours.
-- The longest transaction of the apps is given two minutes.
ALTER ROLE causeway_app SET statement_timeout = '130s';
ALTER ROLE causeway_app SET idle_in_transaction_session_timeout = '130s';
ALTER ROLE causeway_system SET statement_timeout = '130s';
ALTER ROLE causeway_system SET idle_in_transaction_session_timeout = '130s';
