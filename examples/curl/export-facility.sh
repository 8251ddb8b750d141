#!/usr/bin/env bash
# Saves the whole facility as CSV, as it stands at one moment. Usage: export-facility.sh [file]
source "$(dirname "$0")/ask.sh"

to=${1:-facility.zip}
curl --silent --show-error --fail-with-body "${credentials[@]}" --output "$to" "$TENURE_URL/export/facility.zip"
echo "Saved $to"
