-- Whoever asks is found out once for a question, and not once for every row of it.
--
-- Who may see what stays as `access.sql` says. The store sees all rows; for everybody
-- else the functions answer row by row, as before.

DO $$
DECLARE
    name text;
    seen text;
BEGIN
    FOR name, seen IN
        SELECT tablename, qual FROM pg_policies WHERE policyname = 'seen' AND tablename IN
            ('case_record', 'case_event', 'case_exhibit', 'case_commitment', 'case_seat',
             'case_vote', 'case_notice', 'case_noticed_act', 'case_delivery',
             'case_reply_window', 'case_reply', 'case_answer', 'case_referral')
    LOOP
        EXECUTE format('ALTER POLICY seen ON %I USING ((SELECT asks_as()) = ''store'' OR (%s))',
            name, seen);
    END LOOP;
END $$;
