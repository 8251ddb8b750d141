set local role tenure_owner;

/* The way of a request, and who may take which step of it. What was asked changes only while it is a draft or sent back; what a reviewer
   recommends only in review; what was awarded with the decision alone, and approved only when nobody's approval is missing. */
create or replace function allocations.request_guard() returns trigger language plpgsql as $$
declare way text; asks boolean; mended boolean;
begin
  -- Another tenant's row is refused by the tenant's wall.
  if current_user <> 'tenure_app' or new.tenant_id is distinct from ctx.tenant() then return new; end if;
  if new.allocation_id is not null and not exists (select from allocations.allocations a where a.tenant_id = new.tenant_id and a.id = new.allocation_id
    and a.project_id = new.project_id and a.resource_type_id = new.resource_type_id and (new.kind <> 'DATA_SHARE' or a.is_storage_type)) then
    raise exception 'A request is about an allocation of its own project and type.' using errcode = 'TN012';
  end if;
  if tg_op = 'INSERT' then
    if new.state <> 'DRAFT' or new.round <> 0 or num_nonnulls(new.recommended_by, new.recommended_quantity, new.recommended_ends_at, new.recommendation,
      new.awarded_quantity, new.awarded_ends_at, new.submitted_at, new.decided_by, new.granted_allocation_id, new.data_share_id) > 0 then
      raise exception 'A request begins as a draft.' using errcode = 'TN012';
    end if;
    return new;
  end if;
  way := old.state || '>' || new.state;
  asks := old.project_id in (select ctx.projects_to('edit'));
  mended := (new.resource_type_id, new.justification, new.allocation_model, new.billing_period, new.renewal, new.periods, new.lifetime_months, new.starts_at,
      new.data_share_name, new.storage_subtype, new.requested_quantity, new.requested_ends_at)
    is distinct from (old.resource_type_id, old.justification, old.allocation_model, old.billing_period, old.renewal, old.periods, old.lifetime_months, old.starts_at,
      old.data_share_name, old.storage_subtype, old.requested_quantity, old.requested_ends_at);
  if mended and not (asks and old.state in ('DRAFT', 'NEEDS_CHANGES') and new.state = old.state) then
    raise exception 'What was asked changes only while the request is a draft or was sent back.' using errcode = 'TN012';
  end if;
  if (new.recommended_quantity, new.recommended_ends_at, new.recommended_by, new.recommendation)
    is distinct from (old.recommended_quantity, old.recommended_ends_at, old.recommended_by, old.recommendation)
    and not (way = 'IN_REVIEW>IN_REVIEW' and new.recommended_by = ctx.uid() and allocations.decides(old.id)) then
    raise exception 'A reviewer recommends while the request is in review.' using errcode = 'TN012';
  end if;
  if (new.awarded_quantity, new.awarded_ends_at) is distinct from (old.awarded_quantity, old.awarded_ends_at) and way <> 'IN_REVIEW>APPROVED'
    or (new.decided_by, new.decided_at) is distinct from (old.decided_by, old.decided_at)
      and not (way in ('IN_REVIEW>APPROVED', 'IN_REVIEW>DECLINED') and new.decided_by = ctx.uid()) then
    raise exception 'What is awarded is said with the decision, by who decides.' using errcode = 'TN012';
  end if;
  if (new.granted_allocation_id, new.data_share_id) is distinct from (old.granted_allocation_id, old.data_share_id)
    and not (way = 'APPROVED>APPROVED' and ctx.awarding() = old.project_id and num_nonnulls(old.granted_allocation_id, old.data_share_id) = 0) then
    raise exception 'What came of a request is said as it is approved.' using errcode = 'TN012';
  end if;
  if (new.round <> old.round or new.submitted_at is distinct from old.submitted_at) and way not in ('DRAFT>SUBMITTED', 'NEEDS_CHANGES>SUBMITTED') then
    raise exception 'A round begins as the request is submitted.' using errcode = 'TN012';
  end if;
  if new.state = old.state then return new; end if;
  if way in ('DRAFT>SUBMITTED', 'NEEDS_CHANGES>SUBMITTED') and asks then
    if length(btrim(new.justification)) = 0 or new.round <> old.round + 1 or exists (select from allocations.resource_type_questions x
      where x.tenant_id = new.tenant_id and x.resource_type_id = new.resource_type_id and x.retired_at is null and x.is_required
        and not exists (select from allocations.request_answers a where a.tenant_id = new.tenant_id and a.request_id = new.id and a.question_id = x.id)) then
      raise exception 'A request is submitted whole: justified, with every required answer.' using errcode = 'TN012';
    end if;
  elsif way in ('DRAFT>WITHDRAWN', 'SUBMITTED>WITHDRAWN', 'IN_REVIEW>WITHDRAWN', 'NEEDS_CHANGES>WITHDRAWN') and asks then
    null;
  elsif way in ('SUBMITTED>IN_REVIEW', 'IN_REVIEW>NEEDS_CHANGES', 'IN_REVIEW>DECLINED', 'IN_REVIEW>APPROVED') and allocations.decides(old.id) then
    if new.state = 'APPROVED' and exists (select from allocations.approval_steps(old.id, new.awarded_quantity, new.awarded_ends_at) s where s.given < s.needed) then
      raise exception 'An approval is still missing.' using errcode = 'TN012';
    end if;
  else
    raise exception 'A request does not go from % to % by this person.', old.state, new.state using errcode = 'TN012';
  end if;
  return new;
end $$;
create or replace trigger guard before insert or update on allocations.allocation_requests for each row execute function allocations.request_guard();
create or replace trigger touch before update on allocations.allocation_requests for each row execute function ctx.touch();

/* A type that is granted by request is granted by the facility, or by the approval of a request: nobody helps themselves to more of it. Less, and
   an earlier end, stay the project's own to say. */
create or replace function allocations.by_request() returns trigger language plpgsql as $$
begin
  if current_user <> 'tenure_app' or not exists (select from allocations.resource_types t
    where t.tenant_id = new.tenant_id and t.id = new.resource_type_id and t.granted_by_request) then return new; end if;
  if tg_op = 'UPDATE' and new.quantity <= old.quantity and coalesce(new.ends_at, 'infinity') <= coalesce(old.ends_at, 'infinity') then return new; end if;
  if ctx.can(case tg_op when 'INSERT' then 'allocation:create' else 'allocation:update' end) or new.project_id is not distinct from ctx.awarding() then return new; end if;
  raise exception 'This resource type is granted by request.' using errcode = 'TN011';
end $$;
create or replace trigger by_request before insert or update on allocations.allocations for each row execute function allocations.by_request();

/* The same of its periods: none has more than its allocation, nor goes on for longer. */
create or replace function allocations.period_by_request() returns trigger language plpgsql as $$
begin
  if current_user <> 'tenure_app' or new.project_id is not distinct from ctx.awarding() or ctx.can('allocation:update') or ctx.can('allocation:create') then return new; end if;
  if exists (select from allocations.allocations a join allocations.resource_types t on t.tenant_id = a.tenant_id and t.id = a.resource_type_id
    where a.tenant_id = new.tenant_id and a.id = new.allocation_id and t.granted_by_request and (new.quantity > a.quantity or new.ends_at > coalesce(a.ends_at, 'infinity'))
      and (tg_op = 'INSERT' or new.quantity > old.quantity or new.ends_at > old.ends_at)) then
    raise exception 'This resource type is granted by request.' using errcode = 'TN011';
  end if;
  return new;
end $$;
create or replace trigger by_request before insert or update on allocations.allocation_periods for each row execute function allocations.period_by_request();

grant create on schema allocations to tenure_authz;
set local role tenure_authz;

/* Writes each step of a request's way. The step to APPROVED, which the guard let through, carries the authority to do what was approved, for this
   project, this person and this transaction. */
create or replace function allocations.request_moved() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare award text;
begin
  if tg_op = 'UPDATE' and new.state = old.state then return null; end if;
  insert into allocations.request_transitions (tenant_id, id, project_id, request_id, position, from_state, to_state, made_by, made_at, reason)
  select new.tenant_id, gen_random_uuid(), new.project_id, new.id, count(*), case tg_op when 'UPDATE' then old.state end, new.state, ctx.uid(), ctx.moment(),
    nullif(current_setting('app.reason', true), '')
  from allocations.request_transitions x where x.tenant_id = new.tenant_id and x.request_id = new.id;
  if new.state = 'APPROVED' and ctx.uid() is not null then
    award := concat_ws('|', 'award', new.id, new.project_id, ctx.uid());
    perform set_config('app.award', award, true), set_config('app.award_mark', ctx.sign(award), true);
  end if;
  return null;
end $$;
revoke execute on function allocations.request_moved() from public;
grant execute on function allocations.request_moved() to tenure_owner;
set local role tenure_owner;
create or replace trigger moved after insert or update on allocations.allocation_requests for each row execute function allocations.request_moved();
revoke create on schema allocations from tenure_authz;
