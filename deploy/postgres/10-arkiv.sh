#!/bin/sh
# Run once, when PostgreSQL sets itself up: the archive's own database, of an account that may make schemas in it and
# nothing else. The account that may do everything stays with PostgreSQL.
set -eu
psql --no-psqlrc --set ON_ERROR_STOP=1 --set password="$(cat "${ARKIV_PASSWORD_FILE:?}")" --username "${POSTGRES_USER:?}" --dbname postgres <<'SQL'
CREATE ROLE arkiv LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION PASSWORD :'password';
CREATE DATABASE arkiv OWNER arkiv ENCODING 'UTF8' TEMPLATE template0;
REVOKE CONNECT ON DATABASE arkiv FROM PUBLIC;
SQL
