#!/usr/bin/env bash
# A plan filed, approved, trained, reviewed, submitted, verified and stamped, by hand over HTTP, in the demonstration that
# `make run` serves. Needs curl and jq. Every account's password is xueshi2020.
#
#     docs/by-hand.sh [http://127.0.0.1:8080]
set -euo pipefail

base=${1:-http://127.0.0.1:8080}
jars=$(mktemp -d)
trap 'rm -rf "$jars"' EXIT

# as LOGIN METHOD PATH [BODY]: calls the API with the account's session, and prints the answer.
as() {
	local jar=$jars/$1
	[[ -e $jar ]] || curl -sS --fail -o /dev/null -c "$jar" -H 'Content-Type: application/json' \
		-d "{\"login\": \"$1\", \"password\": \"xueshi2020\"}" "$base/api/session"
	curl -sS --fail-with-body -b "$jar" -X "$2" -H 'Content-Type: application/json' ${4:+-d "$4"} "$base$3"
}

# decide LOGIN CASE [MORE]: approves whatever the case waits for, once its workflow has opened the step.
decide() {
	local n
	until n=$(as "$1" GET "/api/cases/$2" | jq -e 'select(.following | not) | .step.n'); do read -rt 0.2 <> <(:) || true; done
	as "$1" POST "/api/cases/$2/steps/$n/decision" "{\"outcome\": \"approved\"${3:+, $3}}" >/dev/null
	echo "  $1: approved"
}

# at TIME: moves the business time, and waits until the engine has done all that falls due on the way.
at() {
	echo "— $1"
	as chief POST /api/clock "{\"to\": \"$1\"}" >/dev/null
	while as chief GET /api/clock | jq -e .moving >/dev/null; do read -rt 0.2 <> <(:) || true; done
}

echo "The unit looks for somebody of 会计 who takes part in the title review and lacks hours."
provider=$(as unit43 GET '/api/providers' | jq -r '.items[] | select(.base).id')
for person in $(as unit43 GET '/api/people?year=2020&state=titleReview&limit=500' | jq -r '.items[] | select(.series == "会计").id'); do
	standing=$(as unit43 GET "/api/years/2020/people/$person")
	if jq -e '.missing == {common: 30, specialty: 60, total: 90} and .pending.common == 0 and .planned == 0' <<<"$standing" >/dev/null; then break; fi
done
jq -c '{name, totals, missing}' <<<"$standing"

echo "The department files a plan: 36 days ahead, R2 asks for 30."
receipt=$(as caizheng POST /api/plans "$(jq -n --arg provider "$provider" --arg person "$person" '{
	providerId: $provider, series: "会计", subject: "会计人员专业能力提升（夏季班）", content: "新收入准则、税收政策与内部控制",
	hours: 60, startsOn: "2020-08-20", endsOn: "2020-08-29", place: "宣城市机械电子工程学校", teachers: ["王教授"],
	feeBasis: "皖物价局规定的标准", roster: [$person]}')")
jq -r '"  filed as \(.number) on \(.filedOn); the earliest start would be \(.earliestStart)"' <<<"$receipt"
plan=$(jq -r .id <<<"$receipt")
echo "The bureau accepts it."
decide clerk1 "$plan"

at 2020-08-31T09:00:00+08:00
echo "The training is over: the provider records the results, the bureau reviews the hours."
as base POST "/api/plans/$plan/results" "$(jq -n --arg person "$person" '{
	results: [{personId: $person, passed: true, hours: 60}], evidence: ["培训实施方案", "参训人员名单", "培训文件", "培训证书", "成绩证明"]}')" >/dev/null
decide clerk1 "$plan"

echo "The unit hands in the transcript of the common subject; the bureau registers it."
transcript=$(as unit43 POST /api/transcripts "$(jq -n --arg person "$person" '{
	year: 2020, lines: [{personId: $person, course: "《新时代专业技术人员新理念素养提升》", examOn: "2020-08-01", score: 88}]}')" | jq -r .id)
decide clerk2 "$transcript"

echo "The unit submits; a clerk verifies, having seen the originals; the chief stamps."
submission=$(as unit43 POST /api/submissions "{\"year\": 2020, \"people\": [\"$person\"]}" | jq -r .id)
decide clerk1 "$submission" '"originalsSeen": true'
decide chief "$submission"

until as unit43 GET "/api/cases/$submission" | jq -e 'select(.state == "stamped")' >/dev/null; do read -rt 0.2 <> <(:) || true; done
as unit43 GET "/api/cases/$submission/timeline" | jq -r '.items[] | "  \(.at[0:16])  \(.text // .kind)"'
as unit43 GET "/api/years/2020/people/$person" | jq -c '{name, totals, serial}'
