#!/usr/bin/env bash
# Edits the first project from an old version: refused, with what stands. A refusal is an answer, and nothing was changed.
source "$(dirname "$0")/ask.sh"

project=$(ask '{ projects(first: 1) { nodes { id version } } }')
id=$(value data.projects.nodes.0.id <<<"$project")
version=$(value data.projects.nodes.0.version <<<"$project")

answer=$(ask 'mutation ($input: EditProjectInput!) {
  editProject(input: $input) {
    __typename
    ... on Project { version }
    ... on StaleVersion { message expected current }
    ... on Refusal { message }
  }
}' "{\"input\": {\"id\": \"$id\", \"description\": \"From a script\", \"expectedVersion\": $((version - 1))}}")

case $(value data.editProject.__typename <<<"$answer") in
  Project) echo "Saved." ;;
  StaleVersion) echo "Not saved: version $(value data.editProject.current <<<"$answer") stands. $(value data.editProject.message <<<"$answer")" ;;
  *) echo "Refused: $(value data.editProject.message <<<"$answer")" ;;
esac
