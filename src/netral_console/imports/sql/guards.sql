-- What the database refuses of imports, whoever asks.
--
-- The application asks for an import and says yes or no to it; only the owner of the
-- tables, as whom the worker connects, says what was found and what was done.

CREATE TABLE permitted_import_move (
    state_before text NOT NULL,
    state_after text NOT NULL,
    is_persons boolean NOT NULL,
    PRIMARY KEY (state_before, state_after, is_persons)
);
INSERT INTO permitted_import_move VALUES
    ('', 'queued', true),
    ('checked', 'queued', true),
    ('checked', 'wanted', true),
    ('queued', 'cancelled', true),
    ('checking', 'cancelled', true),
    ('checked', 'cancelled', true),
    ('queued', 'checking', false),
    ('checking', 'checked', false),
    ('checking', 'refused', false),
    ('wanted', 'importing', false),
    ('importing', 'done', false),
    ('importing', 'refused', false),
    -- Files are kept for a day; then nobody can import them any more.
    ('queued', 'cancelled', false),
    ('checking', 'cancelled', false),
    ('checked', 'cancelled', false),
    ('wanted', 'cancelled', false);

ALTER TABLE import_job ADD CONSTRAINT import_is_of_a_kind CHECK (kind IN ('register', 'activity'));

CREATE FUNCTION guard_import_job() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    asks_person boolean := current_user = 'netral_application';
    before text := CASE TG_OP WHEN 'INSERT' THEN '' ELSE OLD.state END;
BEGIN
    IF TG_OP = 'INSERT' AND (NEW.counts <> '{}' OR NEW.sealed_preview <> '' OR NEW.refusal <> ''
        OR NEW.phase <> '' OR NEW.skips_bad_rows OR NEW.refused_file IS NOT NULL
        OR (NEW.done, NEW.total, NEW.tries) <> (0, 0, 0)) THEN
        PERFORM refuse('import_begins_empty', 'what was found is said by the worker');
    END IF;
    IF TG_OP = 'UPDATE' THEN
        IF (NEW.reference, NEW.kind, NEW.asked_by, NEW.asked_at)
            IS DISTINCT FROM (OLD.reference, OLD.kind, OLD.asked_by, OLD.asked_at) THEN
            PERFORM refuse('import_is_as_asked', 'what was asked for is fixed');
        END IF;
        IF before = NEW.state AND NOT asks_person AND before IN ('checking', 'importing') THEN
            RETURN NEW;
        END IF;
        IF asks_person AND NEW.sealed_files IS DISTINCT FROM OLD.sealed_files
            AND NEW.state <> 'queued' THEN
            PERFORM refuse('columns_are_named_before_checking', 'check the files anew');
        END IF;
        IF asks_person AND NEW.skips_bad_rows IS DISTINCT FROM OLD.skips_bad_rows
            AND NEW.state <> 'wanted' THEN
            PERFORM refuse('rows_are_chosen_when_wanted', 'only whoever wants the import says it');
        END IF;
    END IF;
    IF NOT EXISTS (SELECT FROM permitted_import_move
            WHERE state_before = before AND state_after = NEW.state
            AND is_persons = asks_person) THEN
        PERFORM refuse('import_move_is_permitted', 'nobody in that role moves an import so');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guard_import_job BEFORE INSERT OR UPDATE ON import_job
    FOR EACH ROW EXECUTE FUNCTION guard_import_job();

CREATE FUNCTION note_import_move() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO import_move (job_id, state_before, state_after, by, at) VALUES (NEW.position,
        CASE TG_OP WHEN 'INSERT' THEN '' ELSE OLD.state END, NEW.state, NEW.moved_by,
        NEW.moved_at);
    RETURN NULL;
END $$;
CREATE TRIGGER note_new_import AFTER INSERT ON import_job
    FOR EACH ROW EXECUTE FUNCTION note_import_move();
CREATE TRIGGER note_import_move AFTER UPDATE ON import_job
    FOR EACH ROW WHEN (OLD.state IS DISTINCT FROM NEW.state)
    EXECUTE FUNCTION note_import_move();

CREATE FUNCTION guard_import_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM refuse('append_only', 'what was recorded is not changed and not removed');
    RETURN NULL;
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON import_move
    FOR EACH ROW EXECUTE FUNCTION guard_import_moves();

GRANT SELECT ON permitted_import_move, import_move TO netral_application;
GRANT SELECT, INSERT, UPDATE (state, moved_by, moved_at, sealed_files, skips_bad_rows)
    ON import_job TO netral_application;
ALTER TABLE import_job ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen ON import_job FOR SELECT TO netral_application
    USING (asks_as() = 'intake_officer');
CREATE POLICY asked ON import_job FOR INSERT TO netral_application
    WITH CHECK (asks_as() = 'intake_officer' AND asked_by = current_setting('netral.actor', true)
        AND moved_by = asked_by);
CREATE POLICY moved ON import_job FOR UPDATE TO netral_application
    USING (asks_as() = 'intake_officer')
    WITH CHECK (moved_by = current_setting('netral.actor', true));
ALTER TABLE import_move ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen ON import_move FOR SELECT TO netral_application
    USING (asks_as() = 'intake_officer');
