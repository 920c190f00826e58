#!/bin/sh
# Reads the articles of this folder into a register in a folder of its own, and asks it.
# The articles follow public facts; their outlets and wording are invented.
set -eu
cd "$(dirname "$0")/.."
COLUMNS=100
folder=${DEMO_FOLDER:-demo-register}
TENURE_REGISTER=$folder/register.db
export COLUMNS TENURE_REGISTER
rm -rf "$folder"
mkdir "$folder"

run() {
  printf '$ %s\n' "$1"
  eval "$1"
  echo
}

run 'tenure read demo/tr-wrong-headline.html'
run 'tenure add demo/*.html'
run 'tenure who Xiaomi --on 2022-10-01'
run 'tenure changes'
run 'tenure person "Lei Jun" --on 2022-10-01 --why'
