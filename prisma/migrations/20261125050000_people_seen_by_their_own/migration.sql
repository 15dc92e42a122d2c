-- People belong to no tenant by themselves, and so the apps could read every one of them. From now on they see the person whom a transaction acts for, and
-- the members of the tenant that is open; of sign-ins, that person's own. A password's hash they read only through the door for signing in.

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'causeway_identity') THEN CREATE ROLE causeway_identity NOLOGIN; END IF;
  EXECUTE format('GRANT causeway_identity TO %I', current_user);
END
$$;
GRANT USAGE, CREATE ON SCHEMA public TO causeway_identity;
GRANT SELECT ON "user" TO causeway_identity;
GRANT SELECT (expires_at), DELETE ON "session" TO causeway_identity;

REVOKE SELECT ON "user" FROM causeway_app;
GRANT SELECT (id, email, name, failed_sign_ins, locked_until, last_sign_in_at, created_at) ON "user" TO causeway_app;

ALTER TABLE "user" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "user" FORCE ROW LEVEL SECURITY;
ALTER TABLE "session" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "session" FORCE ROW LEVEL SECURITY;
CREATE POLICY oneself ON "user" TO causeway_app USING (id = (SELECT acting_user())) WITH CHECK (id = (SELECT acting_user()));
CREATE POLICY fellow_members ON "user" FOR SELECT TO causeway_app
  USING (id IN (SELECT user_id FROM "membership" WHERE tenant_id = (SELECT current_tenant())));
-- Whoever is added is not signed in yet.
CREATE POLICY newcomers ON "user" FOR INSERT TO causeway_app WITH CHECK (true);
CREATE POLICY own_sessions ON "session" TO causeway_app USING (user_id = (SELECT acting_user())) WITH CHECK (user_id = (SELECT acting_user()));
CREATE POLICY identity_reads ON "user" FOR SELECT TO causeway_identity USING (true);
CREATE POLICY identity_clears ON "session" TO causeway_identity USING (expires_at < now()) WITH CHECK (false);

-- The person of an e-mail, in small letters, with all that signing in needs. One at a time: nobody is listed.
CREATE FUNCTION person_of_email(of_email text) RETURNS TABLE (id uuid, email text, name text, password_hash text, failed_sign_ins int, locked_until timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT u.id, u.email, u.name, u.password_hash, u.failed_sign_ins, u.locked_until FROM "user" u WHERE u.email = of_email
$$;
-- Removes sign-ins that are over, of everybody; answers how many.
CREATE FUNCTION clear_sessions() RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE cleared bigint;
BEGIN
  DELETE FROM "session" WHERE expires_at < now();
  GET DIAGNOSTICS cleared = ROW_COUNT;
  RETURN cleared;
END
$$;
ALTER FUNCTION person_of_email(text) OWNER TO causeway_identity;
ALTER FUNCTION clear_sessions() OWNER TO causeway_identity;
REVOKE CREATE ON SCHEMA public FROM causeway_identity;
REVOKE ALL ON FUNCTION person_of_email(text), clear_sessions() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION person_of_email(text), clear_sessions() TO causeway_app;
