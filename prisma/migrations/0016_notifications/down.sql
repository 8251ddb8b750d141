set local role tenure_owner;
-- The mails that told of notices have no place in what comes before. Their owner is bound by the wall as anyone is, until it is lifted.
alter table identity.outgoing_mails no force row level security;
delete from identity.outgoing_mails where purpose in ('NOTICE', 'DIGEST');
alter table identity.outgoing_mails force row level security;
alter table identity.outgoing_mails drop constraint outgoing_mails_purpose, add constraint outgoing_mails_purpose
  check (purpose in ('INVITATION', 'RESET_PASSWORD', 'VERIFY_EMAIL', 'PASSWORD_CHANGED', 'FACTORS_CHANGED', 'NEW_SIGN_IN'));
drop table identity.notifications, identity.notification_preferences, identity.calendar_links cascade;
