# To be sourced. Comes in by TENURE_TOKEN, or by TENURE_EMAIL and TENURE_PASSWORD, and defines:
#   ask '<document>' ['<variables as JSON>']   asks the graph, prints the answer
#   value '<path>'                             prints a value of the JSON it reads: value data.viewer.kind
set -euo pipefail
: "${TENURE_URL:=http://127.0.0.1:4000}"

cookies=$(mktemp)
trap 'rm -f "$cookies"' EXIT
# Requests with a cookie need this header: no other site can send it for you.
credentials=(--header 'X-Tenure-Client: curl')

if [[ -n ${TENURE_TOKEN:-} ]]; then
  credentials+=(--header "Authorization: Bearer $TENURE_TOKEN")
else
  credentials+=(--cookie "$cookies")
  # The password goes through standard input: arguments can be seen by others on this machine.
  node -p 'JSON.stringify({ email: process.env.TENURE_EMAIL, password: process.env.TENURE_PASSWORD })' |
    curl --silent --show-error --fail-with-body --cookie-jar "$cookies" \
      --header 'X-Tenure-Client: curl' --header 'Content-Type: application/json' --data @- "$TENURE_URL/auth/sign-in" >/dev/null
fi

ask() {
  local variables=${2:-'{}'}
  QUERY=$1 VARIABLES=$variables node -p 'JSON.stringify({ query: process.env.QUERY, variables: JSON.parse(process.env.VARIABLES) })' |
    curl --silent --show-error "${credentials[@]}" --header 'Content-Type: application/json' --data @- "$TENURE_URL/graphql"
}

value() {
  WANTED=$1 node -p 'const read = process.env.WANTED.split(".").reduce((at, key) => at?.[key], JSON.parse(require("node:fs").readFileSync(0, "utf8"))); typeof read === "object" ? JSON.stringify(read) : read'
}
