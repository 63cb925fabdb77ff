#!/bin/bash
# Copies the primary when the data folder is empty, then follows it. To make it the primary: pg_ctl promote, and point
# DATABASE_URL and Temporal's POSTGRES_SEEDS at it.
set -euo pipefail

if [[ ! -s $PGDATA/PG_VERSION ]]; then
	rm -rf "${PGDATA:?}"/*
	pg_basebackup --host "$PRIMARY" --username standby --pgdata "$PGDATA" --wal-method stream --slot standby \
		--write-recovery-conf --checkpoint fast
	chown -R postgres:postgres "$PGDATA"
	chmod 0700 "$PGDATA"
fi
exec docker-entrypoint.sh postgres -c hot_standby=on -c max_connections=400 -c max_wal_senders=4
