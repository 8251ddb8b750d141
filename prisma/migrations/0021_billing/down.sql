set local role tenure_owner;
drop table allocations.discounts, allocations.classed_projects, allocations.project_classes, allocations.rates cascade;
reset role;
do $$
begin
  drop extension if exists btree_gist;
exception when dependent_objects_still_exist then
  raise notice 'The extension btree_gist stays: something else in this database uses it.';
end $$;
