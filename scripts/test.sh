#!/bin/sh
# Runs everything that must hold: installs what is missing, then checks, then all tests.
set -eu
cd "$(dirname "$0")/.."
# The wrapper brings the pinned Node and the locked packages; it is quiet when nothing is to do.
./party --version >/dev/null
exec node_modules/.bin/node scripts/test.ts "$@"
