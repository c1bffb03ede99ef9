-- What the database refuses, whoever asks. The core refuses the same earlier, with better words.
--
-- Functions that ask something of other rows run as their owner, so that row-level security
-- never hides from a guard what it must see. Each refusal begins with "netral:" and the name
-- of the guard.

CREATE FUNCTION refuse(guard text, said text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'netral:%: %', guard, said USING ERRCODE = 'check_violation';
END $$;

-- 1. Facts that may not be empty or of another form ------------------------------------------

ALTER TABLE case_record
    ADD CONSTRAINT id_follows_from_act CHECK (
        act_id IS NULL OR case_id = 'PKR-' || left(
            encode(sha256(convert_to(E'netral.case.v1\n' || act_id, 'UTF8')), 'hex'), 16)),
    ADD CONSTRAINT indication_is_complete CHECK (
        state IN ('lead', 'expired', 'erased')
        OR num_nulls(act_id, occurred_at, person, declaration_id, window_id) = 0),
    ADD CONSTRAINT erased_holds_nothing CHECK (
        state <> 'erased'
        OR num_nonnulls(act_id, occurred_at, person, declaration_id, window_id) = 0);

ALTER TABLE case_event
    ADD CONSTRAINT machine_expires_only CHECK (
        actor_role <> 'machine' OR step IN ('expire_case', 'erase_case')),
    ADD CONSTRAINT record_is_of_this_event CHECK (
        record ->> 'step' = step
        AND record -> 'data' ->> 'event_id' = event_id
        AND record -> 'data' ->> 'case_id' = case_id
        AND record -> 'data' -> 'actor' ->> 'actor_id' = actor_id
        AND record -> 'data' -> 'actor' ->> 'role' = actor_role);

ALTER TABLE case_exhibit
    ADD CONSTRAINT grade_is_known CHECK (grade IN ('A', 'B', 'C', 'D')),
    ADD CONSTRAINT exhibit_has_digest CHECK (sha256 ~ '^[0-9a-f]{64}$');
ALTER TABLE case_vote
    ADD CONSTRAINT assessment_is_known CHECK (
        assessment IN ('supported', 'not_proven', 'cannot_be_verified', 'out_of_scope')),
    ADD CONSTRAINT round_is_known CHECK (round IN ('preliminary', 'final', 'appeal')),
    ADD CONSTRAINT vote_names_rule CHECK (rule_code <> '');
ALTER TABLE case_notice ADD CONSTRAINT days_to_reply CHECK (reply_days > 0);
ALTER TABLE case_noticed_act ADD CONSTRAINT notice_is_exact CHECK (
    url ~ '^https?://[^/ ]+/.' AND evidence_sha256 ~ '^[0-9a-f]{64}$' AND btrim(article) <> '');
ALTER TABLE case_delivery ADD CONSTRAINT delivery_is_proven CHECK (
    proof_sha256 ~ '^[0-9a-f]{64}$');
ALTER TABLE case_reply ADD CONSTRAINT reply_has_digest CHECK (
    sha256 ~ '^[0-9a-f]{64}$' AND point_count >= 0);
ALTER TABLE case_referral ADD CONSTRAINT package_has_digest CHECK (
    package_sha256 ~ '^[0-9a-f]{64}$' AND btrim(reference) <> '');

-- 2. The table of steps, as the core has it ---------------------------------------------------

CREATE TABLE permitted_step (
    step text NOT NULL,
    state_before text NOT NULL,
    state_after text NOT NULL,
    actor_role text NOT NULL,
    PRIMARY KEY (step, state_before, state_after, actor_role)
);
ALTER TABLE case_event ADD CONSTRAINT step_is_permitted
    FOREIGN KEY (step, state_before, state_after, actor_role) REFERENCES permitted_step;

-- 3. Questions that several guards ask ----------------------------------------------------------

CREATE FUNCTION local_day(moment timestamptz, of_case text) RETURNS date
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT (moment AT TIME ZONE w.zone)::date
    FROM case_record c JOIN election_window w USING (window_id) WHERE c.case_id = of_case
$$;

CREATE FUNCTION window_is_over(of_case text, at_moment timestamptz) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    -- The caller's clock is not believed where it runs ahead of the database's.
    SELECT EXISTS (SELECT FROM case_delivery WHERE case_id = of_case)
        AND (EXISTS (SELECT FROM case_reply WHERE case_id = of_case AND is_complete)
            OR coalesce((SELECT max(reply_until) FROM case_reply_window WHERE case_id = of_case)
                < local_day(least(at_moment, now()), of_case), false))
$$;

CREATE FUNCTION has_open_points(of_case text, of_reviewer text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (
        SELECT FROM case_reply r CROSS JOIN generate_series(0, r.point_count - 1) AS place
        WHERE r.case_id = of_case AND NOT EXISTS (
            SELECT FROM case_answer a WHERE a.case_id = of_case AND a.reply_id = r.reply_id
                AND a.point = place AND a.reviewer = of_reviewer))
$$;

CREATE FUNCTION require_heard(of_case text, at_moment timestamptz) RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM case_delivery WHERE case_id = of_case) THEN
        PERFORM refuse('notice_is_delivered', 'no notice was delivered');
    END IF;
    IF NOT window_is_over(of_case, at_moment) THEN
        PERFORM refuse('window_is_over', 'the person may still reply');
    END IF;
    IF EXISTS (SELECT FROM case_vote v WHERE v.case_id = of_case AND v.round = 'final'
               AND has_open_points(of_case, v.reviewer)) THEN
        PERFORM refuse('defences_are_answered', 'a point of the reply is not answered');
    END IF;
    IF 2 > least(
        (SELECT count(DISTINCT reviewer) FROM case_vote WHERE case_id = of_case
            AND round = 'preliminary' AND assessment = 'supported'),
        (SELECT count(DISTINCT reviewer) FROM case_vote WHERE case_id = of_case
            AND round = 'final' AND assessment = 'supported')) THEN
        PERFORM refuse('two_people_support', 'two reviewers must support it, in both rounds');
    END IF;
END $$;

-- 4. A case ----------------------------------------------------------------------------------

CREATE FUNCTION guard_case() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    d declared_account;
    w election_window;
    day date;
BEGIN
    IF TG_OP = 'INSERT' AND (NEW.version <> 1 OR NEW.state NOT IN ('lead', 'indication')) THEN
        PERFORM refuse('case_begins_at_the_beginning', 'a case begins as lead or indication');
    END IF;
    IF TG_OP = 'UPDATE' THEN
        IF NEW.version <> OLD.version + 1 THEN
            PERFORM refuse('one_version_a_step', 'a step makes one version');
        END IF;
        IF (NEW.case_id, NEW.taken_in_at) IS DISTINCT FROM (OLD.case_id, OLD.taken_in_at)
            OR NEW.last_at < OLD.last_at THEN
            PERFORM refuse('moment_is_in_order', 'intake is fixed, and time goes on');
        END IF;
        IF OLD.state NOT IN ('lead', 'expired')
            AND (NEW.act_id, NEW.occurred_at, NEW.person, NEW.declaration_id, NEW.window_id)
            IS DISTINCT FROM
            (OLD.act_id, OLD.occurred_at, OLD.person, OLD.declaration_id, OLD.window_id) THEN
            PERFORM refuse('act_is_fixed', 'what a case is about does not change');
        END IF;
    END IF;
    IF NEW.declaration_id IS NOT NULL AND NEW.state = 'indication' THEN
        SELECT * INTO STRICT d FROM declared_account WHERE position = NEW.declaration_id;
        SELECT * INTO STRICT w FROM election_window WHERE window_id = NEW.window_id;
        day := (NEW.occurred_at AT TIME ZONE w.zone)::date;
        IF d.person <> NEW.person OR day < d.valid_from OR day > coalesce(d.valid_to, day) THEN
            PERFORM refuse('account_was_declared', 'no declaration covers the day of the act');
        END IF;
        IF day < w.first_date OR day >= w.until_date THEN
            PERFORM refuse('act_is_in_window', 'the act is outside the window of the election');
        END IF;
    END IF;
    IF NEW.state IN ('referral_due', 'referred') THEN
        PERFORM require_heard(NEW.case_id, NEW.last_at);
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guard_case BEFORE INSERT OR UPDATE ON case_record
    FOR EACH ROW EXECUTE FUNCTION guard_case();

CREATE FUNCTION guard_erasure() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- Runs as whoever asks: only the function `erase_case` is the owner here.
    IF NEW.state = 'erased' AND current_user <> (
        SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = TG_RELID) THEN
        PERFORM refuse('erasure_has_one_way', 'call erase_case');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guard_erasure BEFORE INSERT OR UPDATE ON case_record
    FOR EACH ROW EXECUTE FUNCTION guard_erasure();

CREATE FUNCTION guard_case_has_event() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM case_event e WHERE e.case_id = NEW.case_id
        AND e.sequence = NEW.version AND e.state_after = NEW.state AND e.at = NEW.last_at) THEN
        PERFORM refuse('state_has_event', 'a state is never written without its event');
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER guard_case_has_event AFTER INSERT OR UPDATE ON case_record
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION guard_case_has_event();

-- 5. Events ----------------------------------------------------------------------------------

CREATE FUNCTION guard_event() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    c case_record;
    before text;
BEGIN
    SELECT * INTO c FROM case_record WHERE case_id = NEW.case_id FOR UPDATE;
    IF c.version IS DISTINCT FROM NEW.sequence OR c.state <> NEW.state_after
        OR c.last_at <> NEW.at THEN
        PERFORM refuse('event_is_of_this_state', 'the event does not fit where the case stands');
    END IF;
    IF NEW.at > now() + interval '1 minute' THEN
        PERFORM refuse('moment_is_not_ahead', 'nothing happens in the future');
    END IF;
    SELECT state_after INTO before FROM case_event
        WHERE case_id = NEW.case_id AND sequence = NEW.sequence - 1;
    IF NEW.step <> 'erase_case' AND coalesce(before, 'none') <> NEW.state_before THEN
        PERFORM refuse('event_follows_the_last', 'the event does not follow the last one');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guard_event BEFORE INSERT ON case_event
    FOR EACH ROW EXECUTE FUNCTION guard_event();

CREATE FUNCTION guard_event_has_rows() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    is_there boolean;
BEGIN
    is_there := CASE NEW.step
        WHEN 'open_case' THEN EXISTS (SELECT FROM case_exhibit
            WHERE event_id = NEW.event_id AND grade IN ('A', 'B', 'C'))
        WHEN 'draw_reviewers' THEN EXISTS (SELECT FROM case_seat WHERE event_id = NEW.event_id)
        WHEN 'cast_vote' THEN EXISTS (SELECT FROM case_vote WHERE event_id = NEW.event_id)
        WHEN 'send_notice' THEN EXISTS (SELECT FROM case_noticed_act
            WHERE event_id = NEW.event_id)
        WHEN 'prove_delivery' THEN EXISTS (SELECT FROM case_delivery
            WHERE event_id = NEW.event_id) AND EXISTS (SELECT FROM case_reply_window
            WHERE event_id = NEW.event_id)
        WHEN 'submit_reply' THEN EXISTS (SELECT FROM case_reply WHERE event_id = NEW.event_id)
        WHEN 'answer_defence' THEN EXISTS (SELECT FROM case_answer
            WHERE event_id = NEW.event_id)
        WHEN 'refer_case' THEN EXISTS (SELECT FROM case_referral WHERE event_id = NEW.event_id)
        ELSE true
    END;
    IF NOT is_there THEN
        PERFORM refuse(
            CASE NEW.step WHEN 'open_case' THEN 'evidence_is_firm' ELSE 'event_has_rows' END,
            NEW.step || ' left nothing that the database can ask for');
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER guard_event_has_rows AFTER INSERT ON case_event
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION guard_event_has_rows();

CREATE FUNCTION guard_append_only() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM case_record WHERE case_id = OLD.case_id AND state = 'erased') THEN
        IF TG_OP = 'DELETE' AND coalesce(to_jsonb(OLD) ->> 'step', '') <> 'erase_case' THEN
            RETURN OLD;
        ELSIF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'case_commitment' THEN
            RETURN NEW;
        END IF;
    END IF;
    PERFORM refuse('append_only', 'what was recorded is not changed and not removed');
    RETURN NULL;
END $$;

-- 6. What steps leave beside their events -------------------------------------------------------

CREATE FUNCTION guard_of_event() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    e case_event;
    place integer;
BEGIN
    SELECT * INTO e FROM case_event WHERE event_id = NEW.event_id;
    IF e.case_id IS DISTINCT FROM NEW.case_id OR e.step <> ALL (TG_ARGV) THEN
        PERFORM refuse('row_is_of_its_event', 'the row belongs to another step or case');
    END IF;
    SELECT version INTO place FROM case_record WHERE case_id = NEW.case_id;
    IF place <> e.sequence THEN
        PERFORM refuse('row_comes_with_its_event', 'nothing is added to an earlier step');
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION guard_exhibit() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    -- The case's own declaration was compared with the day of the act when it was opened.
    IF NOT EXISTS (SELECT FROM case_record c JOIN declared_account d
        ON d.position = NEW.declaration_id
        WHERE c.case_id = NEW.case_id AND c.declaration_id = d.position AND c.person = d.person
            AND local_day(c.occurred_at, c.case_id) >= d.valid_from
            AND local_day(c.occurred_at, c.case_id)
                <= coalesce(d.valid_to, local_day(c.occurred_at, c.case_id))) THEN
        PERFORM refuse('exhibit_is_of_declared_account', 'no valid declaration of this account');
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION guard_commitment() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NEW.sequence <> 1 + coalesce(
        (SELECT max(sequence) FROM case_commitment WHERE case_id <> NEW.case_id), 0) THEN
        PERFORM refuse('draws_come_in_order', 'nobody chooses among the draws in stock');
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION guard_seat() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF OLD.has_left OR NOT NEW.has_left OR EXISTS (
            SELECT FROM case_vote WHERE case_id = NEW.case_id AND reviewer = NEW.reviewer
            AND round = CASE WHEN OLD.draw LIKE 'appeal%' THEN 'appeal' ELSE 'final' END) THEN
            PERFORM refuse('seat_is_left_once', 'who left or voted stays as they are');
        END IF;
        RETURN NEW;
    END IF;
    IF EXISTS (SELECT FROM case_event WHERE case_id = NEW.case_id AND actor_id = NEW.reviewer) THEN
        PERFORM refuse('reviewer_did_nothing_before', 'who acted in a case does not review it');
    END IF;
    IF (SELECT count(*) FROM case_seat WHERE case_id = NEW.case_id AND draw = NEW.draw
        AND NOT has_left) >= (CASE WHEN NEW.draw LIKE '%pair' THEN 2 ELSE 1 END) THEN
        PERFORM refuse('seats_are_counted', 'all seats of this draw are taken');
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION guard_vote() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    e case_event;
BEGIN
    PERFORM FROM case_record WHERE case_id = NEW.case_id FOR UPDATE;
    SELECT * INTO e FROM case_event WHERE event_id = NEW.event_id;
    IF e.actor_id <> NEW.reviewer OR e.at <> NEW.cast_at THEN
        PERFORM refuse('vote_is_ones_own', 'a vote is cast by whoever it counts for');
    END IF;
    IF NEW.round <> (CASE
        WHEN e.state_before IN ('review', 'third_review') THEN 'preliminary'
        WHEN e.state_before IN ('final_review', 'final_third_review') THEN 'final'
        ELSE 'appeal' END) THEN
        PERFORM refuse('round_follows_from_state', 'this is another round');
    END IF;
    IF NOT EXISTS (SELECT FROM case_seat WHERE case_id = NEW.case_id AND reviewer = NEW.reviewer
        AND NOT has_left AND draw = CASE e.state_before
            WHEN 'third_review' THEN 'third' WHEN 'final_third_review' THEN 'third'
            WHEN 'appeal_review' THEN 'appeal_pair'
            WHEN 'appeal_third_review' THEN 'appeal_third' ELSE 'pair' END) THEN
        PERFORM refuse('reviewer_sits', 'who was not drawn does not vote');
    END IF;
    IF NEW.round = 'final' THEN
        IF NOT window_is_over(NEW.case_id, NEW.cast_at) THEN
            PERFORM refuse('window_is_over', 'the person may still reply');
        END IF;
        IF has_open_points(NEW.case_id, NEW.reviewer) THEN
            PERFORM refuse('defences_are_answered', 'a point of the reply is not answered');
        END IF;
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION guard_noticed_act() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM case_exhibit x JOIN case_record c USING (case_id)
        JOIN case_notice n USING (case_id)
        WHERE c.case_id = NEW.case_id AND n.notice_id = NEW.notice_id
            AND n.event_id = NEW.event_id AND x.sha256 = NEW.evidence_sha256
            AND c.occurred_at = NEW.occurred_at) THEN
        PERFORM refuse('notice_is_of_this_act', 'the notice names another act or evidence');
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION guard_reply_window() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NEW.reply_until <= (SELECT max(reply_until) FROM case_reply_window
                           WHERE case_id = NEW.case_id) THEN
        PERFORM refuse('window_gets_longer_only', 'nobody shortens a window');
    END IF;
    IF NEW.reply_until <= (SELECT local_day(max(delivered_at), NEW.case_id) FROM case_delivery
                           WHERE case_id = NEW.case_id) THEN
        PERFORM refuse('window_has_days', 'a window has at least a day after the delivery');
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION guard_delivery() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM case_notice n
        JOIN case_event sent ON sent.event_id = n.event_id
        JOIN case_event proven ON proven.event_id = NEW.event_id
        WHERE n.case_id = NEW.case_id AND n.notice_id = NEW.notice_id
            AND NEW.delivered_at BETWEEN sent.at AND proven.at) THEN
        PERFORM refuse('delivery_is_of_this_notice', 'it cannot have been delivered then');
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION guard_answer() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM case_reply r
        JOIN case_event e ON e.event_id = NEW.event_id
        WHERE r.case_id = NEW.case_id AND r.reply_id = NEW.reply_id
            AND NEW.point >= 0 AND NEW.point < r.point_count AND e.actor_id = NEW.reviewer) THEN
        PERFORM refuse('answer_is_to_a_point', 'there is no such point, or it is not yours');
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION guard_referral() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM require_heard(NEW.case_id,
        (SELECT at FROM case_event WHERE event_id = NEW.event_id));
    RETURN NEW;
END $$;

DO $$
DECLARE
    row record;
BEGIN
    FOR row IN SELECT * FROM (VALUES
        ('case_event', '', ''),
        ('case_exhibit', 'guard_exhibit', '''open_case'''),
        ('case_commitment', 'guard_commitment', '''open_case'''),
        ('case_seat', '', '''draw_reviewers'', ''recuse'''),
        ('case_vote', 'guard_vote', '''cast_vote'''),
        ('case_notice', '', '''send_notice'''),
        ('case_noticed_act', 'guard_noticed_act', '''send_notice'''),
        ('case_delivery', 'guard_delivery', '''prove_delivery'''),
        ('case_reply_window', 'guard_reply_window', '''prove_delivery'', ''extend_window'''),
        ('case_reply', '', '''submit_reply'''),
        ('case_answer', 'guard_answer', '''answer_defence'''),
        ('case_referral', 'guard_referral', '''refer_case''')
    ) AS t (name, guard, steps) LOOP
        -- A seat is the one row that changes: somebody leaves it.
        EXECUTE format('CREATE TRIGGER append_only BEFORE DELETE %s ON %I'
            ' FOR EACH ROW EXECUTE FUNCTION guard_append_only()',
            CASE WHEN row.name = 'case_seat' THEN '' ELSE 'OR UPDATE' END, row.name);
        IF row.steps <> '' THEN
            EXECUTE format('CREATE TRIGGER a_row_of_event BEFORE INSERT ON %I'
                ' FOR EACH ROW EXECUTE FUNCTION guard_of_event(%s)', row.name, row.steps);
        END IF;
        IF row.guard <> '' THEN
            EXECUTE format('CREATE TRIGGER b_%s BEFORE INSERT ON %I'
                ' FOR EACH ROW EXECUTE FUNCTION %I()', row.guard, row.name, row.guard);
        END IF;
    END LOOP;
END $$;
CREATE TRIGGER b_guard_seat BEFORE INSERT OR UPDATE ON case_seat
    FOR EACH ROW EXECUTE FUNCTION guard_seat();

-- 7. Erasure: the one way in which rows disappear ----------------------------------------------

CREATE FUNCTION erase_case(
    of_case text, new_event text, at_moment timestamptz, by_actor text, by_role text, body jsonb
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    c case_record;
    name text;
BEGIN
    SELECT * INTO STRICT c FROM case_record WHERE case_id = of_case FOR UPDATE;
    IF c.state <> 'expired' OR body -> 'data' ->> 'certificate_sha256' !~ '^[0-9a-f]{64}$' THEN
        PERFORM refuse('erasure_is_certified', 'only an expired case, with a certificate');
    END IF;
    UPDATE case_record SET state = 'erased', state_since = at_moment, version = c.version + 1,
        last_at = at_moment, act_id = NULL, occurred_at = NULL, person = NULL,
        declaration_id = NULL, window_id = NULL WHERE case_id = of_case;
    FOREACH name IN ARRAY ARRAY['case_referral', 'case_answer', 'case_reply',
        'case_reply_window', 'case_delivery', 'case_noticed_act', 'case_notice', 'case_vote',
        'case_seat', 'case_exhibit'] LOOP
        EXECUTE format('DELETE FROM %I WHERE case_id = $1', name) USING of_case;
    END LOOP;
    -- A used commitment stays used; it tells nothing of the case.
    INSERT INTO case_event (event_id, case_id, sequence, step, state_before, state_after, at,
        actor_id, actor_role, record)
    VALUES (new_event, of_case, c.version + 1, 'erase_case', 'expired', 'erased', at_moment,
        by_actor, by_role, body);
    UPDATE case_commitment SET event_id = new_event WHERE case_id = of_case;
    DELETE FROM case_event WHERE case_id = of_case AND event_id <> new_event;
END $$;
