-- Many schools, one term each. Every row says whose it is, and every key begins with it. A connection is of one school,
-- named by its setting kehou.school: a row it writes is of that school, and it sees no other (the policy at the end).
-- Instants are milliseconds since 1970 in UTC, money is fen, ids are text, a flag is 0 or 1.
-- Constraints that stand behind a rule have names; they are those of migrations/sqlite.
--
-- Plans are kept, and made in the evening's first seconds, when the tables of what families write are empty. Every index begins
-- with the school, and one looks like another then: a row was looked for by its id in an index of something else, all of it,
-- for each row that refers to it. So an index of such a table that is by anything but the id says "IS NOT NULL" of what it is
-- by, which is true of every row, and whoever asks by the id alone cannot be led through it.

-- Whoever writes for a school holds its row until the commit: all it changes has one order, whichever process it is.
CREATE TABLE schools (
    school_id  text COLLATE "C" PRIMARY KEY DEFAULT current_setting('kehou.school'),
    -- Tells the key of the school's codes from others, and nothing of it. Every process that serves the school has it.
    key_digest bytea
);

-- The last turn each process took, written in that turn's own transaction: by it the process learns what became of a commit
-- of which it heard nothing. A row for each start of a server.
CREATE TABLE turns (
    school_id text COLLATE "C" NOT NULL DEFAULT current_setting('kehou.school'),
    -- Drawn by the process at its start.
    server    text COLLATE "C" NOT NULL,
    turn      bigint NOT NULL,
    taken_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (school_id, server)
);

-- Where the servers of the school reach each other, in the order in which they came.
CREATE TABLE servers (
    school_id text COLLATE "C" NOT NULL DEFAULT current_setting('kehou.school'),
    server    text COLLATE "C" NOT NULL,
    address   text COLLATE "C" NOT NULL,
    since     timestamptz NOT NULL DEFAULT now(),
    -- When it said so last.
    seen_at   timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (school_id, server)
);

CREATE TABLE households (
    school_id text COLLATE "C" NOT NULL DEFAULT current_setting('kehou.school'),
    id        text COLLATE "C" NOT NULL,
    -- HMAC of the code on the letter to parents; the key lives outside the database.
    code_hash bytea NOT NULL,
    PRIMARY KEY (school_id, id),
    UNIQUE (school_id, code_hash)
);

CREATE TABLE guardians (
    school_id    text COLLATE "C" NOT NULL DEFAULT current_setting('kehou.school'),
    id           text COLLATE "C" NOT NULL,
    household_id text COLLATE "C" NOT NULL,
    name         text COLLATE "C" NOT NULL,
    relation     text COLLATE "C" NOT NULL,
    PRIMARY KEY (school_id, id),
    FOREIGN KEY (school_id, household_id) REFERENCES households (school_id, id)
);

CREATE INDEX guardians_of_household ON guardians (school_id, household_id);

CREATE TABLE children (
    school_id         text COLLATE "C" NOT NULL DEFAULT current_setting('kehou.school'),
    id                text COLLATE "C" NOT NULL,
    household_id      text COLLATE "C" NOT NULL,
    school_number     text COLLATE "C" NOT NULL,
    name              text COLLATE "C" NOT NULL,
    grade             bigint NOT NULL CHECK (grade BETWEEN 1 AND 9),
    home_class_number bigint NOT NULL CHECK (home_class_number >= 1),
    PRIMARY KEY (school_id, id),
    UNIQUE (school_id, school_number),
    FOREIGN KEY (school_id, household_id) REFERENCES households (school_id, id)
);

CREATE INDEX children_of_household ON children (school_id, household_id);

CREATE TABLE teachers (
    school_id         text COLLATE "C" NOT NULL DEFAULT current_setting('kehou.school'),
    id                text COLLATE "C" NOT NULL,
    name              text COLLATE "C" NOT NULL,
    code_hash         bytea NOT NULL,
    home_class_grade  bigint CHECK (home_class_grade BETWEEN 1 AND 9),
    home_class_number bigint CHECK (home_class_number >= 1),
    is_office         bigint NOT NULL DEFAULT 0 CHECK (is_office IN (0, 1)),
    leads_grade       bigint CONSTRAINT teachers_lead_a_grade_there_is CHECK (leads_grade BETWEEN 1 AND 9),
    PRIMARY KEY (school_id, id),
    UNIQUE (school_id, code_hash)
);

CREATE TABLE sign_ins (
    school_id    text COLLATE "C" NOT NULL DEFAULT current_setting('kehou.school'),
    -- SHA-256 of the cookie: who reads the database cannot sign in with it.
    token_hash   bytea NOT NULL,
    household_id text COLLATE "C",
    teacher_id   text COLLATE "C",
    signed_in_at bigint NOT NULL,
    expires_at   bigint NOT NULL,
    PRIMARY KEY (school_id, token_hash),
    FOREIGN KEY (school_id, household_id) REFERENCES households (school_id, id),
    FOREIGN KEY (school_id, teacher_id) REFERENCES teachers (school_id, id),
    CONSTRAINT sign_ins_are_of_one_person CHECK ((household_id IS NULL) <> (teacher_id IS NULL))
);

CREATE TABLE groups (
    school_id   text COLLATE "C" NOT NULL DEFAULT current_setting('kehou.school'),
    id          text COLLATE "C" NOT NULL,
    offering_id text COLLATE "C" NOT NULL,
    capacity    bigint NOT NULL CHECK (capacity >= 0),
    enrolled    bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (school_id, id),
    -- Law I1, the last net: whatever a program does, the database refuses the place too many.
    CONSTRAINT groups_enrolled_within_capacity CHECK (enrolled BETWEEN 0 AND capacity)
);

CREATE TABLE applications (
    school_id     text COLLATE "C" NOT NULL DEFAULT current_setting('kehou.school'),
    -- Order of arrival. No clock decides who was first.
    seq           bigint NOT NULL,
    id            text COLLATE "C" NOT NULL,
    child_id      text COLLATE "C" NOT NULL,
    round_id      text COLLATE "C" NOT NULL,
    participation text COLLATE "C" NOT NULL CHECK (participation IN ('no_service', 'taking_part')),
    wish          text COLLATE "C" NOT NULL,
    submitted_at  bigint NOT NULL,
    state         text COLLATE "C" NOT NULL CHECK (state IN ('valid', 'replaced', 'withdrawn')),
    PRIMARY KEY (school_id, id)
);

CREATE UNIQUE INDEX applications_in_order ON applications (school_id, seq) WHERE seq IS NOT NULL;

CREATE UNIQUE INDEX applications_of_child_once_in_force
    ON applications (school_id, child_id, round_id, (CASE state WHEN 'valid' THEN 0 ELSE seq END))
    WHERE child_id IS NOT NULL;

CREATE TABLE signatures (
    school_id      text COLLATE "C" NOT NULL DEFAULT current_setting('kehou.school'),
    application_id text COLLATE "C" NOT NULL,
    text_hash      text COLLATE "C" NOT NULL,
    text_title     text COLLATE "C" NOT NULL,
    text_version   text COLLATE "C" NOT NULL,
    guardian_name  text COLLATE "C" NOT NULL,
    signed_at      bigint NOT NULL,
    PRIMARY KEY (school_id, application_id, text_hash)
);

CREATE TABLE care_enrolments (
    school_id      text COLLATE "C" NOT NULL DEFAULT current_setting('kehou.school'),
    child_id       text COLLATE "C" NOT NULL,
    window_id      text COLLATE "C" NOT NULL,
    application_id text COLLATE "C" NOT NULL,
    PRIMARY KEY (school_id, child_id, window_id)
);

CREATE TABLE enrolments (
    school_id      text COLLATE "C" NOT NULL DEFAULT current_setting('kehou.school'),
    id             text COLLATE "C" NOT NULL,
    child_id       text COLLATE "C" NOT NULL,
    offering_id    text COLLATE "C" NOT NULL,
    group_id       text COLLATE "C" NOT NULL,
    application_id text COLLATE "C" NOT NULL,
    enrolled_at    bigint NOT NULL,
    ended_at       bigint,
    held_from      text COLLATE "C",
    to_be_seen     bigint NOT NULL DEFAULT 0 CONSTRAINT enrolments_to_be_seen_or_not CHECK (to_be_seen IN (0, 1)),
    proposed       bigint NOT NULL DEFAULT 0 CONSTRAINT enrolments_proposed_or_not CHECK (proposed IN (0, 1)),
    PRIMARY KEY (school_id, id)
);

CREATE INDEX enrolments_of_group ON enrolments (school_id, group_id) WHERE group_id IS NOT NULL;

CREATE TABLE submission_receipts (
    school_id      text COLLATE "C" NOT NULL DEFAULT current_setting('kehou.school'),
    number         text COLLATE "C" NOT NULL,
    check_code     text COLLATE "C" NOT NULL,
    application_id text COLLATE "C" NOT NULL,
    child_id       text COLLATE "C" NOT NULL,
    -- The receipt as it was handed out; its state is the application's.
    document       text COLLATE "C" NOT NULL,
    PRIMARY KEY (school_id, number)
);

CREATE UNIQUE INDEX submission_receipts_of_application ON submission_receipts (school_id, application_id)
    WHERE application_id IS NOT NULL;

CREATE UNIQUE INDEX submission_receipts_by_check_code ON submission_receipts (school_id, check_code)
    WHERE check_code IS NOT NULL;

CREATE TABLE audit_rows (
    school_id     text COLLATE "C" NOT NULL DEFAULT current_setting('kehou.school'),
    seq           bigint NOT NULL,
    at            bigint NOT NULL,
    actor         text COLLATE "C" NOT NULL,
    action        text COLLATE "C" NOT NULL,
    -- What it was done to, by id: no name of a child stands here.
    target        text COLLATE "C" NOT NULL,
    facts         text COLLATE "C" NOT NULL,
    answer_digest bytea CONSTRAINT audit_rows_digests_are_whole CHECK (length(answer_digest) = 32),
    hash          bytea CONSTRAINT audit_rows_hashes_are_whole CHECK (length(hash) = 32),
    PRIMARY KEY (school_id, seq)
);

CREATE TABLE number_series (
    school_id text COLLATE "C" NOT NULL DEFAULT current_setting('kehou.school'),
    series    text COLLATE "C" NOT NULL,
    last      bigint NOT NULL,
    PRIMARY KEY (school_id, series)
);

CREATE TABLE collectors (
    school_id    text COLLATE "C" NOT NULL DEFAULT current_setting('kehou.school'),
    id           text COLLATE "C" NOT NULL,
    household_id text COLLATE "C" NOT NULL,
    -- Name and telephone are sealed: the key lies beside the database, not in it.
    name_sealed  bytea NOT NULL,
    phone_sealed bytea NOT NULL,
    relation     text COLLATE "C" NOT NULL,
    added_at     bigint NOT NULL,
    removed_at   bigint,
    PRIMARY KEY (school_id, id),
    FOREIGN KEY (school_id, household_id) REFERENCES households (school_id, id)
);

CREATE INDEX collectors_of_household ON collectors (school_id, household_id);

CREATE TABLE usual_companies (
    school_id    text COLLATE "C" NOT NULL DEFAULT current_setting('kehou.school'),
    child_id     text COLLATE "C" NOT NULL,
    company      text COLLATE "C" NOT NULL CHECK (company IN ('guardian', 'collector', 'alone')),
    collector_id text COLLATE "C",
    PRIMARY KEY (school_id, child_id),
    FOREIGN KEY (school_id, child_id) REFERENCES children (school_id, id),
    FOREIGN KEY (school_id, collector_id) REFERENCES collectors (school_id, id),
    CONSTRAINT usual_companies_name_a_collector CHECK ((company = 'collector') = (collector_id IS NOT NULL))
);

CREATE TABLE pick_up_changes (
    school_id    text COLLATE "C" NOT NULL DEFAULT current_setting('kehou.school'),
    child_id     text COLLATE "C" NOT NULL,
    date         text COLLATE "C" NOT NULL,
    company      text COLLATE "C" NOT NULL CHECK (company IN ('guardian', 'collector', 'alone')),
    collector_id text COLLATE "C",
    changed_at   bigint NOT NULL,
    FOREIGN KEY (school_id, child_id) REFERENCES children (school_id, id),
    FOREIGN KEY (school_id, collector_id) REFERENCES collectors (school_id, id),
    PRIMARY KEY (school_id, child_id, date),
    CONSTRAINT pick_up_changes_name_a_collector CHECK ((company = 'collector') = (collector_id IS NOT NULL))
);

CREATE INDEX pick_up_changes_of_collector ON pick_up_changes (school_id, collector_id, date);

CREATE TABLE walking_pledges (
    school_id     text COLLATE "C" NOT NULL DEFAULT current_setting('kehou.school'),
    id            text COLLATE "C" NOT NULL,
    child_id      text COLLATE "C" NOT NULL,
    text_hash     text COLLATE "C" NOT NULL,
    text_title    text COLLATE "C" NOT NULL,
    text_version  text COLLATE "C" NOT NULL,
    guardian_name text COLLATE "C" NOT NULL,
    signed_at     bigint NOT NULL,
    ended_at      bigint,
    PRIMARY KEY (school_id, id),
    FOREIGN KEY (school_id, child_id) REFERENCES children (school_id, id)
);

CREATE UNIQUE INDEX walking_pledges_in_force ON walking_pledges (school_id, child_id) WHERE ended_at IS NULL;

CREATE TABLE cancelled_sessions (
    school_id    text COLLATE "C" NOT NULL DEFAULT current_setting('kehou.school'),
    group_id     text COLLATE "C" NOT NULL,
    date         text COLLATE "C" NOT NULL,
    reason       text COLLATE "C" NOT NULL,
    cancelled_at bigint NOT NULL,
    FOREIGN KEY (school_id, group_id) REFERENCES groups (school_id, id),
    PRIMARY KEY (school_id, group_id, date)
);

CREATE TABLE messages (
    school_id    text COLLATE "C" NOT NULL DEFAULT current_setting('kehou.school'),
    -- Order of telling. No clock decides what is newer.
    seq          bigint NOT NULL GENERATED BY DEFAULT AS IDENTITY,
    id           text COLLATE "C" NOT NULL,
    household_id text COLLATE "C" NOT NULL,
    child_id     text COLLATE "C" NOT NULL,
    -- Facts as JSON, as on the wire; no name of a child stands here.
    news         text COLLATE "C" NOT NULL,
    at           bigint NOT NULL,
    read_at      bigint,
    PRIMARY KEY (school_id, id),
    CONSTRAINT messages_news_is_json CHECK (news::jsonb IS NOT NULL)
);

CREATE UNIQUE INDEX messages_of_household_in_order ON messages (school_id, household_id, seq) WHERE household_id IS NOT NULL;

CREATE TABLE outbox_senders (
    school_id text COLLATE "C" NOT NULL DEFAULT current_setting('kehou.school'),
    name      text COLLATE "C" NOT NULL,
    PRIMARY KEY (school_id, name)
);

CREATE TABLE outbox (
    school_id       text COLLATE "C" NOT NULL DEFAULT current_setting('kehou.school'),
    message_id      text COLLATE "C" NOT NULL,
    sender          text COLLATE "C" NOT NULL,
    state           text COLLATE "C" NOT NULL,
    attempts        bigint NOT NULL DEFAULT 0,
    next_attempt_at bigint,
    sent_at         bigint,
    FOREIGN KEY (school_id, message_id) REFERENCES messages (school_id, id),
    CONSTRAINT outbox_once_for_each_sender PRIMARY KEY (school_id, message_id, sender),
    CONSTRAINT outbox_state_is_known CHECK (state IN ('waiting', 'sent', 'given_up')),
    CONSTRAINT outbox_waits_for_an_instant CHECK ((state = 'waiting') = (next_attempt_at IS NOT NULL)),
    CONSTRAINT outbox_was_sent_at_an_instant CHECK ((state = 'sent') = (sent_at IS NOT NULL)),
    CONSTRAINT outbox_is_done_after_an_attempt CHECK (attempts >= 0 AND (state = 'waiting' OR attempts > 0))
);

CREATE INDEX outbox_waiting ON outbox (school_id, sender, next_attempt_at) WHERE state = 'waiting';

CREATE TABLE round_times (
    school_id text COLLATE "C" NOT NULL DEFAULT current_setting('kehou.school'),
    round_id  text COLLATE "C" NOT NULL,
    opens_at  bigint NOT NULL,
    closes_at bigint NOT NULL,
    PRIMARY KEY (school_id, round_id),
    CONSTRAINT round_times_end_after_they_begin CHECK (opens_at < closes_at)
);

CREATE TABLE hidden_offerings (
    school_id   text COLLATE "C" NOT NULL DEFAULT current_setting('kehou.school'),
    offering_id text COLLATE "C" NOT NULL,
    hidden_at   bigint NOT NULL,
    PRIMARY KEY (school_id, offering_id)
);

CREATE TABLE wish_lists (
    school_id  text COLLATE "C" NOT NULL DEFAULT current_setting('kehou.school'),
    -- Without its dash.
    code       text COLLATE "C" NOT NULL,
    -- A JSON list of ids, each once.
    offerings  text COLLATE "C" NOT NULL,
    kept_until bigint NOT NULL,
    -- Law I5 without anybody signed in: the key belongs to itself, and goes with the list. Among the keys of families it
    -- would stay for the whole term, and strangers could fill the disk with it.
    key        text COLLATE "C" NOT NULL,
    body_hash  bytea NOT NULL,
    PRIMARY KEY (school_id, code),
    UNIQUE (school_id, key),
    CONSTRAINT wish_lists_have_wishes CHECK (jsonb_array_length(offerings::jsonb) BETWEEN 1 AND 12)
);

CREATE INDEX wish_lists_by_end ON wish_lists (school_id, kept_until);

CREATE TABLE bills (
    school_id      text COLLATE "C" NOT NULL DEFAULT current_setting('kehou.school'),
    id             text COLLATE "C" NOT NULL,
    child_id       text COLLATE "C" NOT NULL,
    application_id text COLLATE "C" NOT NULL,
    -- Which of the application's bills, in the order they are billed.
    position       bigint NOT NULL DEFAULT 0 CHECK (position >= 0),
    state          text COLLATE "C" NOT NULL
        CHECK (state IN ('nothing_due', 'counting', 'due', 'partly_paid', 'paid', 'void')),
    total_fen      bigint NOT NULL CHECK (total_fen >= 0),
    -- From which date on it is to be paid; none: from the beginning.
    billed_on      text COLLATE "C",
    due_at         bigint,
    title          text COLLATE "C" NOT NULL DEFAULT '',
    PRIMARY KEY (school_id, id),
    CONSTRAINT bills_due_have_a_due_time CHECK (state <> 'due' OR due_at IS NOT NULL)
);

CREATE UNIQUE INDEX bills_stand_in_order ON bills (school_id, application_id, position) WHERE application_id IS NOT NULL;

CREATE TABLE bill_lines (
    school_id  text COLLATE "C" NOT NULL DEFAULT current_setting('kehou.school'),
    bill_id    text COLLATE "C" NOT NULL,
    position   bigint NOT NULL,
    title      text COLLATE "C" NOT NULL,
    charge     text COLLATE "C" NOT NULL,
    -- Below zero where something comes off.
    amount_fen bigint NOT NULL,
    PRIMARY KEY (school_id, bill_id, position)
);

CREATE TABLE payments (
    school_id   text COLLATE "C" NOT NULL DEFAULT current_setting('kehou.school'),
    id          text COLLATE "C" NOT NULL,
    bill_id     text COLLATE "C" NOT NULL,
    amount_fen  bigint NOT NULL CHECK (amount_fen > 0),
    method      text COLLATE "C" NOT NULL CHECK (method IN ('transfer', 'cash')),
    voucher     text COLLATE "C",
    recorded_by text COLLATE "C" NOT NULL,
    received_at bigint NOT NULL,
    number      text COLLATE "C" NOT NULL,
    -- The receipt as it was handed out.
    document    text COLLATE "C" NOT NULL,
    PRIMARY KEY (school_id, id),
    UNIQUE (school_id, number),
    UNIQUE (school_id, bill_id),
    FOREIGN KEY (school_id, bill_id) REFERENCES bills (school_id, id),
    FOREIGN KEY (school_id, recorded_by) REFERENCES teachers (school_id, id),
    CONSTRAINT payments_by_transfer_have_a_voucher CHECK ((method = 'transfer') = (voucher IS NOT NULL))
);

CREATE INDEX bills_due ON bills (school_id, due_at) WHERE state = 'due';

CREATE TABLE waiver_requests (
    school_id     text COLLATE "C" NOT NULL DEFAULT current_setting('kehou.school'),
    seq           bigint NOT NULL GENERATED BY DEFAULT AS IDENTITY,
    id            text COLLATE "C" NOT NULL,
    child_id      text COLLATE "C" NOT NULL,
    -- A waiver group of the school's file.
    group_id      text COLLATE "C" NOT NULL,
    -- For one offering; none for everything the group is about.
    offering_id   text COLLATE "C",
    -- What a family tells of itself, and what the office answers, is sealed: the key lies beside the database.
    reason_sealed bytea,
    requested_at  bigint NOT NULL,
    state         text COLLATE "C" NOT NULL CHECK (state IN ('asked', 'granted', 'declined', 'withdrawn')),
    settled_at    bigint,
    decided_by    text COLLATE "C",
    answer_sealed bytea,
    PRIMARY KEY (school_id, seq),
    UNIQUE (school_id, id),
    FOREIGN KEY (school_id, child_id) REFERENCES children (school_id, id),
    FOREIGN KEY (school_id, decided_by) REFERENCES teachers (school_id, id),
    CONSTRAINT waiver_requests_are_settled_at_an_instant CHECK ((state = 'asked') = (settled_at IS NULL)),
    CONSTRAINT waiver_requests_are_decided_by_somebody
        CHECK ( (state IN ('granted', 'declined')) = (decided_by IS NOT NULL) AND (decided_by IS NULL) = (answer_sealed IS NULL)),
    -- What a family took back is not kept.
    CONSTRAINT waiver_requests_taken_back_say_nothing CHECK ((state = 'withdrawn') = (reason_sealed IS NULL))
);

CREATE INDEX waiver_requests_of_child ON waiver_requests (school_id, child_id, seq);

CREATE UNIQUE INDEX waiver_requests_once_in_force
    ON waiver_requests (school_id, child_id, group_id, coalesce(offering_id, ''))
    WHERE state IN ('asked', 'granted');

CREATE TABLE ledger_entries (
    school_id  text COLLATE "C" NOT NULL DEFAULT current_setting('kehou.school'),
    seq        bigint NOT NULL GENERATED BY DEFAULT AS IDENTITY,
    child_id   text COLLATE "C" NOT NULL,
    bill_id    text COLLATE "C",
    kind       text COLLATE "C" NOT NULL
        CONSTRAINT ledger_entries_kind_is_known
        CHECK (kind IN ('charge', 'payment', 'refund', 'credit', 'waiver', 'void')),
    amount_fen bigint NOT NULL CONSTRAINT ledger_entries_are_of_money CHECK (amount_fen > 0),
    -- What it came from, by number or id; no name, and no family's reason.
    facts      text COLLATE "C" NOT NULL CONSTRAINT ledger_entries_facts_are_json CHECK (facts::jsonb IS NOT NULL),
    at         bigint NOT NULL,
    PRIMARY KEY (school_id, seq)
);

CREATE INDEX ledger_entries_of_bill ON ledger_entries (school_id, bill_id) WHERE bill_id IS NOT NULL;

CREATE INDEX refunds_in_ledger ON ledger_entries (school_id, seq) WHERE kind = 'refund';

CREATE TABLE refund_pay_outs (
    school_id   text COLLATE "C" NOT NULL DEFAULT current_setting('kehou.school'),
    entry_seq   bigint NOT NULL,
    method      text COLLATE "C" NOT NULL CHECK (method IN ('transfer', 'cash')),
    voucher     text COLLATE "C",
    recorded_by text COLLATE "C" NOT NULL,
    paid_out_at bigint NOT NULL,
    PRIMARY KEY (school_id, entry_seq),
    FOREIGN KEY (school_id, entry_seq) REFERENCES ledger_entries (school_id, seq),
    FOREIGN KEY (school_id, recorded_by) REFERENCES teachers (school_id, id),
    CONSTRAINT refund_pay_outs_by_transfer_have_a_voucher CHECK ((method = 'transfer') = (voucher IS NOT NULL))
);

CREATE TABLE enrolment_meetings (
    school_id    text COLLATE "C" NOT NULL DEFAULT current_setting('kehou.school'),
    child_id     text COLLATE "C" NOT NULL,
    weekday      bigint NOT NULL CHECK (weekday BETWEEN 0 AND 6),
    window_id    text COLLATE "C" NOT NULL,
    turn         bigint NOT NULL CHECK (turn >= 0),
    enrolment_id text COLLATE "C" NOT NULL,
    CONSTRAINT enrolment_meetings_one_per_window PRIMARY KEY (school_id, child_id, weekday, window_id, turn)
);

CREATE TABLE leavings (
    school_id      text COLLATE "C" NOT NULL DEFAULT current_setting('kehou.school'),
    seq            bigint NOT NULL GENERATED BY DEFAULT AS IDENTITY,
    child_id       text COLLATE "C" NOT NULL,
    application_id text COLLATE "C" NOT NULL,
    -- The first date the child no longer comes: on the day before it still does.
    leaves         text COLLATE "C" NOT NULL,
    left_at        bigint NOT NULL,
    -- The quote as the family was shown it, with every fee and its rule.
    quote          text COLLATE "C" NOT NULL CONSTRAINT leavings_quote_is_json CHECK (quote::jsonb IS NOT NULL),
    PRIMARY KEY (school_id, seq),
    FOREIGN KEY (school_id, child_id) REFERENCES children (school_id, id),
    FOREIGN KEY (school_id, application_id) REFERENCES applications (school_id, id)
);

CREATE INDEX leavings_of_child ON leavings (school_id, child_id, leaves);

CREATE TABLE left_services (
    school_id   text COLLATE "C" NOT NULL DEFAULT current_setting('kehou.school'),
    leaving_seq bigint NOT NULL,
    group_id    text COLLATE "C",
    window_id   text COLLATE "C",
    FOREIGN KEY (school_id, leaving_seq) REFERENCES leavings (school_id, seq),
    FOREIGN KEY (school_id, group_id) REFERENCES groups (school_id, id),
    CONSTRAINT left_services_are_a_group_or_care CHECK ((group_id IS NULL) <> (window_id IS NULL))
);

CREATE INDEX left_services_of_leaving ON left_services (school_id, leaving_seq);

CREATE INDEX left_services_of_group ON left_services (school_id, group_id) WHERE group_id IS NOT NULL;

CREATE TABLE standings (
    school_id text COLLATE "C" NOT NULL DEFAULT current_setting('kehou.school'),
    child_id  text COLLATE "C" NOT NULL,
    kind      text COLLATE "C" NOT NULL
        CONSTRAINT standings_kind_is_known
        CHECK (kind IN ('invited', 'returning', 'priority')),
    -- An offering; with 'priority' a priority group of the school's file.
    name      text COLLATE "C" NOT NULL,
    FOREIGN KEY (school_id, child_id) REFERENCES children (school_id, id),
    PRIMARY KEY (school_id, child_id, kind, name)
);

CREATE INDEX standings_by_list ON standings (school_id, kind, name);

CREATE TABLE quotas (
    school_id text COLLATE "C" NOT NULL DEFAULT current_setting('kehou.school'),
    id        text COLLATE "C" NOT NULL,
    -- As the file says, or as many as were taken when it came to say fewer.
    places    bigint NOT NULL CHECK (places >= 0),
    taken     bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (school_id, id),
    -- Law I1 for what is counted apart, the last net.
    CONSTRAINT quotas_taken_within_places CHECK (taken BETWEEN 0 AND places)
);

CREATE TABLE quota_places (
    school_id    text COLLATE "C" NOT NULL DEFAULT current_setting('kehou.school'),
    enrolment_id text COLLATE "C" NOT NULL,
    quota_id     text COLLATE "C" NOT NULL,
    FOREIGN KEY (school_id, enrolment_id) REFERENCES enrolments (school_id, id),
    FOREIGN KEY (school_id, quota_id) REFERENCES quotas (school_id, id),
    PRIMARY KEY (school_id, enrolment_id, quota_id)
);

CREATE INDEX quota_places_of_quota ON quota_places (school_id, quota_id);

CREATE TABLE held_back (
    school_id text COLLATE "C" NOT NULL DEFAULT current_setting('kehou.school'),
    group_id  text COLLATE "C" NOT NULL,
    -- team, paper, another_round, or priority/ and the group's id.
    whom      text COLLATE "C" NOT NULL,
    -- As the file says, or as many as were taken when it came to say fewer.
    places    bigint NOT NULL CHECK (places >= 0),
    -- The first instant at which everybody may take what is left of them.
    until     bigint,
    taken     bigint NOT NULL DEFAULT 0,
    FOREIGN KEY (school_id, group_id) REFERENCES groups (school_id, id),
    CONSTRAINT held_back_taken_within_places CHECK (taken BETWEEN 0 AND places),
    PRIMARY KEY (school_id, group_id, whom)
);

CREATE TABLE reviews (
    school_id      text COLLATE "C" NOT NULL DEFAULT current_setting('kehou.school'),
    application_id text COLLATE "C" NOT NULL,
    state          text COLLATE "C" NOT NULL
        CONSTRAINT reviews_state_is_known
        CHECK (state IN ('submitted', 'returned', 'class_checked', 'summed_up', 'published', 'signed', 'let_go')),
    -- What the school proposes, as on the wire.
    proposal       text COLLATE "C",
    -- Until when the family answers or signs.
    until          bigint,
    PRIMARY KEY (school_id, application_id),
    FOREIGN KEY (school_id, application_id) REFERENCES applications (school_id, id),
    CONSTRAINT reviews_returned_with_a_proposal CHECK ((state = 'returned') = (proposal IS NOT NULL)),
    CONSTRAINT reviews_wait_until_an_instant CHECK ((state IN ('returned', 'published')) = (until IS NOT NULL))
);

CREATE TABLE idempotency_keys (
    school_id   text COLLATE "C" NOT NULL DEFAULT current_setting('kehou.school'),
    owner       text COLLATE "C" NOT NULL,
    key         text COLLATE "C" NOT NULL,
    body_hash   bytea NOT NULL,
    answer      text COLLATE "C" NOT NULL,
    accepted_at bigint NOT NULL,
    audit_seq   bigint,
    CONSTRAINT idempotency_keys_are_used_once UNIQUE (school_id, owner, key)
);

CREATE UNIQUE INDEX enrolments_child_once_per_offering ON enrolments (school_id, child_id, offering_id, proposed)
    WHERE ended_at IS NULL;

CREATE INDEX bills_paid_of_child ON bills (school_id, child_id) WHERE state IN ('partly_paid', 'paid');

-- Keeps the schools apart; FORCE: from the owner of the tables as well.
DO $$
DECLARE
    of_school text;
BEGIN
    FOR of_school IN
        SELECT table_name FROM information_schema.columns
        WHERE table_schema = current_schema() AND column_name = 'school_id'
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', of_school);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', of_school);
        EXECUTE format(
            'CREATE POLICY of_one_school ON %I USING (school_id = current_setting(''kehou.school''))', of_school);
    END LOOP;
END
$$;
