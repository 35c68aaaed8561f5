"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "agencies",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "social_care",
                "mental_health_trust",
                "health_trust",
                "education",
                "early_years",
                "police",
                "recovery_service",
                "community_safety",
                "youth_offending",
                "health_commissioning",
                "probation",
                "gp",
                "school",
                "health_visiting",
                "midwifery",
                "domestic_abuse",
                "housing",
                "adult_services",
                "other",
                name="agencykind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "report_format",
            sa.Enum("standard", "own", name="reportformat", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("lead_id", sa.Integer(), nullable=True),
        sa.Column("duty_contact", sa.String(length=200), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["lead_id"], ["professionals.id"], name="fk_agencies_lead_id_professionals", use_alter=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agencies")),
        sa.UniqueConstraint("name", name=op.f("uq_agencies_name")),
    )
    with op.batch_alter_table("agencies", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_agencies_kind"), ["kind"], unique=False)

    op.create_table(
        "audit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("chain", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("deed", sa.String(length=60), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=True),
        sa.Column("detail", sa.String(length=120), nullable=False),
        sa.Column("before", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
        sa.UniqueConstraint("chain", "number", name=op.f("uq_audit_chain_number")),
    )
    op.create_table(
        "history",
        sa.Column(
            "q1",
            sa.Enum("yes", "partially", "no", "na", name="q1", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column(
            "q2",
            sa.Enum("yes", "partially", "no", "na", name="q2", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column(
            "q3",
            sa.Enum("yes", "partially", "no", "na", name="q3", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column(
            "q4",
            sa.Enum("yes", "partially", "no", "na", name="q4", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column(
            "q5",
            sa.Enum("yes", "partially", "no", "na", name="q5", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column(
            "q6",
            sa.Enum("yes", "partially", "no", "na", name="q6", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column(
            "q7",
            sa.Enum("yes", "partially", "no", "na", name="q7", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column(
            "q8",
            sa.Enum("yes", "partially", "no", "na", name="q8", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column(
            "q9",
            sa.Enum("yes", "partially", "no", "na", name="q9", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column(
            "q10",
            sa.Enum("yes", "partially", "no", "na", name="q10", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column(
            "q11",
            sa.Enum(
                "outstanding",
                "good",
                "requires_improvement",
                "inadequate",
                name="rating",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("q12", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=32), nullable=False),
        sa.Column("conference", sa.String(length=32), nullable=False),
        sa.Column("content", sa.String(length=32), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column(
            "type",
            sa.Enum(
                "ICPC",
                "RCPC",
                "PRE_BIRTH",
                "TRANSFER_IN",
                name="conferencetype",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("agency", sa.String(length=120), nullable=False),
        sa.Column(
            "agency_kind",
            sa.Enum(
                "social_care",
                "mental_health_trust",
                "health_trust",
                "education",
                "early_years",
                "police",
                "recovery_service",
                "community_safety",
                "youth_offending",
                "health_commissioning",
                "probation",
                "gp",
                "school",
                "health_visiting",
                "midwifery",
                "domestic_abuse",
                "housing",
                "adult_services",
                "other",
                name="agencykind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("invited_on", sa.Date(), nullable=True),
        sa.Column("report_due_on", sa.Date(), nullable=False),
        sa.Column("family_due_on", sa.Date(), nullable=False),
        sa.Column(
            "attended",
            sa.Enum(
                "yes", "partially", "no", "na", name="attended", native_enum=False, create_constraint=True, length=40
            ),
            nullable=True,
        ),
        sa.Column(
            "report",
            sa.Enum("yes", "no", "research", name="written", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("report_sent_on", sa.Date(), nullable=True),
        sa.Column(
            "shared",
            sa.Enum(
                "yes", "partially", "no", "na", name="shared", native_enum=False, create_constraint=True, length=40
            ),
            nullable=True,
        ),
        sa.Column("shared_on", sa.Date(), nullable=True),
        sa.Column(
            "actions",
            sa.Enum(
                "yes", "partially", "no", "na", name="actions", native_enum=False, create_constraint=True, length=40
            ),
            nullable=True,
        ),
        sa.Column("responded", sa.Boolean(), nullable=False),
        sa.CheckConstraint("report_sent_on IS NULL OR report <> 'no'", name=op.f("ck_history_sent_is_written")),
        sa.CheckConstraint(
            "shared_on IS NULL OR shared IN ('yes', 'partially')", name=op.f("ck_history_day_of_sharing_is_shared")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_history")),
        sa.UniqueConstraint("key", name=op.f("uq_history_key")),
    )
    with op.batch_alter_table("history", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_history_held_on"), ["held_on"], unique=False)

    op.create_table(
        "history_secret",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sealed", sa.Text(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_history_secret_only_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_history_secret")),
    )
    op.create_table(
        "seen_requests",
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_seen_requests")),
    )
    with op.batch_alter_table("seen_requests", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_seen_requests_at"), ["at"], unique=False)

    op.create_table(
        "professionals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("full_name", sa.String(length=120), nullable=False),
        sa.Column("job_role", sa.String(length=120), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("slack_id", sa.String(length=30), nullable=True),
        sa.Column("email", sa.String(length=200), nullable=True),
        sa.Column(
            "duty",
            sa.Enum(
                "agency",
                "social_worker",
                "business_support",
                "chair",
                "quality_lead",
                "administrator",
                name="duty",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("looked_up_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("unreachable_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.CheckConstraint("slack_id IS NOT NULL OR email IS NOT NULL", name=op.f("ck_professionals_can_be_reached")),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name=op.f("fk_professionals_agency_id_agencies")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_professionals")),
        sa.UniqueConstraint("email", name=op.f("uq_professionals_email")),
        sa.UniqueConstraint("slack_id", name=op.f("uq_professionals_slack_id")),
    )
    with op.batch_alter_table("professionals", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_professionals_agency_id"), ["agency_id"], unique=False)

    op.create_table(
        "unavailabilities",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(length=80), nullable=False),
        sa.CheckConstraint("ends_on >= starts_on", name=op.f("ck_unavailabilities_ends_after_start")),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agencies.id"], name=op.f("fk_unavailabilities_agency_id_agencies"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unavailabilities")),
        sa.UniqueConstraint(
            "agency_id", "starts_on", "ends_on", name=op.f("uq_unavailabilities_agency_id_starts_on_ends_on")
        ),
    )
    op.create_table(
        "conferences",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=12), nullable=False),
        sa.Column(
            "type",
            sa.Enum(
                "ICPC",
                "RCPC",
                "PRE_BIRTH",
                "TRANSFER_IN",
                name="conferencetype",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "jurisdiction",
            sa.Enum(
                "ENG",
                "WLS",
                "SCT",
                "NIR",
                "JEY",
                "GGY",
                "IMN",
                name="jurisdiction",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("place", sa.String(length=150), nullable=True),
        sa.Column("social_worker_id", sa.Integer(), nullable=False),
        sa.Column("chair_id", sa.Integer(), nullable=False),
        sa.Column("strategy_on", sa.Date(), nullable=True),
        sa.Column("notified_on", sa.Date(), nullable=True),
        sa.Column("reviews_id", sa.Integer(), nullable=True),
        sa.Column("concerns", sa.JSON(), nullable=False),
        sa.Column("needs", sa.JSON(), nullable=False),
        sa.Column("bank_holiday_accepted", sa.Boolean(), nullable=False),
        sa.Column("report_due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("family_due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "standing",
            sa.Enum(
                "scheduled",
                "cancelled",
                "held",
                "inquorate",
                "postponed",
                name="standing",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_from", sa.String(length=80), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("moved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("replan_sequence", sa.Integer(), nullable=False),
        sa.Column("replanned_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("handover_sequence", sa.Integer(), nullable=False),
        sa.Column("handed_over_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("held_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(standing = 'cancelled') = (cancelled_at IS NOT NULL)", name=op.f("ck_conferences_cancelled_has_moment")
        ),
        sa.CheckConstraint("(standing = 'held') = (held_at IS NOT NULL)", name=op.f("ck_conferences_held_has_moment")),
        sa.CheckConstraint("minutes BETWEEN 15 AND 480", name=op.f("ck_conferences_sensible_length")),
        sa.ForeignKeyConstraint(["chair_id"], ["professionals.id"], name=op.f("fk_conferences_chair_id_professionals")),
        sa.ForeignKeyConstraint(["reviews_id"], ["conferences.id"], name=op.f("fk_conferences_reviews_id_conferences")),
        sa.ForeignKeyConstraint(
            ["social_worker_id"], ["professionals.id"], name=op.f("fk_conferences_social_worker_id_professionals")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conferences")),
        sa.UniqueConstraint("code", name=op.f("uq_conferences_code")),
        sa.UniqueConstraint("created_from", name=op.f("uq_conferences_created_from")),
    )
    with op.batch_alter_table("conferences", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_conferences_chair_id"), ["chair_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_conferences_reviews_id"), ["reviews_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_conferences_social_worker_id"), ["social_worker_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_conferences_starts_at"), ["starts_at"], unique=False)

    op.create_table(
        "snapshot_opt_outs",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name=op.f("fk_snapshot_opt_outs_agency_id_agencies")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["professionals.id"], name=op.f("fk_snapshot_opt_outs_person_id_professionals")
        ),
        sa.PrimaryKeyConstraint("person_id", "agency_id", name=op.f("pk_snapshot_opt_outs")),
    )
    op.create_table(
        "snapshot_requests",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=True),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column(
            "broken_down",
            sa.Enum("agency", "kind", "type", "month", name="by", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "agency_id IS NULL OR broken_down IS NULL", name=op.f("ck_snapshot_requests_agency_is_whole")
        ),
        sa.CheckConstraint("last_day >= first_day", name=op.f("ck_snapshot_requests_ends_after_start")),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name=op.f("fk_snapshot_requests_agency_id_agencies")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["professionals.id"], name=op.f("fk_snapshot_requests_person_id_professionals")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_snapshot_requests")),
        sa.UniqueConstraint("agency_id", "person_id", "first_day", name="uq_snapshot_requests_monthly"),
    )
    with op.batch_alter_table("snapshot_requests", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_snapshot_requests_person_id"), ["person_id"], unique=False)

    op.create_table(
        "actions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conference_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("wording", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("planned_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["conference_id"], ["conferences.id"], name=op.f("fk_actions_conference_id_conferences"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["owner_id"], ["agencies.id"], name=op.f("fk_actions_owner_id_agencies")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_actions")),
        sa.UniqueConstraint("conference_id", "position", name=op.f("uq_actions_conference_id_position")),
    )
    with op.batch_alter_table("actions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_actions_owner_id"), ["owner_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_actions_planned_id"), ["planned_id"], unique=False)

    op.create_table(
        "children",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conference_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("age", sa.Integer(), nullable=True),
        sa.Column(
            "voice",
            sa.Enum(
                "attends", "advocate", "other_way", name="voice", native_enum=False, create_constraint=True, length=40
            ),
            nullable=True,
        ),
        sa.CheckConstraint("age IS NULL OR age BETWEEN 0 AND 17", name=op.f("ck_children_is_a_child")),
        sa.ForeignKeyConstraint(
            ["conference_id"],
            ["conferences.id"],
            name=op.f("fk_children_conference_id_conferences"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_children")),
        sa.UniqueConstraint("conference_id", "position", name=op.f("uq_children_conference_id_position")),
    )
    op.create_table(
        "core_groups",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conference_id", sa.Integer(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("place", sa.String(length=150), nullable=True),
        sa.Column("chair_id", sa.Integer(), nullable=True),
        sa.Column("minute_taker_id", sa.Integer(), nullable=True),
        sa.Column(
            "standing",
            sa.Enum(
                "scheduled",
                "cancelled",
                "held",
                "not_held",
                name="groupstanding",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_from", sa.String(length=80), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("moved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(standing = 'cancelled') = (cancelled_at IS NOT NULL)", name=op.f("ck_core_groups_cancelled_has_moment")
        ),
        sa.CheckConstraint(
            "(standing IN ('held', 'not_held')) = (closed_at IS NOT NULL)",
            name=op.f("ck_core_groups_closed_has_moment"),
        ),
        sa.CheckConstraint("minutes BETWEEN 15 AND 480", name=op.f("ck_core_groups_sensible_length")),
        sa.ForeignKeyConstraint(["chair_id"], ["professionals.id"], name=op.f("fk_core_groups_chair_id_professionals")),
        sa.ForeignKeyConstraint(
            ["conference_id"],
            ["conferences.id"],
            name=op.f("fk_core_groups_conference_id_conferences"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["minute_taker_id"], ["professionals.id"], name=op.f("fk_core_groups_minute_taker_id_professionals")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_core_groups")),
        sa.UniqueConstraint("created_from", name=op.f("uq_core_groups_created_from")),
    )
    with op.batch_alter_table("core_groups", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_core_groups_conference_id"), ["conference_id"], unique=False)

    op.create_table(
        "corrections",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conference_id", sa.Integer(), nullable=False),
        sa.Column(
            "part",
            sa.Enum(
                "register",
                "family",
                "decisions",
                "plan",
                name="part",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "what",
            sa.Enum(
                "presence",
                "person",
                "family_met",
                "family_with",
                "decision",
                "category",
                "plan_since",
                "step_down",
                "dissent",
                "action",
                "contingency",
                name="corrected",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("subject_id", sa.Integer(), nullable=True),
        sa.Column("was", sa.Text(), nullable=True),
        sa.Column("corrected_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("corrected_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conference_id"],
            ["conferences.id"],
            name=op.f("fk_corrections_conference_id_conferences"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["corrected_by_id"], ["professionals.id"], name=op.f("fk_corrections_corrected_by_id_professionals")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_corrections")),
    )
    with op.batch_alter_table("corrections", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_corrections_conference_id"), ["conference_id"], unique=False)

    op.create_table(
        "invitations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conference_id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("professional_id", sa.Integer(), nullable=True),
        sa.Column("invited_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_standing_rule", sa.Boolean(), nullable=False),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.Column(
            "priority",
            sa.Enum(
                "recent_harm",
                "domestic_abuse",
                "main_contact",
                "possible_prosecution",
                "specialist_view",
                name="priorityreason",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("secure_details_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "attendance",
            sa.Enum(
                "yes", "part", "deputy", "no", name="attendance", native_enum=False, create_constraint=True, length=40
            ),
            nullable=True,
        ),
        sa.Column(
            "mode",
            sa.Enum("in_person", "video", "phone", name="mode", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column("joins_at", sa.Time(), nullable=True),
        sa.Column("leaves_at", sa.Time(), nullable=True),
        sa.Column(
            "absence_reason",
            sa.Enum(
                "surgery_clash",
                "clinic_clash",
                "shift_or_court",
                "annual_leave",
                "sickness",
                "school_holiday",
                "late_notice",
                "capacity",
                "other",
                name="absencereason",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("deputy_name", sa.Text(), nullable=True),
        sa.Column("deputy_role", sa.String(length=120), nullable=True),
        sa.Column("deputy_id", sa.Integer(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_by_id", sa.Integer(), nullable=True),
        sa.Column("not_us_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "not_us_reason",
            sa.Enum(
                "not_involved",
                "not_our_patient",
                "wrong_person",
                name="notusreason",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("not_us_instead", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "CASE WHEN attendance = 'deputy' THEN deputy_name IS NOT NULL ELSE deputy_name IS NULL END",
            name=op.f("ck_invitations_deputy_is_named"),
        ),
        sa.CheckConstraint(
            "(deputy_name IS NULL) = (deputy_role IS NULL)", name=op.f("ck_invitations_deputy_has_role")
        ),
        sa.CheckConstraint(
            "(not_us_at IS NULL) = (not_us_reason IS NULL)", name=op.f("ck_invitations_not_us_has_reason")
        ),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name=op.f("fk_invitations_agency_id_agencies")),
        sa.ForeignKeyConstraint(
            ["answered_by_id"], ["professionals.id"], name=op.f("fk_invitations_answered_by_id_professionals")
        ),
        sa.ForeignKeyConstraint(
            ["conference_id"],
            ["conferences.id"],
            name=op.f("fk_invitations_conference_id_conferences"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["deputy_id"], ["professionals.id"], name=op.f("fk_invitations_deputy_id_professionals")
        ),
        sa.ForeignKeyConstraint(
            ["professional_id"], ["professionals.id"], name=op.f("fk_invitations_professional_id_professionals")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitations")),
    )
    with op.batch_alter_table("invitations", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_invitations_agency_id"), ["agency_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_invitations_conference_id"), ["conference_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_invitations_professional_id"), ["professional_id"], unique=False)
        batch_op.create_index(
            "uq_invitations_nobody_known",
            ["conference_id", "agency_id"],
            unique=True,
            sqlite_where=sa.text("withdrawn_at IS NULL AND professional_id IS NULL"),
            postgresql_where=sa.text("withdrawn_at IS NULL AND professional_id IS NULL"),
        )
        batch_op.create_index(
            "uq_invitations_person",
            ["conference_id", "professional_id"],
            unique=True,
            sqlite_where=sa.text("withdrawn_at IS NULL AND professional_id IS NOT NULL"),
            postgresql_where=sa.text("withdrawn_at IS NULL AND professional_id IS NOT NULL"),
        )

    op.create_table(
        "next_dates",
        sa.Column("conference_id", sa.Integer(), nullable=False),
        sa.Column("core_group_on", sa.Date(), nullable=False),
        sa.Column("core_group_time", sa.Time(), nullable=False),
        sa.Column("review_on", sa.Date(), nullable=False),
        sa.Column("review_time", sa.Time(), nullable=False),
        sa.Column("agreed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("agreed_by_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agreed_by_id"], ["professionals.id"], name=op.f("fk_next_dates_agreed_by_id_professionals")
        ),
        sa.ForeignKeyConstraint(
            ["conference_id"],
            ["conferences.id"],
            name=op.f("fk_next_dates_conference_id_conferences"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("conference_id", name=op.f("pk_next_dates")),
    )
    op.create_table(
        "planned_actions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conference_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("children", sa.JSON(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("wording", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("measure", sa.Text(), nullable=True),
        sa.Column(
            "harm",
            sa.Enum(
                "neglect",
                "physical",
                "emotional",
                "sexual",
                name="harm",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("continues_id", sa.Integer(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conference_id"],
            ["conferences.id"],
            name=op.f("fk_planned_actions_conference_id_conferences"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["owner_id"], ["agencies.id"], name=op.f("fk_planned_actions_owner_id_agencies")),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["professionals.id"], name=op.f("fk_planned_actions_recorded_by_id_professionals")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_planned_actions")),
        sa.UniqueConstraint("conference_id", "position", name=op.f("uq_planned_actions_conference_id_position")),
    )
    with op.batch_alter_table("planned_actions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_planned_actions_owner_id"), ["owner_id"], unique=False)

    op.create_table(
        "records",
        sa.Column("conference_id", sa.Integer(), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("register_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("family_met_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("family_with", sa.JSON(), nullable=False),
        sa.Column(
            "not_met_reason",
            sa.Enum(
                "did_not_come",
                "came_late",
                "declined",
                "no_interpreter",
                "not_safe",
                "no_time",
                "other",
                name="notmetreason",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("contingency", sa.Boolean(), nullable=True),
        sa.Column("plan_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("family_met_at IS NULL OR not_met_reason IS NULL", name=op.f("ck_records_met_or_not")),
        sa.CheckConstraint(
            "finished_at IS NULL OR (register_at IS NOT NULL AND plan_at IS NOT NULL AND (family_met_at IS NOT NULL OR not_met_reason IS NOT NULL))",
            name=op.f("ck_records_finished_is_whole"),
        ),
        sa.ForeignKeyConstraint(
            ["conference_id"], ["conferences.id"], name=op.f("fk_records_conference_id_conferences"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("conference_id", name=op.f("pk_records")),
    )
    op.create_table(
        "sent_papers",
        sa.Column("conference_id", sa.Integer(), nullable=False),
        sa.Column(
            "paper",
            sa.Enum("decision_letter", "minutes", name="paper", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("sent_on", sa.Date(), nullable=False),
        sa.Column("marked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("marked_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conference_id"],
            ["conferences.id"],
            name=op.f("fk_sent_papers_conference_id_conferences"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["marked_by_id"], ["professionals.id"], name=op.f("fk_sent_papers_marked_by_id_professionals")
        ),
        sa.PrimaryKeyConstraint("conference_id", "paper", name=op.f("pk_sent_papers")),
    )
    op.create_table(
        "action_updates",
        sa.Column("action_id", sa.Integer(), nullable=False),
        sa.Column("invitation_id", sa.Integer(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "done",
                "in_progress",
                "not_started",
                "not_ours",
                name="actionstatus",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("barrier", sa.Text(), nullable=True),
        sa.Column("next_step", sa.Text(), nullable=True),
        sa.Column("next_step_on", sa.Date(), nullable=True),
        sa.Column("difference", sa.Text(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.Column("on_behalf", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["action_id"], ["actions.id"], name=op.f("fk_action_updates_action_id_actions"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["invitation_id"],
            ["invitations.id"],
            name=op.f("fk_action_updates_invitation_id_invitations"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["professionals.id"], name=op.f("fk_action_updates_recorded_by_id_professionals")
        ),
        sa.PrimaryKeyConstraint("action_id", name=op.f("pk_action_updates")),
    )
    with op.batch_alter_table("action_updates", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_action_updates_invitation_id"), ["invitation_id"], unique=False)

    op.create_table(
        "attendees",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conference_id", sa.Integer(), nullable=False),
        sa.Column("invitation_id", sa.Integer(), nullable=True),
        sa.Column("professional_id", sa.Integer(), nullable=True),
        sa.Column("agency_id", sa.Integer(), nullable=True),
        sa.Column("other_agency", sa.String(length=120), nullable=True),
        sa.Column("full_name", sa.Text(), nullable=True),
        sa.Column("job_role", sa.String(length=120), nullable=True),
        sa.Column(
            "presence",
            sa.Enum(
                "in_person",
                "video",
                "phone",
                "part",
                "absent",
                name="presence",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("(agency_id IS NULL) <> (other_agency IS NULL)", name=op.f("ck_attendees_has_an_agency")),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name=op.f("fk_attendees_agency_id_agencies")),
        sa.ForeignKeyConstraint(
            ["conference_id"],
            ["conferences.id"],
            name=op.f("fk_attendees_conference_id_conferences"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["invitation_id"],
            ["invitations.id"],
            name=op.f("fk_attendees_invitation_id_invitations"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["professional_id"], ["professionals.id"], name=op.f("fk_attendees_professional_id_professionals")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["professionals.id"], name=op.f("fk_attendees_recorded_by_id_professionals")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendees")),
    )
    with op.batch_alter_table("attendees", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_attendees_agency_id"), ["agency_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_attendees_conference_id"), ["conference_id"], unique=False)
        batch_op.create_index(
            "uq_attendees_invitation",
            ["invitation_id"],
            unique=True,
            sqlite_where=sa.text("invitation_id IS NOT NULL"),
            postgresql_where=sa.text("invitation_id IS NOT NULL"),
        )

    op.create_table(
        "births",
        sa.Column("child_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["child_id"], ["children.id"], name=op.f("fk_births_child_id_children"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["professionals.id"], name=op.f("fk_births_recorded_by_id_professionals")
        ),
        sa.PrimaryKeyConstraint("child_id", name=op.f("pk_births")),
    )
    op.create_table(
        "challenges",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("invitation_id", sa.Integer(), nullable=False),
        sa.Column(
            "about",
            sa.Enum(
                "attendance",
                "report",
                "sharing",
                "actions",
                name="missing",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["invitation_id"],
            ["invitations.id"],
            name=op.f("fk_challenges_invitation_id_invitations"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["professionals.id"], name=op.f("fk_challenges_made_by_id_professionals")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_challenges")),
        sa.UniqueConstraint("invitation_id", "about", name=op.f("uq_challenges_invitation_id_about")),
    )
    with op.batch_alter_table("challenges", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_challenges_invitation_id"), ["invitation_id"], unique=False)

    op.create_table(
        "core_group_members",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("core_group_id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("professional_id", sa.Integer(), nullable=True),
        sa.Column("invited_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "part",
            sa.Enum(
                "coming", "colleague", "not_coming", name="part", native_enum=False, create_constraint=True, length=40
            ),
            nullable=True,
        ),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_by_id", sa.Integer(), nullable=True),
        sa.Column("attended", sa.Boolean(), nullable=True),
        sa.CheckConstraint(
            "(part IS NULL) = (answered_at IS NULL)", name=op.f("ck_core_group_members_answer_has_moment")
        ),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name=op.f("fk_core_group_members_agency_id_agencies")),
        sa.ForeignKeyConstraint(
            ["answered_by_id"], ["professionals.id"], name=op.f("fk_core_group_members_answered_by_id_professionals")
        ),
        sa.ForeignKeyConstraint(
            ["core_group_id"],
            ["core_groups.id"],
            name=op.f("fk_core_group_members_core_group_id_core_groups"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["professional_id"], ["professionals.id"], name=op.f("fk_core_group_members_professional_id_professionals")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_core_group_members")),
    )
    with op.batch_alter_table("core_group_members", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_core_group_members_agency_id"), ["agency_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_core_group_members_core_group_id"), ["core_group_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_core_group_members_professional_id"), ["professional_id"], unique=False)
        batch_op.create_index(
            "uq_core_group_members_nobody_known",
            ["core_group_id", "agency_id"],
            unique=True,
            sqlite_where=sa.text("withdrawn_at IS NULL AND professional_id IS NULL"),
            postgresql_where=sa.text("withdrawn_at IS NULL AND professional_id IS NULL"),
        )
        batch_op.create_index(
            "uq_core_group_members_person",
            ["core_group_id", "professional_id"],
            unique=True,
            sqlite_where=sa.text("withdrawn_at IS NULL AND professional_id IS NOT NULL"),
            postgresql_where=sa.text("withdrawn_at IS NULL AND professional_id IS NOT NULL"),
        )

    op.create_table(
        "decisions",
        sa.Column("child_id", sa.Integer(), nullable=False),
        sa.Column("conference_id", sa.Integer(), nullable=False),
        sa.Column(
            "verdict",
            sa.Enum("plan", "no_plan", name="verdict", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column(
            "category",
            sa.Enum(
                "neglect",
                "physical",
                "emotional",
                "sexual",
                "multiple",
                name="category",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("plan_since", sa.Date(), nullable=True),
        sa.Column(
            "step_down",
            sa.Enum(
                "child_in_need",
                "early_help",
                "not_set_out",
                name="stepdown",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(verdict = 'no_plan') = (step_down IS NOT NULL)", name=op.f("ck_decisions_no_plan_says_what_follows")
        ),
        sa.CheckConstraint("(verdict = 'plan') = (category IS NOT NULL)", name=op.f("ck_decisions_plan_has_category")),
        sa.CheckConstraint(
            "(verdict = 'plan') = (plan_since IS NOT NULL)", name=op.f("ck_decisions_plan_has_beginning")
        ),
        sa.ForeignKeyConstraint(
            ["child_id"], ["children.id"], name=op.f("fk_decisions_child_id_children"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["conference_id"],
            ["conferences.id"],
            name=op.f("fk_decisions_conference_id_conferences"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["professionals.id"], name=op.f("fk_decisions_recorded_by_id_professionals")
        ),
        sa.PrimaryKeyConstraint("child_id", name=op.f("pk_decisions")),
    )
    with op.batch_alter_table("decisions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_decisions_conference_id"), ["conference_id"], unique=False)

    op.create_table(
        "dissents",
        sa.Column("child_id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("conference_id", sa.Integer(), nullable=False),
        sa.Column("formal", sa.Boolean(), nullable=False),
        sa.Column("raised_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closes_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("(raised_at IS NULL) = (closes_at IS NULL)", name=op.f("ck_dissents_formal_has_its_clock")),
        sa.CheckConstraint("formal = (raised_at IS NOT NULL)", name=op.f("ck_dissents_only_formal_has_a_clock")),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name=op.f("fk_dissents_agency_id_agencies")),
        sa.ForeignKeyConstraint(
            ["child_id"], ["children.id"], name=op.f("fk_dissents_child_id_children"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["conference_id"],
            ["conferences.id"],
            name=op.f("fk_dissents_conference_id_conferences"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["professionals.id"], name=op.f("fk_dissents_recorded_by_id_professionals")
        ),
        sa.PrimaryKeyConstraint("child_id", "agency_id", name=op.f("pk_dissents")),
    )
    with op.batch_alter_table("dissents", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_dissents_conference_id"), ["conference_id"], unique=False)

    op.create_table(
        "enquiries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("invitation_id", sa.Integer(), nullable=False),
        sa.Column("asked_by_id", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("for_chair", sa.Boolean(), nullable=False),
        sa.Column("away", sa.Boolean(), nullable=False),
        sa.Column("covered_by", sa.Text(), nullable=True),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["asked_by_id"], ["professionals.id"], name=op.f("fk_enquiries_asked_by_id_professionals")
        ),
        sa.ForeignKeyConstraint(
            ["invitation_id"],
            ["invitations.id"],
            name=op.f("fk_enquiries_invitation_id_invitations"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enquiries")),
    )
    with op.batch_alter_table("enquiries", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_enquiries_invitation_id"), ["invitation_id"], unique=False)

    op.create_table(
        "feedback",
        sa.Column(
            "q1",
            sa.Enum("yes", "partially", "no", "na", name="q1", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column(
            "q2",
            sa.Enum("yes", "partially", "no", "na", name="q2", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column(
            "q3",
            sa.Enum("yes", "partially", "no", "na", name="q3", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column(
            "q4",
            sa.Enum("yes", "partially", "no", "na", name="q4", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column(
            "q5",
            sa.Enum("yes", "partially", "no", "na", name="q5", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column(
            "q6",
            sa.Enum("yes", "partially", "no", "na", name="q6", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column(
            "q7",
            sa.Enum("yes", "partially", "no", "na", name="q7", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column(
            "q8",
            sa.Enum("yes", "partially", "no", "na", name="q8", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column(
            "q9",
            sa.Enum("yes", "partially", "no", "na", name="q9", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column(
            "q10",
            sa.Enum("yes", "partially", "no", "na", name="q10", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column(
            "q11",
            sa.Enum(
                "outstanding",
                "good",
                "requires_improvement",
                "inadequate",
                name="rating",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("q12", sa.Text(), nullable=True),
        sa.Column("invitation_id", sa.Integer(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column(
            "invited_in_time",
            sa.Enum(
                "yes",
                "partially",
                "no",
                "na",
                name="invited_in_time",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "received_last_record",
            sa.Enum(
                "yes",
                "partially",
                "no",
                "na",
                name="received_last_record",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "could_judge_threshold",
            sa.Enum(
                "yes",
                "partially",
                "no",
                "na",
                name="could_judge_threshold",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "change_for_child",
            sa.Enum(
                "significant_improvement",
                "some_improvement",
                "no_progress",
                "risks_higher",
                name="changeforchild",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("may_be_named", sa.Boolean(), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("submitted_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "submitted_at IS NULL OR q1 IS NOT NULL", name=op.f("ck_feedback_submitted_has_first_answer")
        ),
        sa.ForeignKeyConstraint(
            ["invitation_id"],
            ["invitations.id"],
            name=op.f("fk_feedback_invitation_id_invitations"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["submitted_by_id"], ["professionals.id"], name=op.f("fk_feedback_submitted_by_id_professionals")
        ),
        sa.PrimaryKeyConstraint("invitation_id", name=op.f("pk_feedback")),
    )
    op.create_table(
        "receipts",
        sa.Column("invitation_id", sa.Integer(), nullable=False),
        sa.Column(
            "paper",
            sa.Enum("decision_letter", "minutes", name="paper", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("received", sa.Boolean(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answered_by_id", sa.Integer(), nullable=False),
        sa.Column("on_behalf", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["answered_by_id"], ["professionals.id"], name=op.f("fk_receipts_answered_by_id_professionals")
        ),
        sa.ForeignKeyConstraint(
            ["invitation_id"],
            ["invitations.id"],
            name=op.f("fk_receipts_invitation_id_invitations"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("invitation_id", "paper", name=op.f("pk_receipts")),
    )
    op.create_table(
        "replies",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("invitation_id", sa.Integer(), nullable=True),
        sa.Column(
            "stage",
            sa.Enum(
                "which",
                "confirm",
                "told",
                "automatic",
                "recorded",
                "set_aside",
                "continued",
                "lapsed",
                name="stage",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("channel", sa.String(length=30), nullable=False),
        sa.Column("ts", sa.String(length=30), nullable=False),
        sa.Column("thread", sa.String(length=30), nullable=True),
        sa.Column("seen", sa.String(length=64), nullable=False),
        sa.Column("kept", sa.Text(), nullable=True),
        sa.Column("recorded", sa.JSON(), nullable=False),
        sa.CheckConstraint(
            "kept IS NULL OR stage IN ('which', 'confirm', 'told')", name=op.f("ck_replies_settled_keeps_none")
        ),
        sa.CheckConstraint(
            "stage <> 'confirm' OR invitation_id IS NOT NULL", name=op.f("ck_replies_confirm_has_invitation")
        ),
        sa.ForeignKeyConstraint(
            ["invitation_id"], ["invitations.id"], name=op.f("fk_replies_invitation_id_invitations"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["professionals.id"], name=op.f("fk_replies_person_id_professionals")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_replies")),
    )
    with op.batch_alter_table("replies", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_replies_invitation_id"), ["invitation_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_replies_person_id"), ["person_id"], unique=False)
        batch_op.create_index("ix_replies_place", ["channel", "ts"], unique=False)
        batch_op.create_index(batch_op.f("ix_replies_received_at"), ["received_at"], unique=False)

    op.create_table(
        "reports",
        sa.Column("invitation_id", sa.Integer(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "not_started",
                "in_progress",
                "completed",
                "sent",
                "research",
                "told_social_worker",
                "not_providing",
                name="reportstatus",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("expected_on", sa.Date(), nullable=True),
        sa.Column(
            "route",
            sa.Enum(
                "secure_email",
                "case_system",
                "portal",
                "post",
                "by_hand",
                name="route",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "written_as",
            sa.Enum("standard", "own", name="writtenas", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column(
            "reason",
            sa.Enum(
                "not_asked",
                "late_notice",
                "no_involvement",
                "refers_to_previous",
                "no_time",
                "shared_in_meeting",
                "other",
                name="noreportreason",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "childs_voice",
            sa.Enum("yes", "partly", "no", name="childs_voice", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column(
            "identity",
            sa.Enum("yes", "partly", "no", name="identity", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column(
            "facts_apart",
            sa.Enum("yes", "partly", "no", name="facts_apart", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column(
            "threshold",
            sa.Enum("yes", "partly", "no", name="threshold", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column(
            "our_offer",
            sa.Enum("yes", "partly", "no", name="our_offer", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.Column("on_behalf", sa.Boolean(), nullable=False),
        sa.CheckConstraint("(status = 'sent') = (sent_on IS NOT NULL)", name=op.f("ck_reports_sent_has_date")),
        sa.CheckConstraint("status = 'not_providing' OR reason IS NULL", name=op.f("ck_reports_reason_only_when_none")),
        sa.ForeignKeyConstraint(
            ["invitation_id"], ["invitations.id"], name=op.f("fk_reports_invitation_id_invitations"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["professionals.id"], name=op.f("fk_reports_recorded_by_id_professionals")
        ),
        sa.PrimaryKeyConstraint("invitation_id", name=op.f("pk_reports")),
    )
    op.create_table(
        "sharings",
        sa.Column("invitation_id", sa.Integer(), nullable=False),
        sa.Column(
            "safety",
            sa.Enum(
                "safe",
                "not_with_one_parent",
                "unsure",
                name="safety",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "value",
            sa.Enum(
                "yes",
                "partly",
                "refused",
                "planned",
                "no",
                "unsure",
                "not_applicable",
                name="shared",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("shared_on", sa.Date(), nullable=True),
        sa.Column(
            "method",
            sa.Enum(
                "face_to_face",
                "phone",
                "video",
                "post",
                "copy_handed_over",
                "in_meeting",
                name="method",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("shared_with", sa.JSON(), nullable=False),
        sa.Column(
            "response",
            sa.Enum(
                "agreed",
                "disagreed_in_part",
                "disagreed",
                "no_response",
                name="familyresponse",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "reason",
            sa.Enum(
                "ran_out_of_time",
                "unable_to_reach",
                "interpreter_needed",
                "agency_practice",
                "increased_risk",
                "other",
                name="notsharedreason",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("planned_for", sa.Date(), nullable=True),
        sa.Column("also_for", sa.JSON(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.Column("on_behalf", sa.Boolean(), nullable=False),
        sa.CheckConstraint("value <> 'planned' OR planned_for IS NOT NULL", name=op.f("ck_sharings_planned_has_date")),
        sa.CheckConstraint(
            "value NOT IN ('yes', 'partly') OR method IS NULL OR method <> 'in_meeting'",
            name=op.f("ck_sharings_in_meeting_is_not_before"),
        ),
        sa.CheckConstraint(
            "value NOT IN ('yes', 'partly') OR shared_on IS NOT NULL", name=op.f("ck_sharings_shared_has_date")
        ),
        sa.ForeignKeyConstraint(
            ["invitation_id"],
            ["invitations.id"],
            name=op.f("fk_sharings_invitation_id_invitations"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["professionals.id"], name=op.f("fk_sharings_recorded_by_id_professionals")
        ),
        sa.PrimaryKeyConstraint("invitation_id", name=op.f("pk_sharings")),
    )
    op.create_table(
        "core_group_updates",
        sa.Column("core_group_id", sa.Integer(), nullable=False),
        sa.Column("action_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "done",
                "in_progress",
                "not_started",
                "not_ours",
                name="actionstatus",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("barrier", sa.Text(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.Column("on_behalf", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["action_id"],
            ["planned_actions.id"],
            name=op.f("fk_core_group_updates_action_id_planned_actions"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["core_group_id"],
            ["core_groups.id"],
            name=op.f("fk_core_group_updates_core_group_id_core_groups"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["core_group_members.id"],
            name=op.f("fk_core_group_updates_member_id_core_group_members"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["professionals.id"], name=op.f("fk_core_group_updates_recorded_by_id_professionals")
        ),
        sa.PrimaryKeyConstraint("core_group_id", "action_id", name=op.f("pk_core_group_updates")),
    )
    with op.batch_alter_table("core_group_updates", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_core_group_updates_member_id"), ["member_id"], unique=False)

    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conference_id", sa.Integer(), nullable=True),
        sa.Column("recipient_id", sa.Integer(), nullable=False),
        sa.Column("invitation_id", sa.Integer(), nullable=True),
        sa.Column("member_id", sa.Integer(), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "scheduled",
                "invitation",
                "relay",
                "reminder",
                "overdue",
                "secure_details",
                "readiness",
                "moved",
                "cancelled",
                "withdrawn",
                "handed_over",
                "not_us",
                "question",
                "please_phone",
                "deadline_changed",
                "challenge",
                "escalation",
                "held",
                "feedback",
                "feedback_reminder",
                "papers",
                "papers_overdue",
                "receipt",
                "next_dates",
                "review_too_late",
                "professionals_meeting",
                "core_group",
                "core_group_reminder",
                "core_group_changed",
                "core_group_held",
                "answer",
                "safety",
                "safety_alert",
                "snapshot",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("occasion", sa.String(length=80), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("not_before", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "status",
            sa.Enum(
                "planned",
                "claimed",
                "sent",
                "uncertain",
                "skipped",
                "failed",
                name="delivery",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("owner", sa.String(length=60), nullable=True),
        sa.Column("leased_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column(
            "skip_reason",
            sa.Enum(
                "no_longer_wanted",
                "not_in_slack",
                name="skipreason",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("fault", sa.String(length=60), nullable=True),
        sa.Column("letter", sa.String(length=40), nullable=True),
        sa.Column("channel", sa.String(length=30), nullable=True),
        sa.Column("ts", sa.String(length=30), nullable=True),
        sa.Column("thread", sa.String(length=30), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("stale", sa.Boolean(), nullable=False),
        sa.CheckConstraint("(status = 'claimed') = (owner IS NOT NULL)", name=op.f("ck_outbox_claimed_has_owner")),
        sa.CheckConstraint(
            "(status = 'skipped') = (skip_reason IS NOT NULL)", name=op.f("ck_outbox_skipped_has_reason")
        ),
        sa.CheckConstraint(
            "status <> 'sent' OR (channel IS NOT NULL AND ts IS NOT NULL)", name=op.f("ck_outbox_sent_has_place")
        ),
        sa.CheckConstraint("(owner IS NULL) = (leased_until IS NULL)", name=op.f("ck_outbox_owner_has_lease")),
        sa.ForeignKeyConstraint(
            ["conference_id"], ["conferences.id"], name=op.f("fk_outbox_conference_id_conferences"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["invitation_id"], ["invitations.id"], name=op.f("fk_outbox_invitation_id_invitations"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["core_group_members.id"],
            name=op.f("fk_outbox_member_id_core_group_members"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["recipient_id"], ["professionals.id"], name=op.f("fk_outbox_recipient_id_professionals")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("conference_id", "recipient_id", "kind", "occasion", name="uq_outbox_once"),
    )
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_outbox_invitation_id"), ["invitation_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_outbox_letter"), ["letter"], unique=False)
        batch_op.create_index(batch_op.f("ix_outbox_member_id"), ["member_id"], unique=False)
        batch_op.create_index("ix_outbox_message", ["channel", "ts"], unique=False)
        batch_op.create_index(
            "ix_outbox_open",
            ["due_at", "id"],
            unique=False,
            sqlite_where=sa.text("status IN ('planned', 'claimed', 'uncertain')"),
            postgresql_where=sa.text("status IN ('planned', 'claimed', 'uncertain')"),
        )
        batch_op.create_index(
            "ix_outbox_stale",
            ["id"],
            unique=False,
            sqlite_where=sa.text("stale AND status = 'sent'"),
            postgresql_where=sa.text("stale AND status = 'sent'"),
        )
        batch_op.create_index(
            "uq_outbox_once_without_conference",
            ["recipient_id", "kind", "occasion"],
            unique=True,
            sqlite_where=sa.text("conference_id IS NULL"),
            postgresql_where=sa.text("conference_id IS NULL"),
        )

    op.create_table(
        "enclosures",
        sa.Column("outbox_id", sa.Integer(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "waiting",
                "uploaded",
                "shared",
                "dropped",
                "failed",
                name="enclosed",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("owner", sa.String(length=60), nullable=True),
        sa.Column("leased_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("not_before", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.String(length=30), nullable=True),
        sa.Column("fault", sa.String(length=60), nullable=True),
        sa.Column("shared_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "status NOT IN ('uploaded', 'shared') OR file_id IS NOT NULL", name=op.f("ck_enclosures_uploaded_has_id")
        ),
        sa.CheckConstraint("(owner IS NULL) = (leased_until IS NULL)", name=op.f("ck_enclosures_owner_has_lease")),
        sa.ForeignKeyConstraint(
            ["outbox_id"], ["outbox.id"], name=op.f("fk_enclosures_outbox_id_outbox"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("outbox_id", name=op.f("pk_enclosures")),
    )
    with op.batch_alter_table("enclosures", schema=None) as batch_op:
        batch_op.create_index(
            "ix_enclosures_open",
            ["outbox_id"],
            unique=False,
            sqlite_where=sa.text("status IN ('waiting', 'uploaded')"),
            postgresql_where=sa.text("status IN ('waiting', 'uploaded')"),
        )

    if op.get_bind().dialect.name != "sqlite":  # which has had it since the table was made
        op.create_foreign_key("fk_agencies_lead_id_professionals", "agencies", "professionals", ["lead_id"], ["id"])


def downgrade() -> None:
    if op.get_bind().dialect.name != "sqlite":
        op.drop_constraint("fk_agencies_lead_id_professionals", "agencies", type_="foreignkey")
    with op.batch_alter_table("enclosures", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_enclosures_open",
            sqlite_where=sa.text("status IN ('waiting', 'uploaded')"),
            postgresql_where=sa.text("status IN ('waiting', 'uploaded')"),
        )

    op.drop_table("enclosures")
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_outbox_once_without_conference",
            sqlite_where=sa.text("conference_id IS NULL"),
            postgresql_where=sa.text("conference_id IS NULL"),
        )
        batch_op.drop_index(
            "ix_outbox_stale",
            sqlite_where=sa.text("stale AND status = 'sent'"),
            postgresql_where=sa.text("stale AND status = 'sent'"),
        )
        batch_op.drop_index(
            "ix_outbox_open",
            sqlite_where=sa.text("status IN ('planned', 'claimed', 'uncertain')"),
            postgresql_where=sa.text("status IN ('planned', 'claimed', 'uncertain')"),
        )
        batch_op.drop_index("ix_outbox_message")
        batch_op.drop_index(batch_op.f("ix_outbox_member_id"))
        batch_op.drop_index(batch_op.f("ix_outbox_letter"))
        batch_op.drop_index(batch_op.f("ix_outbox_invitation_id"))

    op.drop_table("outbox")
    with op.batch_alter_table("core_group_updates", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_core_group_updates_member_id"))

    op.drop_table("core_group_updates")
    op.drop_table("sharings")
    op.drop_table("reports")
    with op.batch_alter_table("replies", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_replies_received_at"))
        batch_op.drop_index("ix_replies_place")
        batch_op.drop_index(batch_op.f("ix_replies_person_id"))
        batch_op.drop_index(batch_op.f("ix_replies_invitation_id"))

    op.drop_table("replies")
    op.drop_table("receipts")
    op.drop_table("feedback")
    with op.batch_alter_table("enquiries", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_enquiries_invitation_id"))

    op.drop_table("enquiries")
    with op.batch_alter_table("dissents", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_dissents_conference_id"))

    op.drop_table("dissents")
    with op.batch_alter_table("decisions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_decisions_conference_id"))

    op.drop_table("decisions")
    with op.batch_alter_table("core_group_members", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_core_group_members_person",
            sqlite_where=sa.text("withdrawn_at IS NULL AND professional_id IS NOT NULL"),
            postgresql_where=sa.text("withdrawn_at IS NULL AND professional_id IS NOT NULL"),
        )
        batch_op.drop_index(
            "uq_core_group_members_nobody_known",
            sqlite_where=sa.text("withdrawn_at IS NULL AND professional_id IS NULL"),
            postgresql_where=sa.text("withdrawn_at IS NULL AND professional_id IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_core_group_members_professional_id"))
        batch_op.drop_index(batch_op.f("ix_core_group_members_core_group_id"))
        batch_op.drop_index(batch_op.f("ix_core_group_members_agency_id"))

    op.drop_table("core_group_members")
    with op.batch_alter_table("challenges", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_challenges_invitation_id"))

    op.drop_table("challenges")
    op.drop_table("births")
    with op.batch_alter_table("attendees", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_attendees_invitation",
            sqlite_where=sa.text("invitation_id IS NOT NULL"),
            postgresql_where=sa.text("invitation_id IS NOT NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_attendees_conference_id"))
        batch_op.drop_index(batch_op.f("ix_attendees_agency_id"))

    op.drop_table("attendees")
    with op.batch_alter_table("action_updates", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_action_updates_invitation_id"))

    op.drop_table("action_updates")
    op.drop_table("sent_papers")
    op.drop_table("records")
    with op.batch_alter_table("planned_actions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_planned_actions_owner_id"))

    op.drop_table("planned_actions")
    op.drop_table("next_dates")
    with op.batch_alter_table("invitations", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_invitations_person",
            sqlite_where=sa.text("withdrawn_at IS NULL AND professional_id IS NOT NULL"),
            postgresql_where=sa.text("withdrawn_at IS NULL AND professional_id IS NOT NULL"),
        )
        batch_op.drop_index(
            "uq_invitations_nobody_known",
            sqlite_where=sa.text("withdrawn_at IS NULL AND professional_id IS NULL"),
            postgresql_where=sa.text("withdrawn_at IS NULL AND professional_id IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_invitations_professional_id"))
        batch_op.drop_index(batch_op.f("ix_invitations_conference_id"))
        batch_op.drop_index(batch_op.f("ix_invitations_agency_id"))

    op.drop_table("invitations")
    with op.batch_alter_table("corrections", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_corrections_conference_id"))

    op.drop_table("corrections")
    with op.batch_alter_table("core_groups", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_core_groups_conference_id"))

    op.drop_table("core_groups")
    op.drop_table("children")
    with op.batch_alter_table("actions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_actions_planned_id"))
        batch_op.drop_index(batch_op.f("ix_actions_owner_id"))

    op.drop_table("actions")
    with op.batch_alter_table("snapshot_requests", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_snapshot_requests_person_id"))

    op.drop_table("snapshot_requests")
    op.drop_table("snapshot_opt_outs")
    with op.batch_alter_table("conferences", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_conferences_starts_at"))
        batch_op.drop_index(batch_op.f("ix_conferences_social_worker_id"))
        batch_op.drop_index(batch_op.f("ix_conferences_reviews_id"))
        batch_op.drop_index(batch_op.f("ix_conferences_chair_id"))

    op.drop_table("conferences")
    op.drop_table("unavailabilities")
    with op.batch_alter_table("professionals", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_professionals_agency_id"))

    op.drop_table("professionals")
    with op.batch_alter_table("seen_requests", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_seen_requests_at"))

    op.drop_table("seen_requests")
    op.drop_table("history_secret")
    with op.batch_alter_table("history", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_history_held_on"))

    op.drop_table("history")
    op.drop_table("audit")
    with op.batch_alter_table("agencies", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_agencies_kind"))

    op.drop_table("agencies")
