#!/usr/bin/env bash
# Grants 1,000 of the first resource type to the first project, once: sent twice with the same key, it is one allocation.
source "$(dirname "$0")/ask.sh"

targets=$(ask '{ projects(first: 1) { nodes { id } } resourceTypes { id name } }')
key=$(node -p 'crypto.randomUUID()')
input="{\"input\": {
  \"projectId\": \"$(value data.projects.nodes.0.id <<<"$targets")\",
  \"resourceTypeId\": \"$(value data.resourceTypes.0.id <<<"$targets")\",
  \"model\": \"SUBSCRIPTION\", \"quantity\": \"1000\", \"billingPeriod\": \"MONTH\", \"idempotencyKey\": \"$key\" }}"

for attempt in first second; do
  answer=$(ask 'mutation ($input: GrantAllocationInput!) {
    grantAllocation(input: $input) {
      __typename
      ... on Allocation { id quantity }
      ... on Refusal { message }
    }
  }' "$input")
  echo "$attempt: $(value data.grantAllocation <<<"$answer")"
done
