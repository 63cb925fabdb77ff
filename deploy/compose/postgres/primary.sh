#!/bin/bash
# Runs once, when the primary's data folder is made: the accounts, the business database, and the standby's place.
set -euo pipefail

psql --username postgres --set ON_ERROR_STOP=1 \
	--set xueshi="$XUESHI_PASSWORD" --set temporal="$TEMPORAL_PASSWORD" --set standby="$STANDBY_PASSWORD" <<'SQL'
CREATE ROLE xueshi LOGIN PASSWORD :'xueshi';
CREATE DATABASE xueshi OWNER xueshi;
CREATE ROLE temporal LOGIN CREATEDB PASSWORD :'temporal';
CREATE ROLE standby LOGIN REPLICATION PASSWORD :'standby';
SELECT pg_create_physical_replication_slot('standby');
SQL
echo "host replication standby all scram-sha-256" >>"$PGDATA/pg_hba.conf"
