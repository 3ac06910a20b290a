#!/bin/sh
# Everything that a machine without internet needs, in one folder: deploy/wheelhouse.sh FOLDER
# There: python3 -m venv .venv && .venv/bin/pip install --no-index --find-links FOLDER tiendo
# Run it on the same system and Python as the machine that will be installed.
set -eu
folder=${1:?FOLDER}
here=$(cd "$(dirname "$0")/.." && pwd)
python=${PYTHON:-$here/.venv/bin/python}
mkdir -p "$folder"
"$python" -m pip download --require-hashes --dest "$folder" -r "$here/requirements.lock"
"$python" -m pip wheel --no-deps --no-build-isolation --wheel-dir "$folder" "$here"
echo "$folder: $(ls "$folder" | wc -l) files"
