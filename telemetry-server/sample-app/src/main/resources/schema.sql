-- Shared by all organizations.

CREATE TABLE time_zones (
    name                VARCHAR(40) PRIMARY KEY,
    standard_offset     INTEGER NOT NULL            -- minutes east of UTC
);

CREATE TABLE subscription_plans (
    code                VARCHAR(20) PRIMARY KEY,
    name                VARCHAR(60) NOT NULL,
    seats               INTEGER NOT NULL,
    monthly_cents       INTEGER NOT NULL
);

-- Totals over all organizations, written by the operator's nightly rollup.
CREATE TABLE platform_days (
    counted_day         DATE PRIMARY KEY,
    organization_count  BIGINT NOT NULL,
    people              BIGINT NOT NULL,
    meetings_held       BIGINT NOT NULL,
    todos_completed     BIGINT NOT NULL,
    counted_at          TIMESTAMP WITH TIME ZONE NOT NULL
);

CREATE SEQUENCE user_numbers START WITH 1001;

-- The organization is the tenant. Everything below carries its id, and no foreign key can cross from one to another.

CREATE TABLE organizations (
    id                  VARCHAR(40) PRIMARY KEY,
    name                VARCHAR(120) NOT NULL,
    industry            VARCHAR(80) NOT NULL,
    city                VARCHAR(80) NOT NULL,
    country             CHAR(2) NOT NULL,
    time_zone           VARCHAR(40) NOT NULL REFERENCES time_zones (name),
    plan_code           VARCHAR(20) NOT NULL REFERENCES subscription_plans (code),
    created_at          TIMESTAMP WITH TIME ZONE NOT NULL
);

CREATE TABLE teams (
    organization_id     VARCHAR(40) NOT NULL REFERENCES organizations (id),
    id                  UUID NOT NULL,
    name                VARCHAR(80) NOT NULL,
    purpose             VARCHAR(200) NOT NULL,
    meets_on            VARCHAR(10) NOT NULL,
    leader_id           VARCHAR(12),
    archived            BOOLEAN DEFAULT FALSE NOT NULL,
    PRIMARY KEY (organization_id, id)
);

CREATE TABLE users (
    organization_id     VARCHAR(40) NOT NULL REFERENCES organizations (id),
    id                  VARCHAR(12) NOT NULL,
    team_id             UUID,
    email               VARCHAR(160) NOT NULL UNIQUE,
    name                VARCHAR(120) NOT NULL,
    title               VARCHAR(80) NOT NULL,
    role                VARCHAR(10) NOT NULL CHECK (role IN ('owner', 'admin', 'leader', 'member')),
    status              VARCHAR(10) NOT NULL CHECK (status IN ('active', 'invited', 'left')),
    password_hash       VARCHAR(200),
    joined_at           TIMESTAMP WITH TIME ZONE NOT NULL,
    last_seen_at        TIMESTAMP WITH TIME ZONE,
    PRIMARY KEY (organization_id, id),
    FOREIGN KEY (organization_id, team_id) REFERENCES teams (organization_id, id)
);

ALTER TABLE teams ADD FOREIGN KEY (organization_id, leader_id) REFERENCES users (organization_id, id);

CREATE TABLE business_blueprints (
    organization_id     VARCHAR(40) NOT NULL REFERENCES organizations (id),
    fiscal_year         INTEGER NOT NULL,
    purpose             VARCHAR(300) NOT NULL,
    niche               VARCHAR(300) NOT NULL,
    ten_year_target     VARCHAR(300) NOT NULL,
    three_year_picture  VARCHAR(300) NOT NULL,
    one_year_plan       VARCHAR(300) NOT NULL,
    revenue_target      BIGINT NOT NULL,
    updated_at          TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (organization_id, fiscal_year)
);

CREATE TABLE core_values (
    organization_id     VARCHAR(40) NOT NULL REFERENCES organizations (id),
    id                  UUID NOT NULL,
    position            INTEGER NOT NULL,
    title               VARCHAR(80) NOT NULL,
    description         VARCHAR(300) NOT NULL,
    PRIMARY KEY (organization_id, id)
);

CREATE TABLE quarterly_priorities (
    organization_id     VARCHAR(40) NOT NULL,
    id                  UUID NOT NULL,
    team_id             UUID NOT NULL,
    owner_id            VARCHAR(12) NOT NULL,
    quarter             CHAR(7) NOT NULL,
    title               VARCHAR(160) NOT NULL,
    status              VARCHAR(10) NOT NULL CHECK (status IN ('on_track', 'off_track', 'done')),
    progress            INTEGER NOT NULL CHECK (progress BETWEEN 0 AND 100),
    due_on              DATE NOT NULL,
    PRIMARY KEY (organization_id, id),
    FOREIGN KEY (organization_id, team_id) REFERENCES teams (organization_id, id),
    FOREIGN KEY (organization_id, owner_id) REFERENCES users (organization_id, id)
);
CREATE INDEX priorities_by_quarter ON quarterly_priorities (organization_id, quarter);

CREATE TABLE priority_milestones (
    organization_id     VARCHAR(40) NOT NULL,
    id                  UUID NOT NULL,
    priority_id         UUID NOT NULL,
    position            INTEGER NOT NULL,
    title               VARCHAR(160) NOT NULL,
    due_on              DATE NOT NULL,
    done_on             DATE,
    PRIMARY KEY (organization_id, id),
    FOREIGN KEY (organization_id, priority_id) REFERENCES quarterly_priorities (organization_id, id)
);

CREATE TABLE scorecard_metrics (
    organization_id     VARCHAR(40) NOT NULL,
    id                  UUID NOT NULL,
    team_id             UUID NOT NULL,
    owner_id            VARCHAR(12) NOT NULL,
    position            INTEGER NOT NULL,
    name                VARCHAR(120) NOT NULL,
    unit                VARCHAR(20) NOT NULL,
    target              DECIMAL(12, 2) NOT NULL,
    higher_is_better    BOOLEAN NOT NULL,
    PRIMARY KEY (organization_id, id),
    FOREIGN KEY (organization_id, team_id) REFERENCES teams (organization_id, id),
    FOREIGN KEY (organization_id, owner_id) REFERENCES users (organization_id, id)
);

CREATE TABLE scorecard_scores (
    organization_id     VARCHAR(40) NOT NULL,
    metric_id           UUID NOT NULL,
    week_start          DATE NOT NULL,
    score               DECIMAL(12, 2) NOT NULL,
    PRIMARY KEY (organization_id, metric_id, week_start),
    FOREIGN KEY (organization_id, metric_id) REFERENCES scorecard_metrics (organization_id, id)
);

CREATE TABLE issues (
    organization_id     VARCHAR(40) NOT NULL,
    id                  UUID NOT NULL,
    team_id             UUID NOT NULL,
    raised_by           VARCHAR(12) NOT NULL,
    title               VARCHAR(160) NOT NULL,
    detail              VARCHAR(600) NOT NULL,
    priority            INTEGER NOT NULL CHECK (priority BETWEEN 1 AND 3),
    status              VARCHAR(10) NOT NULL CHECK (status IN ('open', 'solved')),
    resolution          VARCHAR(300),
    created_at          TIMESTAMP WITH TIME ZONE NOT NULL,
    resolved_at         TIMESTAMP WITH TIME ZONE,
    PRIMARY KEY (organization_id, id),
    FOREIGN KEY (organization_id, team_id) REFERENCES teams (organization_id, id),
    FOREIGN KEY (organization_id, raised_by) REFERENCES users (organization_id, id)
);
CREATE INDEX issues_by_status ON issues (organization_id, status, created_at);

CREATE TABLE meetings (
    organization_id     VARCHAR(40) NOT NULL,
    id                  UUID NOT NULL,
    team_id             UUID NOT NULL,
    started_by          VARCHAR(12) NOT NULL,
    title               VARCHAR(120) NOT NULL,
    status              VARCHAR(10) NOT NULL CHECK (status IN ('running', 'finished')),
    started_at          TIMESTAMP WITH TIME ZONE NOT NULL,
    finished_at         TIMESTAMP WITH TIME ZONE,
    rating              INTEGER CHECK (rating BETWEEN 1 AND 10),
    PRIMARY KEY (organization_id, id),
    FOREIGN KEY (organization_id, team_id) REFERENCES teams (organization_id, id),
    FOREIGN KEY (organization_id, started_by) REFERENCES users (organization_id, id)
);
CREATE INDEX meetings_by_start ON meetings (organization_id, started_at);

CREATE TABLE todos (
    organization_id     VARCHAR(40) NOT NULL,
    id                  UUID NOT NULL,
    team_id             UUID NOT NULL,
    owner_id            VARCHAR(12) NOT NULL,
    title               VARCHAR(160) NOT NULL,
    due_on              DATE NOT NULL,
    created_at          TIMESTAMP WITH TIME ZONE NOT NULL,
    completed_at        TIMESTAMP WITH TIME ZONE,
    PRIMARY KEY (organization_id, id),
    FOREIGN KEY (organization_id, team_id) REFERENCES teams (organization_id, id),
    FOREIGN KEY (organization_id, owner_id) REFERENCES users (organization_id, id)
);
CREATE INDEX todos_by_owner ON todos (organization_id, owner_id, due_on);

-- Who was in the room, and when.
CREATE TABLE meeting_participants (
    organization_id     VARCHAR(40) NOT NULL,
    meeting_id          UUID NOT NULL,
    user_id             VARCHAR(12) NOT NULL,
    joined_at           TIMESTAMP WITH TIME ZONE NOT NULL,
    left_at             TIMESTAMP WITH TIME ZONE,
    PRIMARY KEY (organization_id, meeting_id, user_id),
    FOREIGN KEY (organization_id, meeting_id) REFERENCES meetings (organization_id, id),
    FOREIGN KEY (organization_id, user_id) REFERENCES users (organization_id, id)
);

-- Who was expected, and whether they came.
CREATE TABLE meeting_attendees (
    organization_id     VARCHAR(40) NOT NULL,
    meeting_id          UUID NOT NULL,
    user_id             VARCHAR(12) NOT NULL,
    attendance          VARCHAR(10) NOT NULL CHECK (attendance IN ('present', 'late', 'excused', 'absent')),
    PRIMARY KEY (organization_id, meeting_id, user_id),
    FOREIGN KEY (organization_id, meeting_id) REFERENCES meetings (organization_id, id),
    FOREIGN KEY (organization_id, user_id) REFERENCES users (organization_id, id)
);

CREATE TABLE meeting_notes (
    organization_id     VARCHAR(40) NOT NULL,
    id                  UUID NOT NULL,
    meeting_id          UUID NOT NULL,
    author_id           VARCHAR(12) NOT NULL,
    section             VARCHAR(20) NOT NULL,
    body                VARCHAR(600) NOT NULL,
    created_at          TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (organization_id, id),
    FOREIGN KEY (organization_id, meeting_id) REFERENCES meetings (organization_id, id),
    FOREIGN KEY (organization_id, author_id) REFERENCES users (organization_id, id)
);

-- How things stood when the meeting ended.
CREATE TABLE meeting_snapshots (
    organization_id     VARCHAR(40) NOT NULL,
    meeting_id          UUID NOT NULL,
    taken_at            TIMESTAMP WITH TIME ZONE NOT NULL,
    open_todos          INTEGER NOT NULL,
    open_issues         INTEGER NOT NULL,
    priorities_on_track INTEGER NOT NULL,
    priorities_in_all   INTEGER NOT NULL,
    PRIMARY KEY (organization_id, meeting_id),
    FOREIGN KEY (organization_id, meeting_id) REFERENCES meetings (organization_id, id)
);

CREATE TABLE process_documentation (
    organization_id     VARCHAR(40) NOT NULL,
    id                  UUID NOT NULL,
    owner_id            VARCHAR(12) NOT NULL,
    category            VARCHAR(40) NOT NULL,
    title               VARCHAR(160) NOT NULL,
    summary             VARCHAR(600) NOT NULL,
    version             INTEGER NOT NULL,
    updated_at          TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (organization_id, id),
    FOREIGN KEY (organization_id, owner_id) REFERENCES users (organization_id, id)
);
