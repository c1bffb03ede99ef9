-- Who may do what: the application owns nothing, deletes nothing, and sees by assignment.
--
-- A page says in its transaction who asks: `netral.role`, `netral.actor`, `netral.person`.
-- Whoever says nothing sees nothing. The store says 'store'.

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'netral_application') THEN
        RAISE EXCEPTION 'create the role netral_application first: LOGIN NOSUPERUSER'
            ' NOCREATEDB NOCREATEROLE NOBYPASSRLS';
    END IF;
END $$;

REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC, netral_application;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC, netral_application;
GRANT USAGE ON SCHEMA public TO netral_application;

CREATE FUNCTION asks_as() RETURNS text LANGUAGE sql STABLE AS $$
    SELECT coalesce(current_setting('netral.role', true), '')
$$;

CREATE FUNCTION may_see(of_case text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT CASE coalesce(current_setting('netral.role', true), '')
        WHEN 'store' THEN true
        WHEN 'intake_officer' THEN true
        WHEN 'coordinator' THEN true
        WHEN 'authority' THEN true
        WHEN 'auditor' THEN true
        WHEN 'data_protection_officer' THEN true
        WHEN 'reviewer' THEN EXISTS (
            SELECT FROM case_seat WHERE case_id = of_case AND NOT has_left
            AND reviewer = current_setting('netral.actor', true))
        WHEN 'person' THEN EXISTS (
            SELECT FROM case_record WHERE case_id = of_case
            AND person = current_setting('netral.person', true))
        ELSE false END
$$;

CREATE FUNCTION may_see_work(of_case text, by_actor text) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    -- What a reviewer did is hidden from the other, and from the person: the core's views
    -- show it when its time has come.
    SELECT CASE coalesce(current_setting('netral.role', true), '')
        WHEN 'store' THEN true
        WHEN 'auditor' THEN true
        WHEN 'reviewer' THEN by_actor = current_setting('netral.actor', true)
            AND may_see(of_case)
        ELSE false END
$$;

GRANT EXECUTE ON FUNCTION asks_as(), may_see(text), may_see_work(text, text),
    refuse(text, text), erase_case(text, text, timestamptz, text, text, jsonb)
    TO netral_application;

GRANT SELECT ON permitted_step, declared_account, election_window TO netral_application;

DO $$
DECLARE
    name text;
    columns text;
    seen text;
BEGIN
    FOREACH name IN ARRAY ARRAY['case_record', 'case_event', 'case_exhibit', 'case_commitment',
        'case_seat', 'case_vote', 'case_notice', 'case_noticed_act', 'case_delivery',
        'case_reply_window', 'case_reply', 'case_answer', 'case_referral'] LOOP
        SELECT string_agg(quote_ident(column_name), ', ') INTO columns
            FROM information_schema.columns
            WHERE table_schema = 'public' AND table_name = name AND column_name <> 'position';
        -- The place of a row is given by the database and by nobody else.
        EXECUTE format('GRANT SELECT, INSERT (%s) ON %I TO netral_application', columns, name);
        seen := CASE name
            -- Version, state and order of events tell a reviewer how the other voted.
            WHEN 'case_record' THEN 'asks_as() <> ''reviewer'' AND may_see(case_id)'
            WHEN 'case_event' THEN 'asks_as() IN (''store'', ''auditor'')'
            WHEN 'case_vote' THEN 'may_see_work(case_id, reviewer)'
            WHEN 'case_answer' THEN 'may_see_work(case_id, reviewer)'
            WHEN 'case_seat' THEN 'may_see_work(case_id, reviewer)'
            ELSE 'may_see(case_id)' END;
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY seen ON %I FOR SELECT TO netral_application USING (%s)',
            name, seen);
        EXECUTE format('CREATE POLICY written ON %I FOR INSERT TO netral_application'
            ' WITH CHECK (asks_as() = ''store'')', name);
    END LOOP;
END $$;

GRANT UPDATE (state, state_since, version, last_at, act_id, occurred_at, person, declaration_id,
    window_id) ON case_record TO netral_application;
CREATE POLICY moved ON case_record FOR UPDATE TO netral_application
    USING (asks_as() = 'store');
GRANT UPDATE (has_left) ON case_seat TO netral_application;
CREATE POLICY moved ON case_seat FOR UPDATE TO netral_application USING (asks_as() = 'store');

ALTER TABLE declared_account ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen ON declared_account FOR SELECT TO netral_application
    USING (asks_as() IN ('store', 'intake_officer', 'data_protection_officer')
        OR (asks_as() = 'person' AND person = current_setting('netral.person', true)));
