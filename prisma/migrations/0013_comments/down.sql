set local role tenure_owner;
drop table projects.comment_edits, projects.comment_mentions, projects.comments cascade;
