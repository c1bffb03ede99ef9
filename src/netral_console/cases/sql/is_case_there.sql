-- Whether a case is there for somebody, asked as they would ask; then the context is as before.
--
-- It runs as whoever calls it, so row-level security answers and not this function.

CREATE FUNCTION is_case_there(of_case text, as_role text, as_actor text, as_person text)
RETURNS boolean LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    role_before text := coalesce(current_setting('netral.role', true), '');
    actor_before text := coalesce(current_setting('netral.actor', true), '');
    person_before text := coalesce(current_setting('netral.person', true), '');
    is_there boolean;
BEGIN
    PERFORM set_config('netral.role', as_role, true), set_config('netral.actor', as_actor, true),
        set_config('netral.person', as_person, true);
    IF as_role = 'reviewer' THEN
        is_there := EXISTS (SELECT FROM case_seat WHERE case_id = of_case AND NOT has_left);
    ELSE
        is_there := EXISTS (SELECT FROM case_record WHERE case_id = of_case);
    END IF;
    PERFORM set_config('netral.role', role_before, true),
        set_config('netral.actor', actor_before, true),
        set_config('netral.person', person_before, true);
    RETURN is_there;
END $$;
REVOKE ALL ON FUNCTION is_case_there(text, text, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION is_case_there(text, text, text, text) TO netral_application;
