#!/usr/bin/env bash
# Lists every project you may see, page by page.
source "$(dirname "$0")/ask.sh"

after=null
while true; do
  page=$(ask 'query ($after: String) {
    projects(first: 20, after: $after, orderBy: { field: NAME, direction: ASC }) {
      nodes { publicId name }
      pageInfo { hasNextPage endCursor }
    }
  }' "{\"after\": $after}")
  node -e 'for (const { publicId, name } of JSON.parse(process.argv[1]).data.projects.nodes) console.log(`${publicId}\t${name}`)' "$page"
  [[ $(value data.projects.pageInfo.hasNextPage <<<"$page") == true ]] || break
  after="\"$(value data.projects.pageInfo.endCursor <<<"$page")\""
done
