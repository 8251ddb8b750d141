drop schema past cascade;
set local role tenure_owner;
drop table identity.security_group_member_history, allocations.allocation_period_history, projects.default_project_history,
  projects.project_resource_manager_history, projects.project_member_history cascade;
