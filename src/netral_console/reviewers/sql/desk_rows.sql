-- All that a reviewer's desk is made of, in one answer.
--
-- It runs as whoever asks, so row-level security decides what is in it: nothing, unless
-- the store asks. How a vote of anybody else went is asked nowhere. While votes wait to be
-- locked at `locks_at` there is no answer: what it said would not hold.

CREATE FUNCTION desk_rows(
    of_reviewer text, of_case text, since timestamptz, locks_at timestamptz, open_states text[]
) RETURNS text LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM held_vote
            WHERE reviewer = of_reviewer AND NOT is_refused AND lock_at <= locks_at) THEN
        RETURN NULL;
    END IF;
    RETURN json_build_object(
        'reviewer', of_reviewer,
        'held', (SELECT coalesce(json_agg(json_build_object(
                'position', position, 'event_id', event_id, 'case_id', case_id,
                'reviewer', reviewer, 'assessment', assessment, 'rule_code', rule_code,
                'sealed_reason', translate(encode(sealed_reason, 'base64'), E'\n', ''),
                'disagrees', disagrees, 'lock_at', lock_at, 'is_refused', is_refused)
                ORDER BY lock_at), '[]')
            FROM held_vote WHERE reviewer = of_reviewer),
        'seeding', (SELECT json_build_object('reviewer', reviewer, 'secret', secret,
                'seats_seen', seats_seen, 'answers_talked_over', answers_talked_over)
            FROM seeding_state WHERE reviewer = of_reviewer),
        'invented', (SELECT coalesce(json_agg(json_build_object(
                'item_id', item.item_id, 'text_key', text_key, 'is_neutral', is_neutral,
                'answer', answer.assessment, 'answer_place', answer.position,
                'view', CASE WHEN answer.position IS NULL OR item.item_id = of_case
                    THEN item.view END)
                ORDER BY item.item_id), '[]')
            FROM seeded_item AS item LEFT JOIN seeded_answer AS answer
                ON answer.item_id = item.item_id AND answer.reviewer = of_reviewer
            WHERE item.reviewer = of_reviewer),
        'lines', (SELECT coalesce(json_agg(json_build_object(
                'case_id', one.case_id, 'state', one.state, 'state_since', one.state_since,
                'draw', seat.draw,
                'best_grade', (SELECT min(grade) FROM case_exhibit WHERE case_id = one.case_id),
                'rounds', (SELECT json_agg(round) FROM case_vote
                    WHERE case_id = one.case_id AND reviewer = of_reviewer),
                'platform', facet.platform, 'act_kind', facet.act_kind, 'phase', facet.phase)),
                '[]')
            FROM case_seat AS seat
                JOIN case_record AS one ON one.case_id = seat.case_id
                LEFT JOIN case_facet AS facet
                    ON facet.case_id = one.case_id AND facet.act_kind <> ''
            WHERE seat.reviewer = of_reviewer AND NOT seat.has_left
                AND one.state = ANY (open_states)),
        'seats', (SELECT count(*) FROM case_seat WHERE reviewer = of_reviewer),
        'claims', (SELECT coalesce(json_agg(case_id), '[]')
            FROM item_claim WHERE reviewer = of_reviewer),
        'assessed', (SELECT count(*) FROM case_vote
                WHERE reviewer = of_reviewer AND cast_at > since)
            + (SELECT count(*) FROM seeded_answer
                WHERE reviewer = of_reviewer AND answered_at > since),
        'has_notes', EXISTS (SELECT FROM escalation
            WHERE reviewer = of_reviewer AND case_id = of_case)
    )::text;
END $$;
REVOKE ALL ON FUNCTION desk_rows(text, text, timestamptz, timestamptz, text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION desk_rows(text, text, timestamptz, timestamptz, text[]) TO netral_application;
