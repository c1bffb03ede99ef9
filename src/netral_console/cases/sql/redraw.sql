-- Seats drawn anew: two people, a day to vote, and every seat without a vote or none.

INSERT INTO permitted_step (step, state_before, state_after, actor_role) VALUES
    ('redraw_seats', 'appeal_review', 'appeal_review', 'coordinator'),
    ('redraw_seats', 'appeal_third_review', 'appeal_third_review', 'coordinator'),
    ('redraw_seats', 'final_review', 'final_review', 'coordinator'),
    ('redraw_seats', 'final_third_review', 'final_third_review', 'coordinator'),
    ('redraw_seats', 'review', 'review', 'coordinator'),
    ('redraw_seats', 'third_review', 'third_review', 'coordinator');

ALTER TABLE case_event ADD CONSTRAINT redraw_needs_two CHECK (
    step <> 'redraw_seats' OR coalesce(
        record -> 'data' -> 'countersigned_by' ->> 'actor_id' <> actor_id
        AND record -> 'data' -> 'countersigned_by' ->> 'role'
            IN ('auditor', 'data_protection_officer'), false));

CREATE FUNCTION round_of(state text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN state IN ('review', 'third_review') THEN 'preliminary'
        WHEN state IN ('final_review', 'final_third_review') THEN 'final' ELSE 'appeal' END
$$;

CREATE FUNCTION draw_of(state text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN state IN ('third_review', 'final_third_review') THEN 'third'
        WHEN state = 'appeal_review' THEN 'appeal_pair'
        WHEN state = 'appeal_third_review' THEN 'appeal_third' ELSE 'pair' END
$$;
REVOKE ALL ON FUNCTION round_of(text), draw_of(text) FROM PUBLIC;

CREATE OR REPLACE FUNCTION guard_seat() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    e case_event;
BEGIN
    IF TG_OP = 'UPDATE' THEN
        SELECT last.* INTO e FROM case_event last JOIN case_record c
            ON c.case_id = last.case_id AND c.version = last.sequence
            WHERE c.case_id = NEW.case_id;
        IF NOT coalesce(e.step = 'redraw_seats'
                OR (e.step = 'recuse' AND e.actor_id = NEW.reviewer), false) THEN
            PERFORM refuse('seat_is_left_by_a_step', 'nobody takes a seat away beside the steps');
        END IF;
        IF OLD.has_left OR NOT NEW.has_left OR EXISTS (
            SELECT FROM case_vote WHERE case_id = NEW.case_id AND reviewer = NEW.reviewer
            AND round = round_of(e.state_before)) THEN
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

DROP TRIGGER a_row_of_event ON case_seat;
CREATE TRIGGER a_row_of_event BEFORE INSERT ON case_seat FOR EACH ROW
    EXECUTE FUNCTION guard_of_event('draw_reviewers', 'recuse', 'redraw_seats');

CREATE FUNCTION guard_redraw() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    wanted text := draw_of(NEW.state_before);
BEGIN
    IF EXISTS (SELECT FROM case_seat s WHERE s.case_id = NEW.case_id AND s.draw = wanted
            AND NOT s.has_left AND s.event_id <> NEW.event_id
            AND NOT EXISTS (SELECT FROM case_vote v WHERE v.case_id = s.case_id
                AND v.reviewer = s.reviewer AND v.round = round_of(NEW.state_before))) THEN
        PERFORM refuse('every_open_seat_is_redrawn', 'nobody chooses which seat is drawn anew');
    END IF;
    IF (SELECT count(*) FROM case_seat WHERE case_id = NEW.case_id AND draw = wanted
            AND NOT has_left) <> (CASE WHEN wanted LIKE '%pair' THEN 2 ELSE 1 END) THEN
        PERFORM refuse('seats_are_filled', 'somebody follows on each seat');
    END IF;
    IF (SELECT max(local_day(e.at, e.case_id)) FROM case_seat s JOIN case_event e USING (event_id)
            WHERE s.case_id = NEW.case_id AND s.draw = wanted AND s.event_id <> NEW.event_id)
            > local_day(NEW.at, NEW.case_id) - 2 THEN
        PERFORM refuse('everybody_had_a_day', 'whoever was drawn has a whole day to vote');
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER guard_redraw AFTER INSERT ON case_event
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.step = 'redraw_seats')
    EXECUTE FUNCTION guard_redraw();
