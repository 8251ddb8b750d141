interface Names {
  readonly the: (name: string) => string
  /** The tenant's id, quoted. */
  readonly t: string
  readonly day: string
}

/** What a house asks for, approves and says. */
export function requestSeed({ the, t, day }: Names & { readonly house: string }): Readonly<Record<string, string>> {
  return {
    '0013_comments': `
      insert into projects.comments (tenant_id, id, project_id, about_type, about_id, author_id, body) values (${t}, ${the('comment')}, ${the('project')}, 'allocation_requests', ${the('request')}, ${the('member')}, 'Why?');
      insert into projects.comments (tenant_id, id, project_id, about_type, about_id, author_id, body, parent_comment_id) values (${t}, ${the('reply')}, ${the('project')}, 'allocation_requests', ${the('request')}, ${the('pi')}, 'So', ${the('comment')});
      insert into projects.comments (tenant_id, id, project_id, about_type, about_id, author_id, body, resolved_at, resolved_by) values (${t}, ${the('settled')}, ${the('project')}, 'projects', ${the('project')}, ${the('member')}, 'Done', '${day}', ${the('pi')});
      insert into projects.comment_mentions (tenant_id, id, project_id, comment_id, user_id) values (${t}, gen_random_uuid(), ${the('project')}, ${the('comment')}, ${the('pi')});
      insert into projects.comment_edits (tenant_id, id, project_id, comment_id, version, body, edited_by, edited_at) values (${t}, gen_random_uuid(), ${the('project')}, ${the('comment')}, 90, 'What?', ${the('member')}, '${day}')`,
    '0013_requests': `
      insert into allocations.resource_type_questions (tenant_id, id, resource_type_id, position, wording, kind, is_required) values (${t}, ${the('question')}, ${the('cpu')}, 0, 'Which code?', 'TEXT', true);
      insert into allocations.allocation_requests (tenant_id, id, project_id, resource_type_id, kind, state, round, asked_by, justification, allocation_model, requested_quantity)
      values (${t}, ${the('request')}, ${the('project')}, ${the('cpu')}, 'NEW', 'IN_REVIEW', 1, ${the('member')}, 'More light', 'SUBSCRIPTION', 100),
             (${t}, ${the('draft')}, ${the('project')}, ${the('cpu')}, 'NEW', 'DRAFT', 0, ${the('member')}, 'Later', 'SUBSCRIPTION', 5);
      insert into allocations.allocation_requests (tenant_id, id, project_id, resource_type_id, kind, allocation_id, state, round, asked_by, justification, recommended_by, decided_by, decided_at, granted_allocation_id, data_share_id)
      values (${t}, ${the('old request')}, ${the('project')}, ${the('cpu')}, 'CHANGE', ${the('hours')}, 'APPROVED', 1, ${the('member')}, 'Was', ${the('manager')}, ${the('admin')}, '${day}', ${the('hours')}, ${the('data share')});
      insert into allocations.request_answers (tenant_id, id, project_id, request_id, question_id, answer) values (${t}, gen_random_uuid(), ${the('project')}, ${the('request')}, ${the('question')}, 'Ours');
      insert into allocations.request_transitions (tenant_id, id, project_id, request_id, position, from_state, to_state, made_by, made_at) values (${t}, gen_random_uuid(), ${the('project')}, ${the('request')}, 90, 'DRAFT', 'SUBMITTED', ${the('member')}, '${day}')`,
    '0013_requests_approvals': `
      insert into allocations.approval_rules (tenant_id, id, name, approver) values (${t}, ${the('approval rule')}, 'Committee', 'PEOPLE');
      insert into allocations.approval_rules (tenant_id, id, name, approver, role_tenant_id, role_id, resource_type_id, at_least) values (${t}, ${the('approval rule2')}, 'Registrar', 'ROLE', ${t}, ${the('role')}, ${the('disk')}, 500);
      insert into allocations.approval_rule_people (tenant_id, id, rule_id, user_id) values (${t}, gen_random_uuid(), ${the('approval rule')}, ${the('steward')}), (${t}, gen_random_uuid(), ${the('approval rule')}, ${the('pi')});
      insert into allocations.request_approvals (tenant_id, id, project_id, request_id, round, rule_id, user_id, quantity) values (${t}, gen_random_uuid(), ${the('project')}, ${the('request')}, 0, ${the('approval rule')}, ${the('steward')}, 100)`,
  }
}
