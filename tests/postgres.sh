#!/usr/bin/env bash
# Runs a command with a PostgreSQL server of its own, on a free port of this machine and in a folder that is gone afterwards:
#   tests/postgres.sh dotnet test
# The command finds the server's connection string in COUPLING_POSTGRES. Nothing that matters is kept in such a server: it does
# not wait for the disk.
set -euo pipefail

if [ $# -eq 0 ]; then
    sed -n '2,5s/^# //p' "$0" >&2
    exit 64
fi

binaries=$(command -v pg_ctl || ls -d /usr/lib/postgresql/*/bin/pg_ctl 2>/dev/null | sort -V | tail -n 1 || true)
if [ -z "$binaries" ]; then
    echo "There is no PostgreSQL here (Debian: apt-get install postgresql)." >&2
    exit 69
fi
binaries=$(dirname "$(readlink -f "$binaries")")

# PostgreSQL refuses to run as root.
as=()
if [ "$(id -u)" -eq 0 ]; then
    account=$(id -u postgres >/dev/null 2>&1 && echo postgres || echo nobody)
    as=(setpriv "--reuid=$account" "--regid=$(id -gn "$account")" --clear-groups)
fi

folder=$(mktemp -d "${TMPDIR:-/tmp}/coupling-postgres-XXXXXX")
stop() {
    "${as[@]}" "$binaries/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1 || true
    rm -rf "$folder"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

password=$(od -An -N12 -tx1 /dev/urandom | tr -d ' \n')
printf '%s' "$password" >"$folder/password"
if [ ${#as[@]} -gt 0 ]; then
    chown -R "$account" "$folder"
fi
cd "$folder"
"${as[@]}" "$binaries/initdb" -D "$folder/data" -U coupling --pwfile="$folder/password" --auth=scram-sha-256 -E UTF8 --locale=C.UTF-8 >"$folder/initdb.log" 2>&1 ||
    { cat "$folder/initdb.log" >&2; exit 70; }
cat >>"$folder/data/postgresql.conf" <<CONFIGURATION
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 300
fsync = off
full_page_writes = off
CONFIGURATION

started=
for _ in 1 2 3 4 5 6 7 8; do
    port=$((20000 + RANDOM % 12000))
    if "${as[@]}" "$binaries/pg_ctl" -D "$folder/data" -o "-p $port" -l "$folder/server.log" -w -t 60 start >/dev/null 2>&1; then
        started=yes
        break
    fi
done
if [ -z "$started" ]; then
    cat "$folder/server.log" >&2
    exit 70
fi

cd "$OLDPWD"
code=0
COUPLING_POSTGRES="Host=127.0.0.1;Port=$port;Database=postgres;Username=coupling;Password=$password" "$@" || code=$?
exit "$code"
