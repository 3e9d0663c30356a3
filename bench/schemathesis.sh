#!/bin/sh
# Serves seeds/ from an archive that is thrown away, and sends generated requests,
# right and wrong ones, to every address of the API: no answer may be a 5xx, and each
# has to be as /api/v1/openapi.json describes it. Needs Python 3 and ./dateline.
#
#   bench/schemathesis.sh [EXAMPLES]    at most EXAMPLES an address in each mode, 50 if absent
#   SEED=N                              the same requests as the run that printed N
set -eu
cd "$(dirname "$0")/.."
venv=build/schemathesis
if ! cmp -s bench/schemathesis.txt "$venv/installed.txt"; then
	rm -rf "$venv"
	python3 -m venv "$venv" || { echo "this needs Python 3 with venv, for example: sudo apt-get install python3-venv"; exit 1; }
	"$venv/bin/pip" install --quiet --disable-pip-version-check -r bench/schemathesis.txt
	cp bench/schemathesis.txt "$venv/installed.txt"
fi

dir=$(mktemp -d)
server=
: >"$dir/log"
trap 'test -z "$server" || { kill "$server" && wait "$server"; } || true; rm -rf "$dir"' EXIT
trap 'exit 130' INT TERM

./dateline serve --archive "$dir/archive" --addr 127.0.0.1:0 seeds >"$dir/log" 2>&1 &
server=$!
waited=0
until grep -q '^the files are indexed' "$dir/log"; do
	kill -0 "$server" 2>/dev/null && test $waited -lt 60 || { cat "$dir/log"; echo "the server did not start"; exit 1; }
	waited=$((waited + 1))
	sleep 1
done
key=$(./dateline key add --archive "$dir/archive" schemathesis 2>/dev/null)
address=$(sed -n 's|.* on \(http://[^ ]*\)/$|\1|p' "$dir/log")

# Not among the checks is positive_data_acceptance: a schema cannot say which cursors
# the server has given out, that from is not behind to, or how many clauses a query
# may have. The others that are left out are about other ways of logging in.
checks=not_a_server_error,status_code_conformance,content_type_conformance,response_headers_conformance
checks=$checks,response_schema_conformance,negative_data_rejection,unsupported_method,allow_header_conformance

"$venv/bin/schemathesis" --config-file bench/schemathesis.toml run "$address/api/v1/openapi.json" \
	--header "Authorization: Bearer $key" --checks "$checks" --max-examples "${1:-50}" --continue-on-failure ${SEED:+--seed "$SEED"} \
	--generation-database none --request-timeout 30
kill -0 "$server" || { tail "$dir/log"; echo "the server has ended"; exit 1; }
