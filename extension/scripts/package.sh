#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Packs the built extension for the stores: a zip for Chromium browsers, an unsigned xpi for Firefox, and the sources
# that Firefox's reviewers build it from. The same sources give the same bytes.
#   extension/scripts/package.sh VERSION OUT
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
version=$1 out=$2
date=${SOURCE_DATE_EPOCH:-1780000000}
mkdir -p "$out"
out=$(cd "$out" && pwd)
export TZ=UTC # zip writes local time

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# pack FOLDER FILE: sorted, one date, one mode, nothing of this machine
pack() {
  find "$1" -exec touch -h -d "@$date" {} +
  find "$1" -type f -exec chmod 644 {} +
  rm -f "$2"
  (cd "$1" && find . -type f -printf '%P\n' | LC_ALL=C sort | zip -X -9 -q "$2" -@)
  echo "$2"
}

# Each permission has its reason in the store's listing.
node -e '
  const {readFileSync} = require("node:fs");
  const [listing, ...manifests] = process.argv.slice(1).map((file) => readFileSync(file, "utf8"));
  const {permissions = [], optional_permissions = [], optional_host_permissions = []} = Object.assign(
    {}, ...manifests.map((text) => JSON.parse(text)));
  const missing = [...permissions, ...optional_permissions, ...optional_host_permissions].filter(
    (name) => !listing.includes("`" + name + "`"));
  if (missing.length > 0) {
    console.error("src/docs/store/listing.md gives no reason for " + missing.join(", "));
    process.exit(1);
  }' "$here/../src/docs/store/listing.md" "$here"/dist/{chrome,firefox}-mv3/manifest.json

# What addons.mozilla.org checks first. Its linter is fetched for this and is no part of the product.
npx --yes web-ext@10.7.0 lint --source-dir "$here/dist/firefox-mv3" --warnings-as-errors --no-config-discovery

cp -R "$here/dist/chrome-mv3" "$work/chromium"
# The key fixes the id of an unpacked extension; stores give their own and refuse it.
node -e '
  const {readFileSync, writeFileSync} = require("node:fs");
  const manifest = JSON.parse(readFileSync(process.argv[1], "utf8"));
  delete manifest.key;
  writeFileSync(process.argv[1], JSON.stringify(manifest));' "$work/chromium/manifest.json"
pack "$work/chromium" "$out/scrubjay-$version-chromium.zip"

cp -R "$here/dist/firefox-mv3" "$work/firefox"
pack "$work/firefox" "$out/scrubjay-$version-firefox.xpi"

# What is needed to build it again, and how.
mkdir -p "$work/sources/src"
(cd "$here/.." && tar -cf - --exclude=node_modules --exclude=dist --exclude=target --exclude=.wxt --exclude=.output \
  extension src/product.json src/sites src/protocol LICENSE pom.xml) | tar -C "$work/sources" -xf -
cp "$here/../src/docs/store/building-for-reviewers.md" "$work/sources/BUILDING.md"
pack "$work/sources" "$out/scrubjay-$version-sources.zip"
