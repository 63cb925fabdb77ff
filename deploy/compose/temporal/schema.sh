#!/bin/sh
# Makes Temporal's two databases, or brings them to this server's schema; safe to run again. The connection is named by
# SQL_PLUGIN, SQL_HOST, SQL_PORT, SQL_USER and SQL_PASSWORD.
set -eu

bring() { # DATABASE SCHEMA
	temporal-sql-tool --db "$1" create
	temporal-sql-tool --db "$1" setup-schema --version 0.0
	temporal-sql-tool --db "$1" update-schema --schema-name "postgresql/v12/$2"
}
bring temporal temporal
bring temporal_visibility visibility
