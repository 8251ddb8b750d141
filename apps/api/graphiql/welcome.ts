/** What a person sees who opens GraphiQL for the first time. */
export const welcome = `# The graph of Tenure. What you do here is done: mutations change real data.
# Ctrl-Space completes, Ctrl-Enter runs. The book on the left has the reference.

query Overview {
  viewer {
    user {
      fullName
    }
    tenant {
      name
    }
    permissions
  }
  projects(first: 10, orderBy: { field: NAME, direction: ASC }) {
    nodes {
      publicId
      name
      status
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
  rateLimit {
    cost
    remaining
    resetAt
  }
}
`
